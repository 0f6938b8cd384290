#include <iostream>

#include "core/app/commands/options.hpp"
#include "core/app/commands/plugin/plugin.hpp"
#include "core/app/kit/scaffold.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

/// plugins/ of the checkout that the program is in, where that is also where we are; otherwise
/// here.
fs::path usual_place(const config& settings) {
    std::error_code missing;
    const auto root = fs::canonical(settings.content.parent_path(), missing);
    const auto here = fs::current_path();
    const auto [end, unused] = std::mismatch(root.begin(), root.end(), here.begin(), here.end());
    const bool inside = !missing && end == root.end();
    return inside && fs::is_directory(root / "plugins") ? root / "plugins" : here;
}

}  // namespace

int plugin_new(const command_line& given) {
    auto known = common_options();
    known.add_options()("name", options::value<std::string>(), "of the plugin")(
        "language", options::value<std::string>()->default_value("cpp"), "cpp or python"
    )("into", options::value<std::string>(), "the folder that its folder is made in");
    options::positional_options_description positional;
    positional.add("name", 1);
    const auto parsed = parse(given, known, positional);
    if (!parsed.contains("name")) throw wrong_use{"plugin new what? Give it a name"};
    const auto settings = settings_of(given, parsed);
    const auto name = parsed["name"].as<std::string>();
    const auto language = parsed["language"].as<std::string>();
    const auto into = parsed.contains("into") ? fs::path(parsed["into"].as<std::string>())
                                              : usual_place(settings);
    const auto target = into / name;
    const auto begun =
        begin_plugin(settings.content / "plugin" / "templates", language, name, target);
    if (begun.has_error()) throw std::runtime_error(begun.error().detail);
    std::cout << "Made " << target.lexically_proximate(fs::current_path()).string()
              << ". Its README.md says what to change first.\n";
    return 0;
}

}  // namespace lotsen
