#include "core/app/trial/stage.hpp"

#include <boost/asio/co_spawn.hpp>
#include <stdexcept>

#include "core/app/wiring/plugins.hpp"
#include "core/app/wiring/stores.hpp"

namespace lotsen::trial {

namespace asio = boost::asio;
namespace fs = std::filesystem;

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

config on_stage(config settings, const fs::path& scratch) {
    settings.data = scratch / "data";
    settings.demo = true;
    settings.tiles.clear();
    fs::create_directories(settings.data);
    return settings;
}

content content_of(const config& settings, const fs::path& only) {
    if (only.empty()) return needed(load_content(settings));
    return needed(load_content(settings, {needed(read_manifest(fs::canonical(only)))}));
}

}  // namespace

stage::stage(config settings, const fs::path& only)
    : settings_(on_stage(std::move(settings), folder_.path())),
      content_(content_of(settings_, only)),
      listener_(std::make_shared<listener>(*this)) {
    begin();
}

stage::~stage() {
    end();
}

void stage::begin() {
    journal_ = open_journal(settings_.data, settings_.limits);
    plugins_ = start_plugins(settings_, content_, now_, random_);
    around_ = std::make_unique<surroundings>(surroundings{
        *journal_,
        *content_.understanding,
        *content_.dialogue,
        *plugins_,
        *content_.texts,
        now_,
        settings_.limits,
        *this,
        counters_});
    std::vector<registry::executor> shards{io_.get_executor()};
    conversations_ = std::make_unique<registry>(std::move(shards), *around_, random_);
}

void stage::end() {
    talk_.reset();
    conversations_.reset();
    if (plugins_) plugins_->stop();
    if (journal_) journal_->stop();
}

void stage::restart() {
    end();
    plugins_.reset();
    journal_.reset();
    begin();
}

void stage::hurry_jobs() {
    for (auto& plugin : content_.plugins)
        for (auto& job : plugin.jobs)
            if (job.every_s > 0) job.every_s = 1;  // others the plugin schedules itself
}

void stage::start_anew(config settings) {
    end();
    plugins_.reset();
    journal_.reset();
    fs::remove_all(settings_.data);
    settings_ = on_stage(std::move(settings), folder_.path());
    begin();
}

void stage::run(asio::awaitable<void> work) {
    asio::co_spawn(io_, std::move(work), [](std::exception_ptr thrown) {
        if (thrown) std::rethrow_exception(thrown);
    });
    io_.restart();
    io_.run();
}

void stage::next_step() {
    events_.clear();
    options_.clear();
}

void stage::open(const std::string& locale) {
    next_step();
    const auto begin_talk = [&]() -> asio::awaitable<void> {
        auto opened = co_await conversations_->create("web", locale);
        if (opened.has_error()) throw std::runtime_error(opened.error().detail);
        talk_ = opened->conversation;
        id_ = talk_->id();
        token_ = opened->token;
        accepted_.clear();
        co_await talk_->follow(listener_, 0);
        co_await talk_->begin();
    };
    run(begin_talk());
}

void stage::come_back() {
    next_step();
    if (talk_) talk_->unfollow(listener_.get());
    talk_.reset();
    const auto resume = [&]() -> asio::awaitable<void> {
        auto opened = co_await conversations_->resume(id_, token_);
        if (opened.has_error()) throw std::runtime_error(opened.error().detail);
        talk_ = opened->conversation;
        co_await talk_->follow(listener_, 0);
        co_await talk_->begin();
    };
    run(resume());
}

void stage::note(const std::string& id, const result<appended>& done) {
    if (done.has_error()) return listener_->trouble(done.error().code);
    accepted_.push_back(id);
}

void stage::say(std::string text) {
    next_step();
    const auto speak = [&]() -> asio::awaitable<void> {
        const auto id = next_id();
        const auto done = co_await talk_->say(id, text, {}, {});
        note(id, done);
    };
    run(speak());
}

void stage::send_photo(std::string photo) {
    next_step();
    const auto send = [&]() -> asio::awaitable<void> {
        const auto id = next_id();
        const auto done = co_await talk_->say(id, {}, photo, {});
        note(id, done);
    };
    run(send());
}

void stage::choose_option(std::string option) {
    next_step();
    const auto pick = [&]() -> asio::awaitable<void> {
        const auto id = next_id();
        const auto done = co_await talk_->choose(id, option, {});
        note(id, done);
    };
    run(pick());
}

dialogue_memory stage::memory() {
    dialogue_memory found;
    const auto look = [&]() -> asio::awaitable<void> {
        const auto record = co_await journal_->find(id_);
        if (record.has_error()) throw std::runtime_error(record.error().detail);
        found = content_.dialogue->from_text(record->state);
    };
    run(look());
    return found;
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

std::string stage::heard() const {
    std::string all;
    for (const auto& each : events_) {
        if (each.from != speaker::bot || each.kind != event_kind::message) continue;
        all += text_at(each.body, "text");
        all += '\n';
    }
    return all;
}

std::string stage::words(std::string_view message, std::string_view locale) const {
    const auto colon = message.find(':');
    return content_.texts->format(message.substr(0, colon), message.substr(colon + 1), locale);
}

}  // namespace lotsen::trial
