#include "core/app/kit/workbench.hpp"

#include <cstdlib>
#include <iomanip>

#include "core/app/kit/named_messages.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

result<fs::path> fresh_folder() {
    auto name = (fs::temp_directory_path() / "lotsen-dev-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        return fail(errc::unavailable, "no temporary folder at " + name);
    return fs::path(name);
}

config settings_for(const config& base, const manifest& declared, const fs::path& data) {
    auto settings = base;
    settings.models = base.data / "models" / declared.id;
    settings.data = data;
    settings.tiles.clear();  // of plugins that are not here
    // A module that this process has loaded stays: a new one needs a process of its own.
    settings.inline_plugins = false;
    settings.inline_by_plugin.clear();
    return settings;
}

}  // namespace

result<std::unique_ptr<workbench>> workbench::make(
    const config& base, const fs::path& folder, std::ostream& out
) {
    auto declared = read_manifest(folder);
    if (declared.has_error()) return declared.error();
    auto data = fresh_folder();
    if (data.has_error()) return data.error();
    auto settings = settings_for(base, *declared, *data);
    auto loaded = load_content(settings, {std::move(*declared)});
    if (loaded.has_error()) {
        fs::remove_all(*data);
        return loaded.error();
    }
    try {
        return std::unique_ptr<workbench>(
            new workbench(std::move(settings), std::move(*loaded), out)
        );
    } catch (const std::exception& thrown) {
        fs::remove_all(*data);
        return fail(errc::unavailable, thrown.what());
    }
}

workbench::workbench(config settings, content loaded, std::ostream& out)
    : settings_(std::move(settings)),
      loaded_(std::move(loaded)),
      out_(out),
      chat_(std::make_unique<terminal_chat>(settings_, loaded_, now_, random_, out)) {}

workbench::~workbench() {
    chat_.reset();
    std::error_code ignored;
    fs::remove_all(settings_.data, ignored);
}

std::string workbench::doubts() const {
    const auto& plugin = declared();
    std::string all;
    for (const auto& id : named_messages(plugin))
        if (!loaded_.texts->has(plugin.id, id, "sv"))
            all += "messages: \"" + id + "\" is named in manifest.json and not written\n";
    for (const auto& each : loaded_.texts->problems()) {
        // Languages that the plugin does not have are no mistake here.
        const fs::path file = each.file;
        if (!fs::is_regular_file(file) || file.parent_path() != plugin.folder / "messages")
            continue;
        all += each.file + ": " + each.id + ": " + each.what + "\n";
    }
    return all;
}

void workbench::take(const std::string& line) {
    if (!line.starts_with('/')) {
        reading_context context;
        context.conversation_language = chat_->locale();
        context.now = now_.now();
        const auto understood = loaded_.understanding->read(line, context);
        out_ << "  understood: ";
        if (understood.intents.empty()) out_ << "nothing";
        for (const auto& best : understood.intents) {
            out_ << best.plugin << "." << best.intent << " " << std::fixed << std::setprecision(2)
                 << best.confidence;
            break;
        }
        out_ << ", " << understood.language;
        for (const auto& each : understood.entities)
            out_ << ", " << each.type << " " << each.value;
        out_ << '\n';
    }
    chat_->take(line);
}

}  // namespace lotsen
