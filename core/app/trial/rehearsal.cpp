#include "core/app/trial/rehearsal.hpp"

#include "core/app/conversation/answer.hpp"
#include "core/text/normalise.hpp"

namespace lotsen::trial {

namespace asio = boost::asio;

rehearsal::rehearsal(stage& on, std::string locale)
    : on_(&on), id_(on.new_name()), locale_(std::move(locale)) {
    last_ = on_->content().dialogue->open(context());
}

dialogue_context rehearsal::context() const {
    dialogue_context made;
    made.conversation = id_;
    made.locale = locale_;
    made.locale_is_chosen = chosen_;
    made.channel = "web";
    made.now = now();
    made.seq = seq_;
    return made;
}

plugin_answer rehearsal::call(plugin_call asked) const {
    plugin_answer answer;
    const auto take = [&](auto reply) {
        if (reply.has_error())
            answer = plugin_failed{reply.error()};
        else
            answer = std::move(*reply);
    };
    auto& plugins = on_->plugins();
    const auto make = [&]() -> asio::awaitable<void> {
        if (auto* now = std::get_if<turn>(&asked.call))
            take(co_await plugins.on_turn(asked.plugin, std::move(*now)));
        else if (auto* question = std::get_if<validation>(&asked.call))
            take(co_await plugins.validate(asked.plugin, std::move(*question)));
        else
            take(co_await plugins.submit(asked.plugin, std::move(std::get<submission>(asked.call)))
            );
    };
    on_->run(make());
    return answer;
}

void rehearsal::step(const dialogue_input& input) {
    ++seq_;
    const auto& engine = *on_->content().dialogue;
    const auto around = context();
    outcome sum;
    add_outcome(sum, engine.step(last_.memory, input, around));
    for (std::size_t calls = 0; sum.call && calls < on_->settings().limits.turn_calls; ++calls) {
        auto asked = std::move(*std::exchange(sum.call, std::nullopt));
        add_outcome(sum, engine.step(sum.memory, call(std::move(asked)), around));
    }
    if (sum.locale) locale_ = *sum.locale;
    chosen_ = chosen_ || sum.locale_is_chosen;
    last_ = std::move(sum);
}

void rehearsal::want(std::string_view plugin, std::string_view intent, std::string_view text) {
    did_ = text.empty() ? intent : text;
    understanding meant;
    meant.text = text;
    meant.language = locale_;
    meant.intents = {{std::string(plugin), std::string(intent), 1.0}};
    step(said{std::move(meant), {}});
}

void rehearsal::say(std::string_view text) {
    did_ = text;
    reading_context reading;
    reading.conversation_language = locale_;
    reading.language_is_chosen = chosen_;
    reading.now = now();
    reading.answering = on_->content().dialogue->is_asking(last_.memory);
    step(said{on_->content().understanding->read(clean(text), reading), {}});
}

void rehearsal::send_photo(std::string_view id) {
    did_ = id;
    understanding nothing;
    nothing.language = locale_;
    step(said{std::move(nothing), std::string(id)});
}

void rehearsal::choose(std::string_view option) {
    did_ = on_->content().dialogue->option_label(last_.memory, option);
    step(chose{std::string(option)});
}

void rehearsal::change_locale(std::string_view tag) {
    did_ = tag;
    locale_ = tag;
    chosen_ = true;
    step(locale_changed{std::string(tag)});
}

void rehearsal::wait(std::chrono::hours passed) {
    passed_ += passed;
    const auto& engine = *on_->content().dialogue;
    last_.memory = engine.from_text(engine.to_text(last_.memory));
}

std::string rehearsal::heard() const {
    std::string all;
    for (const auto& each : last_.says) {
        all += each.text;
        all += '\n';
    }
    return all;
}

const talk::running_form* rehearsal::form() const {
    return state().parked || state().forms.empty() ? nullptr : &state().forms.back();
}

}  // namespace lotsen::trial
