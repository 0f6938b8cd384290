#include "plugins/city_guide/city_guide.hpp"

#include <stdexcept>

#include "plugins/city_guide/dates.hpp"
#include "plugins/city_guide/desk.hpp"

namespace lotsen::city_guide {
namespace {

/// The database failed within a turn: the resident gets core's apology, the log the reason.
template <class T>
T or_give_up(result<T> outcome) {
    if (outcome.has_error())
        throw std::runtime_error(
            std::string(to_string(outcome.error().code)) + ": " + outcome.error().detail
        );
    return std::move(*outcome);
}

/// "city_guide.safety_walk" is labelled as the intent is, another plugin's by "next.<intent>".
message label_of(std::string_view wish) {
    constexpr std::string_view own = "city_guide.";
    const auto intent = std::string(wish.substr(wish.find('.') + 1));
    return message::of((wish.starts_with(own) ? "intent." : "next.") + intent);
}

option wish_of(std::string_view wish) {
    return {label_of(wish), {}, std::string(wish)};
}

bool in_fallback_only(const answer& found, std::string_view locale) {
    return found.language == fallback_language &&
           locale.substr(0, locale.find('-')) != fallback_language;
}

}  // namespace

settings read_settings(const json::object& options) {
    settings set;
    if (const auto phone = text_at(options, "phone"); !phone.empty()) set.phone = phone;
    if (const auto website = text_at(options, "website"); !website.empty()) set.website = website;
    set.review_days =
        static_cast<int>(integer_at(options, "review_days").value_or(set.review_days));
    return set;
}

void guide::start(services& lent) {
    lent_ = &lent;
    settings_ = read_settings(lent.options);
    originals_ = read_answers(std::filesystem::path(lent.folder) / "answers");
    store_.emplace(lent.database);
    if (const auto imported = store_->import(originals_, lent.clock.now()); imported.has_error())
        throw std::runtime_error("answers were not imported: " + imported.error().detail);
}

turn_reply guide::on_turn(const turn& now) {
    const auto found = best_answer(now.intent, now.locale);
    turn_reply reply;
    if (!found) {
        const auto none = message::of("answer.none", {{"phone", settings_.phone}});
        reply.actions.push_back(say{none, {wish_of("core.handover")}, {}, {}});
        return reply;
    }
    if (in_fallback_only(*found, now.locale))
        reply.actions.push_back(say{message::of("answer.in_swedish"), {}, {}, {}});
    reply.actions.push_back(answered(*found, now.now));
    return reply;
}

std::optional<answer> guide::best_answer(std::string_view topic, std::string_view locale) {
    for (const auto& language : languages_for(locale)) {
        if (auto found = or_give_up(store_->find(topic, language))) return found;
    }
    return std::nullopt;
}

say guide::answered(const answer& found, time_point now) {
    say told;
    told.what = message::verbatim(found.text);
    told.options = options_after(found.topic);
    told.cards = cards_for(found.topic, now);
    told.source = found.source;
    return told;
}

std::vector<option> guide::options_after(std::string_view topic) const {
    std::vector<option> options;
    if (const auto wishes = originals_.next.find(topic); wishes != originals_.next.end()) {
        for (const auto& wish : wishes->second)
            options.push_back(wish_of(wish));
    }
    return options;
}

std::vector<card> guide::cards_for(std::string_view topic, time_point now) {
    std::vector<card> cards;
    if (topic == "contact_details") {
        card contact;
        contact.title = lent_->municipality;
        contact.phone = settings_.phone;
        contact.url = settings_.website;
        cards.push_back(std::move(contact));
    }
    for (auto& known : fact_cards(or_give_up(store_->facts()), topic, today(lent_->zone, now)))
        cards.push_back(std::move(known));
    return cards;
}

result<receipt> guide::submit(const submission& completed) {
    return fail(errc::not_found, "no form " + completed.form);
}

result<json::value> guide::on_desk(const desk_request& asked) {
    const desk_context context{
        *store_, originals_, today(lent_->zone, asked.now), settings_.review_days};
    if (asked.view == "answers") return answers_view(context, asked);
    if (asked.view == "facts") return facts_view(context, asked);
    if (asked.view == "changes") return changes_view(context);
    return fail(errc::not_found, "no view " + asked.view);
}

}  // namespace lotsen::city_guide
