#include <filesystem>
#include <iostream>

#include "core/app/commands/options.hpp"
#include "core/app/kit/terminal.hpp"

namespace lotsen {

int chat_command(const command_line& given) {
    auto known = common_options();
    known.add_options()("locale", options::value<std::string>()->default_value("sv"), "language");
    const auto parsed = parse(given, known);
    const auto settings = settings_of(given, parsed);
    const auto loaded = load_content(settings);
    if (loaded.has_error()) throw std::runtime_error(loaded.error().detail);
    std::filesystem::create_directories(settings.data);
    system_clock now;
    system_random random;
    terminal_chat chat(settings, *loaded, now, random, std::cout);
    chat.begin(parsed["locale"].as<std::string>());
    for (std::string line; std::getline(std::cin, line);)
        if (!line.empty()) chat.take(line);
    return 0;
}

}  // namespace lotsen
