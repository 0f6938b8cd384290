#include <sodium.h>
#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "core/app/commands/options.hpp"
#include "core/app/wiring/stores.hpp"
#include "core/handover/accounts.hpp"

namespace lotsen {
namespace {

/// From the terminal without showing it; from a pipe as it comes.
std::string read_password(const char* prompt) {
    const bool terminal = isatty(STDIN_FILENO) == 1;
    termios before{};
    if (terminal) {
        std::cerr << prompt;
        tcgetattr(STDIN_FILENO, &before);
        auto silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::string password;
    std::getline(std::cin, password);
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        std::cerr << '\n';
    }
    return password;
}

int outcome(const result<void>& done, std::string_view said) {
    if (done.has_error())
        throw std::runtime_error(
            std::string(to_string(done.error().code)) + ": " + done.error().detail
        );
    std::cout << said << '\n';
    return 0;
}

role wanted_role(const std::string& name) {
    const auto found = role_from(name);
    if (!found) throw wrong_use{"a role is agent, editor or supervisor, not " + name};
    return *found;
}

int list(staff_store& store) {
    const auto all = store.accounts();
    if (all.has_error()) throw std::runtime_error(all.error().detail);
    for (const auto& each : *all)
        std::cout << each.name << '\t' << to_string(each.role) << '\t' << each.display_name
                  << (each.one_time ? "\tone-time password" : "")
                  << (each.disabled ? "\tdisabled" : "") << '\n';
    return 0;
}

int add(
    accounts& logins, random_source& random, const std::vector<std::string>& words, bool given
) {
    if (words.size() < 3) throw wrong_use{"staff add NAME DISPLAY_NAME [ROLE]"};
    const auto which = wanted_role(words.size() > 3 ? words[3] : "agent");
    if (given)
        return outcome(
            logins.add(words[1], words[2], read_password("Password: "), which, false), "added"
        );
    const auto password = make_id(random).substr(0, 16);
    return outcome(
        logins.add(words[1], words[2], password, which, true),
        "added; one-time password: " + password
    );
}

}  // namespace

int staff_command(const command_line& given) {
    auto known = common_options();
    known.add_options()("password", "read the password from standard input")(
        "words", options::value<std::vector<std::string>>(), ""
    );
    options::positional_options_description positional;
    positional.add("words", -1);
    const auto parsed = parse(given, known, positional);
    const auto words = parsed.contains("words") ? parsed["words"].as<std::vector<std::string>>()
                                                : std::vector<std::string>{};
    if (words.empty()) throw wrong_use{"staff add|list|role|disable|enable|password"};
    const auto settings = settings_of(given, parsed);
    std::filesystem::create_directories(settings.data);
    auto store = open_staff_store(settings.data);
    system_clock now;
    system_random random;
    accounts logins(*store, now, random, settings.limits);
    if (words[0] == "list") return list(*store);
    if (words[0] == "add") return add(logins, random, words, parsed.contains("password"));
    if (words.size() < 2) throw wrong_use{"whose account?"};
    if (words[0] == "role" && words.size() == 3)
        return outcome(logins.set_role(words[1], wanted_role(words[2])), "changed");
    if (words[0] == "disable") return outcome(logins.set_disabled(words[1], true), "disabled");
    if (words[0] == "enable") return outcome(logins.set_disabled(words[1], false), "enabled");
    if (words[0] == "password") {
        const auto password = make_id(random).substr(0, 16);
        const auto account = store->account(words[1]);
        if (account.has_error()) throw std::runtime_error("no account " + words[1]);
        return outcome(
            logins.reset(words[1], account->display_name, password, account->role),
            "one-time password: " + password
        );
    }
    throw wrong_use{"staff add|list|role|disable|enable|password"};
}

}  // namespace lotsen
