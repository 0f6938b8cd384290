#include <iostream>

#include "core/app/commands/options.hpp"
#include "core/app/commands/plugin/plugin.hpp"
#include "core/app/trial/chaos.hpp"
#include "core/base/log.hpp"

namespace lotsen {

int plugin_chaos(const command_line& given) {
    auto known = common_options();
    known.add_options()("folder", options::value<std::string>(), "of the plugin");
    options::positional_options_description positional;
    positional.add("folder", 1);
    const auto parsed = parse(given, known, positional);
    if (!parsed.contains("folder")) throw wrong_use{"plugin chaos what? Give its folder"};
    // What goes wrong is meant to, and is no news.
    set_log_target([](std::string_view) {});
    const auto folder = parsed["folder"].as<std::string>();
    return trial::try_chaos(settings_of(given, parsed), folder, std::cout) == 0 ? 0 : 1;
}

}  // namespace lotsen
