#include "tests/transcripts/transcript.hpp"

#include <boost/asio/co_spawn.hpp>
#include <stdexcept>

#include "core/app/wiring/plugins.hpp"
#include "core/app/wiring/stores.hpp"

namespace lotsen::test {

namespace asio = boost::asio;

class stage::listener final : public subscriber {
  public:
    explicit listener(stage& owner) : owner_(owner) {}

    void deliver(const published& what) override {
        const auto event = what.event();
        const auto& body = event.body;
        owner_.events_.push_back(event);
        if (event.from == speaker::resident) return;
        take(array_at(body, "options"));
        for (const auto& card : array_at(body, "cards"))
            take(array_at(card.get_object(), "options"));
    }
    void typing(speaker) override {}
    void trouble(errc code) override {
        event failed;
        failed.body["text"] = "trouble: " + std::string(to_string(code));
        owner_.events_.push_back(std::move(failed));
    }

  private:
    void take(const json::array& options) {
        for (const auto& each : options)
            owner_.options_.emplace_back(
                text_at(each.get_object(), "option"), text_at(each.get_object(), "label")
            );
    }

    stage& owner_;
};

namespace {

content content_of(const config& settings) {
    auto loaded = load_content(settings);
    if (loaded.has_error()) throw std::runtime_error(loaded.error().detail);
    return std::move(*loaded);
}

config settings_in(const std::filesystem::path& folder, const std::filesystem::path& plugins) {
    auto settings = default_config(std::filesystem::path(LOTSEN_BUILD_DIR) / "lotsen");
    settings.data = folder;
    settings.demo = true;
    settings.locales = std::filesystem::path(LOTSEN_SOURCE_DIR) / "locales";
    settings.content = std::filesystem::path(LOTSEN_SOURCE_DIR) / "core";
    settings.plugins = plugins;
    return settings;
}

}  // namespace

stage::stage() : stage(std::filesystem::path(LOTSEN_BUILD_DIR) / "plugins") {}

stage::stage(const std::filesystem::path& plugins)
    : settings_(settings_in(folder_.path(), plugins)),
      content_(content_of(settings_)),
      journal_(open_journal(folder_.path(), settings_.limits)),
      plugins_(start_plugins(settings_, content_, now_, random_)),
      around_(std::make_unique<surroundings>(surroundings{
          *journal_,
          *content_.understanding,
          *content_.dialogue,
          *plugins_,
          *content_.texts,
          now_,
          settings_.limits,
          *this,
          counters_})),
      listener_(std::make_shared<listener>(*this)) {
    std::vector<registry::executor> shards{io_.get_executor()};
    conversations_ = std::make_unique<registry>(std::move(shards), *around_, random_);
}

stage::~stage() {
    talk_.reset();
    plugins_->stop();
    journal_->stop();
}

void stage::run(asio::awaitable<void> work) {
    asio::co_spawn(io_, std::move(work), [](std::exception_ptr thrown) {
        if (thrown) std::rethrow_exception(thrown);
    });
    io_.restart();
    io_.run();
}

void stage::open(const std::string& locale) {
    events_.clear();
    options_.clear();
    const auto begin = [&]() -> asio::awaitable<void> {
        auto opened = co_await conversations_->create("web", locale);
        if (opened.has_error()) throw std::runtime_error(opened.error().detail);
        talk_ = opened->conversation;
        co_await talk_->follow(listener_, 0);
        co_await talk_->begin();
    };
    run(begin());
}

void stage::say(std::string text) {
    events_.clear();
    options_.clear();
    const auto speak = [&]() -> asio::awaitable<void> {
        const auto done = co_await talk_->say("c" + std::to_string(++said_), text, {}, {});
        if (done.has_error()) listener_->trouble(done.error().code);
    };
    run(speak());
}

void stage::choose_option(std::string option) {
    events_.clear();
    options_.clear();
    const auto pick = [&]() -> asio::awaitable<void> {
        const auto done = co_await talk_->choose("c" + std::to_string(++said_), option, {});
        if (done.has_error()) listener_->trouble(done.error().code);
    };
    run(pick());
}

bool stage::choose(const std::string& label) {
    for (const bool exact : {true, false}) {
        for (const auto& [option, shown] : options_) {
            if (exact ? shown != label : shown.find(label) == shown.npos) continue;
            choose_option(option);
            return true;
        }
    }
    return false;
}

bool stage::choose(std::size_t place) {
    if (place >= options_.size()) return false;
    choose_option(options_[place].first);
    return true;
}

void stage::locale(std::string tag) {
    events_.clear();
    const auto change = [&]() -> asio::awaitable<void> {
        const auto done = co_await talk_->choose_locale(tag);
        if (done.has_error()) listener_->trouble(done.error().code);
    };
    run(change());
}

std::string stage::words(std::string_view message, std::string_view locale) const {
    const auto colon = message.find(':');
    return content_.texts->format(message.substr(0, colon), message.substr(colon + 1), locale);
}

namespace {

/// Holds one turn's expectations against what came.
class judge {
  public:
    judge(const stage& on, std::string where, std::vector<std::string>& broken)
        : stage_(on), where_(std::move(where)), broken_(broken) {
        for (const auto& each : on.events()) {
            if (each.from == speaker::bot && each.kind == event_kind::message) last_ = &each;
        }
    }

    void hold(const json::object& expected) {
        for (const auto& [key, value] : expected)
            hold_one(std::string(key), value);
    }

  private:
    void hold_one(const std::string& key, const json::value& wanted) {
        if (key == "case") return expect_event(event_kind::case_opened, "status", wanted);
        if (key == "handover") return expect_event(event_kind::handover, "state", wanted);
        if (last_ == nullptr) return complain(key, wanted, "the bot said nothing");
        const auto& body = last_->body;
        if (key == "options" || key == "cards") {
            const auto count = static_cast<std::int64_t>(array_at(body, key).size());
            if (count < wanted.as_int64()) complain(key, wanted, std::to_string(count));
        } else if (key == "slot") {
            compare(key, wanted, text_at(object_at(body, "expects"), "slot"));
        } else if (key == "text") {
            expect_text(std::string(wanted.as_string()));
        } else if (key == "message") {
            compare(
                key,
                json::value(stage_.words(wanted.as_string(), text_at(body, "locale"))),
                text_at(body, "text")
            );
        } else {
            compare(key, wanted, text_at(body, key));
        }
    }

    /// Anywhere in this turn's messages: an answer may be followed by "Anything else?".
    void expect_text(const std::string& part) {
        std::string all;
        for (const auto& each : stage_.events()) {
            if (each.from != speaker::bot) continue;
            all += std::string(text_at(each.body, "text")) + "\n";
        }
        if (all.find(part) == all.npos) complain("text", json::value(part), all);
    }

    void expect_event(event_kind kind, std::string_view member, const json::value& wanted) {
        for (const auto& each : stage_.events()) {
            if (each.kind == kind && text_at(each.body, member) == wanted.as_string()) return;
        }
        complain(to_string(kind), wanted, last_ ? text_at(last_->body, "text") : "no such event");
    }

    void compare(std::string_view key, const json::value& wanted, std::string_view got) {
        if (wanted.as_string() != got) complain(key, wanted, got);
    }

    void complain(std::string_view key, const json::value& wanted, std::string_view got) {
        std::string line = where_ + ": " + std::string(key) + " should be " +
                           json::serialize(wanted) + ", is \"" + std::string(got) + "\"";
        if (last_ != nullptr) line += "  [" + std::string(text_at(last_->body, "text")) + "]";
        broken_.push_back(std::move(line));
    }

    const stage& stage_;
    const std::string where_;
    std::vector<std::string>& broken_;
    const event* last_ = nullptr;
};

}  // namespace

std::vector<std::string> run_transcript(stage& on, const std::filesystem::path& file) {
    const auto document = read_json(file).value();
    const auto& script = document.as_object();
    std::vector<std::string> broken;
    on.available = flag_at(script, "staff_available");
    on.open(std::string(text_at(script, "locale")));
    std::size_t number = 0;
    for (const auto& each : array_at(script, "turns")) {
        const auto& turn = each.as_object();
        const auto where = file.filename().string() + " turn " + std::to_string(++number);
        if (const auto* said = turn.if_contains("say")) on.say(std::string(said->as_string()));
        if (const auto* tag = turn.if_contains("locale")) on.locale(std::string(tag->as_string()));
        if (const auto* option = turn.if_contains("choose")) {
            const bool found = option->is_string() ? on.choose(std::string(option->get_string()))
                                                   : on.choose(option->to_number<std::size_t>());
            if (!found) broken.push_back(where + ": no option " + json::serialize(*option));
        }
        judge(on, where, broken).hold(object_at(turn, "expect"));
    }
    return broken;
}

}  // namespace lotsen::test
