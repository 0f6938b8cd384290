#include "core/app/kit/terminal.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <charconv>
#include <stdexcept>
#include <utility>
#include <vector>

#include "core/app/conversation/registry.hpp"
#include "core/app/wiring/plugins.hpp"
#include "core/app/wiring/stores.hpp"
#include "core/text/catalogue.hpp"

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
class screen final : public subscriber {
  public:
    explicit screen(std::ostream& out) : out_(out) {}

    void deliver(const published& what) override {
        const auto event = what.event();
        const auto& body = event.body;
        if (event.from == speaker::resident) {
            answered_ = true;
            return;
        }
        if (std::exchange(answered_, false)) options_.clear();
        if (const auto text = text_at(body, "text"); !text.empty()) out_ << text << '\n';
        if (event.kind == event_kind::case_opened)
            out_ << "[" << text_at(body, "reference") << "]\n";
        for (const auto& card : array_at(body, "cards"))
            show_card(card.get_object());
        if (const auto& given = array_at(body, "options"); !given.empty()) show(given);
        if (const auto source = text_at(body, "source"); !source.empty())
            out_ << "(" << source << ")\n";
        out_.flush();
    }
    void typing(speaker) override {}
    void trouble(errc code) override { out_ << "! " << to_string(code) << std::endl; }

    /// `digits`: its number on the screen; empty where none has it.
    std::string option(std::string_view digits) const {
        std::size_t number = 0;
        const auto* end = digits.data() + digits.size();
        const auto [read, problem] = std::from_chars(digits.data(), end, number);
        const bool known = problem == std::errc() && read == end && number >= 1;
        return known && number <= options_.size() ? options_[number - 1] : std::string();
    }

  private:
    void show_card(const json::object& card) {
        out_ << "  " << text_at(card, "title");
        for (const auto* member : {"text", "note", "phone", "email", "url"})
            if (const auto value = text_at(card, member); !value.empty()) out_ << "  " << value;
        out_ << '\n';
    }

    void show(const json::array& given) {
        options_.clear();
        for (const auto& each : given) {
            options_.emplace_back(text_at(each.get_object(), "option"));
            out_ << "  /" << options_.size() << " " << text_at(each.get_object(), "label") << '\n';
        }
    }

    std::ostream& out_;
    std::vector<std::string> options_;
    bool answered_ = false;  // what was shown before can no longer be chosen
};

}  // namespace

class terminal_chat::parts {
  public:
    parts(
        const config& settings,
        const content& loaded,
        const clock& now,
        random_source& random,
        std::ostream& out
    )
        : loaded_(loaded),
          out_(out),
          log_(open_journal(settings.data, settings.limits)),
          plugins_(start_plugins(settings, loaded, now, random)),
          around_{
              *log_,
              *loaded.understanding,
              *loaded.dialogue,
              *plugins_,
              *loaded.texts,
              now,
              settings.limits,
              desk_,
              counters_},
          conversations_({io_.get_executor()}, around_, random) {}
    parts(const parts&) = delete;
    parts& operator=(const parts&) = delete;
    ~parts() {
        talk_.reset();
        plugins_->stop();
        log_->stop();
    }

    void begin(const std::string& wanted) {
        const auto locale = match_locale(wanted, loaded_.texts->locales());
        const auto opening = [&]() -> asio::awaitable<void> {
            auto opened = co_await conversations_.create("web", locale);
            if (opened.has_error()) throw std::runtime_error(opened.error().detail);
            talk_ = opened->conversation;
            shown_ = std::make_shared<screen>(out_);
            co_await talk_->follow(shown_, 0);
            co_await talk_->begin();
        };
        run(opening());
    }

    void take(std::string line) {
        const auto work = [&]() -> asio::awaitable<void> {
            const auto id = "line-" + std::to_string(++lines_);
            result<appended> done = fail(errc::unknown_option);
            if (line.starts_with('/')) {
                auto option = shown_->option(std::string_view(line).substr(1));
                done = co_await talk_->choose(id, std::move(option), {});
            } else {
                done = co_await talk_->say(id, std::move(line), {}, {});
            }
            if (done.has_error()) shown_->trouble(done.error().code);
        };
        run(work());
    }

    const std::string& locale() const { return talk_->record().locale; }

  private:
    void run(asio::awaitable<void> work) {
        asio::co_spawn(io_, std::move(work), [](std::exception_ptr thrown) {
            if (thrown) std::rethrow_exception(thrown);
        });
        io_.restart();
        io_.run();
    }

    const content& loaded_;
    std::ostream& out_;
    no_desk desk_;
    conversation_counters counters_;
    std::unique_ptr<sqlite_journal> log_;
    std::unique_ptr<host> plugins_;
    surroundings around_;
    asio::io_context io_;
    registry conversations_;
    std::shared_ptr<screen> shown_;
    std::shared_ptr<conversation> talk_;
    int lines_ = 0;
};

terminal_chat::terminal_chat(
    const config& settings,
    const content& loaded,
    const clock& now,
    random_source& random,
    std::ostream& out
)
    : parts_(std::make_unique<parts>(settings, loaded, now, random, out)) {}

terminal_chat::~terminal_chat() = default;

void terminal_chat::begin(const std::string& locale) {
    parts_->begin(locale);
}

void terminal_chat::take(std::string line) {
    parts_->take(std::move(line));
}

const std::string& terminal_chat::locale() const {
    return parts_->locale();
}

}  // namespace lotsen
