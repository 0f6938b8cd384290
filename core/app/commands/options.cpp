#include "core/app/commands/options.hpp"

#include <stdexcept>

namespace lotsen {

options::options_description common_options() {
    options::options_description known("options");
    known.add_options()("config", options::value<std::string>(), "configuration file (JSON)")(
        "data", options::value<std::string>(), "folder of everything that is kept"
    )("listen", options::value<std::string>(), "ADDRESS:PORT to serve on")(
        "threads", options::value<unsigned>(), "network threads, 0 for one a core"
    )("demo", "fill what is empty with examples that are labelled as such")("help", "this text");
    return known;
}

options::variables_map parse(
    const command_line& given,
    const options::options_description& known,
    const options::positional_options_description& positional
) {
    options::variables_map parsed;
    try {
        options::store(
            options::command_line_parser(given.arguments)
                .options(known)
                .positional(positional)
                .run(),
            parsed
        );
        options::notify(parsed);
    } catch (const options::error& problem) {
        throw wrong_use{problem.what()};
    }
    return parsed;
}

config settings_of(const command_line& given, const options::variables_map& parsed) {
    auto settings = default_config(given.program);
    if (parsed.contains("config")) {
        auto read = read_config(parsed["config"].as<std::string>(), settings);
        if (read.has_error()) throw std::runtime_error(read.error().detail);
        settings = std::move(*read);
    }
    if (parsed.contains("data")) settings.data = parsed["data"].as<std::string>();
    if (parsed.contains("threads")) settings.threads = parsed["threads"].as<unsigned>();
    if (parsed.contains("demo")) settings.demo = true;
    if (parsed.contains("listen")) {
        const auto where = parse_listen(parsed["listen"].as<std::string>());
        if (where.has_error()) throw wrong_use{where.error().detail};
        std::tie(settings.address, settings.port) = *where;
    }
    return settings;
}

}  // namespace lotsen
