#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <iostream>

#include "core/app/commands/options.hpp"
#include "core/app/http/respond.hpp"
#include "core/app/wiring/plugins.hpp"
#include "core/base/files.hpp"

namespace lotsen {
namespace {

namespace asio = boost::asio;

std::string contents_of(const std::string& name) {
    auto text = read_whole(name);
    if (text.has_error()) throw std::runtime_error(text.error().detail);
    return std::move(*text);
}

struct import_kind {
    std::string plugin;
    std::string view;
    json::object arguments;
};

/// An import is a command of the plugin's desk view, the same that staff can give in the browser.
import_kind kind_of(const std::string& what, const std::string& file) {
    if (what == "associations") return {"associations", "register", {{"csv", contents_of(file)}}};
    if (what == "jobs") {
        auto document = read_json(file);
        if (document.has_error()) throw std::runtime_error(document.error().detail);
        return {"youth_jobs", "jobs", {{"document", std::move(*document)}}};
    }
    throw wrong_use{"import associations FILE.csv, or jobs FILE.json"};
}

result<json::value> ask_plugin(host& plugins, std::string plugin, desk_request request) {
    asio::io_context io;
    result<json::value> answer = fail(errc::internal);
    const auto ask = [&]() -> asio::awaitable<void> {
        answer = co_await plugins.on_desk(std::move(plugin), std::move(request));
    };
    asio::co_spawn(io, ask(), asio::detached);
    io.run();
    return answer;
}

}  // namespace

int import_command(const command_line& given) {
    auto known = common_options();
    known.add_options()("words", options::value<std::vector<std::string>>(), "");
    options::positional_options_description positional;
    positional.add("words", -1);
    const auto parsed = parse(given, known, positional);
    if (!parsed.contains("words") || parsed["words"].as<std::vector<std::string>>().size() != 2)
        throw wrong_use{"import associations FILE.csv, or jobs FILE.json"};
    const auto& words = parsed["words"].as<std::vector<std::string>>();
    auto kind = kind_of(words[0], words[1]);
    auto settings = settings_of(given, parsed);
    settings.limits.plugin_deadline = std::chrono::minutes(5);
    // In this process: a register may be larger than a message to another one
    // (plugin_message_bytes).
    settings.inline_by_plugin[kind.plugin] = true;
    const auto loaded = load_content(settings);
    if (loaded.has_error()) throw std::runtime_error(loaded.error().detail);
    system_clock now;
    system_random random;
    const auto plugins = start_plugins(settings, *loaded, now, random, kind.plugin);
    desk_request request;
    request.view = kind.view;
    request.command = "import";
    request.arguments = std::move(kind.arguments);
    request.staff = "command line";
    request.locale = loaded->texts->locales().front();
    request.now = now.now();
    const auto answer = ask_plugin(*plugins, kind.plugin, std::move(request));
    if (answer.has_error())
        throw std::runtime_error(loaded->texts->format(
            kind.plugin, answer.error().detail, loaded->texts->locales().front()
        ));
    const auto shown =
        render_messages(*answer, *loaded->texts, kind.plugin, loaded->texts->locales().front());
    if (const auto* view = shown.if_object()) std::cout << text_at(*view, "report") << '\n';
    return 0;
}

}  // namespace lotsen
