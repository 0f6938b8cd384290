// A conversation in the terminal: the same way that a message takes over a socket, without one.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <iostream>

#include "core/app/commands/options.hpp"
#include "core/app/conversation/registry.hpp"
#include "core/app/wiring/plugins.hpp"
#include "core/app/wiring/stores.hpp"

namespace lotsen {
namespace {

namespace asio = boost::asio;

/// Nobody is at the desk of a terminal.
struct no_desk final : handover_listener {
    void entered(board_entry) override {}
    void accepted(std::string, std::string) override {}
    void left(std::string) override {}
    bool staff_available() const override { return false; }
    bool open_now() const override { return false; }
};

/// Prints what is said, and numbers the options so that "/2" chooses the second.
class terminal final : public subscriber {
  public:
    void deliver(const published& what) override {
        const auto event = what.event();
        const auto& body = event.body;
        if (event.from == speaker::resident) return;
        if (const auto text = text_at(body, "text"); !text.empty()) std::cout << text << '\n';
        if (event.kind == event_kind::case_opened)
            std::cout << "[" << text_at(body, "reference") << "]\n";
        for (const auto& card : array_at(body, "cards"))
            std::cout << "  " << text_at(card.get_object(), "title") << "  "
                      << text_at(card.get_object(), "text") << '\n';
        if (const auto& given = array_at(body, "options"); !given.empty()) show(given);
        if (const auto source = text_at(body, "source"); !source.empty())
            std::cout << "(" << source << ")\n";
    }
    void typing(speaker) override {}
    void trouble(errc code) override { std::cout << "! " << to_string(code) << '\n'; }

    std::string option(std::size_t number) const {
        return number >= 1 && number <= options_.size() ? options_[number - 1] : std::string();
    }

  private:
    void show(const json::array& given) {
        options_.clear();
        for (const auto& each : given) {
            options_.emplace_back(text_at(each.get_object(), "option"));
            std::cout << "  /" << options_.size() << " " << text_at(each.get_object(), "label")
                      << '\n';
        }
    }

    std::vector<std::string> options_;
};

asio::awaitable<void> one_line(conversation& talk, terminal& shown, std::string line, int number) {
    const std::string id = "line-" + std::to_string(number);
    result<appended> done = fail(errc::unknown_option);
    if (line.starts_with('/')) {
        auto option = shown.option(static_cast<std::size_t>(std::atoi(line.c_str() + 1)));
        done = co_await talk.choose(id, std::move(option), {});
    } else {
        done = co_await talk.say(id, std::move(line), {}, {});
    }
    if (done.has_error()) shown.trouble(done.error().code);
}

}  // namespace

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
    const auto log = open_journal(settings.data, settings.limits);
    const auto plugins = start_plugins(settings, *loaded, now, random);
    no_desk desk;
    conversation_counters counters;
    const surroundings around{
        *log,
        *loaded->understanding,
        *loaded->dialogue,
        *plugins,
        *loaded->texts,
        now,
        settings.limits,
        desk,
        counters};
    asio::io_context io;
    registry conversations({io.get_executor()}, around, random);
    const auto shown = std::make_shared<terminal>();
    std::shared_ptr<conversation> talk;
    auto locale = match_locale(parsed["locale"].as<std::string>(), loaded->texts->locales());
    const auto begin = [&]() -> asio::awaitable<void> {
        auto opened = co_await conversations.create("web", locale);
        if (opened.has_error()) throw std::runtime_error(opened.error().detail);
        talk = opened->conversation;
        co_await talk->follow(shown, 0);
        co_await talk->begin();
    };
    asio::co_spawn(io, begin(), [](std::exception_ptr thrown) {
        if (thrown) std::rethrow_exception(thrown);
    });
    io.run();
    int number = 0;
    for (std::string line; std::getline(std::cin, line);) {
        if (line.empty()) continue;
        asio::co_spawn(io, one_line(*talk, *shown, line, ++number), asio::detached);
        io.restart();
        io.run();
    }
    return 0;
}

}  // namespace lotsen
