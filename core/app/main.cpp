#include <unistd.h>

#include <climits>
#include <cstdio>
#include <exception>
#include <map>
#include <string_view>

#include "core/app/commands/command.hpp"

namespace {

constexpr std::string_view usage =
    "Lotsen: a municipality's contact centre, by chat and at the kiosk.\n"
    "\n"
    "  lotsen serve [--config FILE] [--data DIR] [--listen ADDR:PORT] [--demo] [--threads N]\n"
    "  lotsen ask TEXT | ask --batch FILE    what would be understood, a JSON object a line\n"
    "  lotsen chat [--locale TAG]            a conversation in the terminal\n"
    "  lotsen evaluate --train FILE --test FILE [--out-of-scope LABEL]\n"
    "  lotsen evaluate --plugins[=FOLDER]    how well held-out sentences are understood\n"
    "  lotsen evaluate --particulars[=FOLDER] [--mistakes]   places, dates, numbers and the like\n"
    "  lotsen evaluate --against VERSION|FOLDER   what is understood otherwise than before\n"
    "  lotsen learn [undo|status]            what editors wrote in data/learning: check and use "
    "it\n"
    "  lotsen import associations|jobs FILE  data the city owns\n"
    "  lotsen plugin new NAME [--language cpp|python] [--into DIR]   begin a plugin\n"
    "  lotsen plugin dev DIR [--locale TAG]  talk to it while you change it\n"
    "  lotsen plugin test DIR                its texts, options, transcripts; repair at every "
    "question\n"
    "  lotsen plugin chaos DIR               what becomes of its residents when it fails\n"
    "  lotsen plugin reload NAME             its folder as it is now, without a pause\n"
    "  lotsen staff add|list|role|disable|password ...   accounts of the desk\n"
    "  lotsen check                          configuration, plugins, catalogues: all that is "
    "wrong\n"
    "  lotsen backup FOLDER | restore FOLDER\n"
    "  lotsen export --contact TEXT | --reference REF | --conversation ID [--to FILE.json|FOLDER]\n"
    "                                        everything that is kept about one person\n"
    "  lotsen erase --contact TEXT | --reference REF | --conversation ID | --logged FILE [--yes]\n"
    "                                        what of it would go; with --yes it goes\n";

/// Where this program is, however it was called.
std::string own_path(const char* called) {
    char path[PATH_MAX];
    const auto length = readlink("/proc/self/exe", path, sizeof path);
    return length > 0 ? std::string(path, static_cast<std::size_t>(length)) : std::string(called);
}

int run(int count, char** values) {
    const std::map<std::string_view, int (*)(const lotsen::command_line&)> commands{
        {"serve", lotsen::serve_command},
        {"ask", lotsen::ask_command},
        {"chat", lotsen::chat_command},
        {"evaluate", lotsen::evaluate_command},
        {"import", lotsen::import_command},
        {"learn", lotsen::learn_command},
        {"plugin", lotsen::plugin_command},
        {"staff", lotsen::staff_command},
        {"check", lotsen::check_command},
        {"backup", lotsen::backup_command},
        {"restore", lotsen::restore_command},
        {"export", lotsen::export_command},
        {"erase", lotsen::erase_command}};
    const auto found = count < 2 ? commands.end() : commands.find(values[1]);
    if (found == commands.end()) {
        const bool asked = count > 1 && std::string_view(values[1]) == "--help";
        std::fputs(usage.data(), asked ? stdout : stderr);
        return asked ? 0 : 2;
    }
    return found->second({own_path(values[0]), {values + 2, values + count}});
}

}  // namespace

int main(int count, char** values) {
    try {
        return run(count, values);
    } catch (const lotsen::wrong_use& problem) {
        std::fprintf(stderr, "%s\n\n%s", problem.what.c_str(), usage.data());
        return 2;
    } catch (const std::exception& thrown) {
        std::fprintf(stderr, "lotsen: %s\n", thrown.what());
        return 1;
    }
}
