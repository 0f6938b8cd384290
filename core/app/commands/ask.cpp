#include <fstream>
#include <iostream>

#include "core/app/commands/options.hpp"
#include "core/app/wiring/content.hpp"
#include "core/understanding/to_json.hpp"

namespace lotsen {
namespace {

void print_understanding(const content& loaded, const std::string& text, time_point now) {
    reading_context context;
    context.now = now;
    const auto understood = loaded.understanding->read(text, context);
    std::cout << to_json(understood) << '\n';
}

}  // namespace

int ask_command(const command_line& given) {
    auto known = common_options();
    known.add_options()("batch", options::value<std::string>(), "a text a line")(
        "text", options::value<std::vector<std::string>>(), "what a resident says"
    );
    options::positional_options_description positional;
    positional.add("text", -1);
    const auto parsed = parse(given, known, positional);
    if (!parsed.contains("text") && !parsed.contains("batch"))
        throw wrong_use{"ask what? Give a text, or --batch FILE"};
    const auto loaded = load_content(settings_of(given, parsed));
    if (loaded.has_error()) throw std::runtime_error(loaded.error().detail);
    const auto now = system_clock().now();
    if (parsed.contains("text")) {
        std::string text;
        for (const auto& word : parsed["text"].as<std::vector<std::string>>())
            text += text.empty() ? word : " " + word;
        print_understanding(*loaded, text, now);
        return 0;
    }
    std::ifstream batch(parsed["batch"].as<std::string>());
    if (!batch) throw std::runtime_error("cannot read " + parsed["batch"].as<std::string>());
    for (std::string line; std::getline(batch, line);)
        print_understanding(*loaded, line, now);
    return 0;
}

}  // namespace lotsen
