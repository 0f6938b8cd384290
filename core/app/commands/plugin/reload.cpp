#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>

#include "core/app/commands/options.hpp"
#include "core/app/commands/plugin/plugin.hpp"
#include "core/app/wiring/content.hpp"
#include "core/base/ids.hpp"
#include "core/host/process/reload.hpp"

namespace lotsen {
namespace {

constexpr std::chrono::milliseconds between_looks{100};
constexpr std::chrono::seconds patience{120};  // training and a start

/// Asks the running service, and waits for what came of it.
int reload(const config& settings, const std::string& plugin) {
    const auto known = read_manifests(settings.plugins);
    if (known.has_error()) throw std::runtime_error(known.error().detail);
    const bool there =
        std::ranges::any_of(*known, [&](const manifest& one) { return one.id == plugin; });
    if (!there) throw std::runtime_error("there is no plugin " + plugin);
    const reload_box box(settings.data / "plugins", plugin);
    system_random random;
    const auto token = make_id(random);
    if (const auto asked = box.ask(token); asked.has_error())
        throw std::runtime_error(asked.error().detail);
    for (const auto end = std::chrono::steady_clock::now() + patience;
         std::chrono::steady_clock::now() < end;) {
        if (const auto problem = box.answered(token)) {
            if (!problem->empty())
                throw std::runtime_error(
                    plugin + " was not reloaded, the old one goes on: " + *problem
                );
            std::cout << plugin << " is reloaded\n";
            return 0;
        }
        std::this_thread::sleep_for(between_looks);
    }
    throw std::runtime_error("no answer: does the service run with this data folder?");
}

}  // namespace

int plugin_reload(const command_line& given) {
    auto known = common_options();
    known.add_options()("name", options::value<std::string>(), "the plugin");
    options::positional_options_description positional;
    positional.add("name", 1);
    const auto parsed = parse(given, known, positional);
    if (!parsed.contains("name")) throw wrong_use{"plugin reload which?"};
    return reload(settings_of(given, parsed), parsed["name"].as<std::string>());
}

}  // namespace lotsen
