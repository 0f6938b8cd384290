#include "core/app/trial/repair_scene.hpp"

#include <algorithm>

namespace lotsen::trial {

repair_scene::repair_scene(
    stage& on,
    const manifest& of,
    const answer_book& book,
    const spot& where,
    std::string name,
    std::vector<std::string>& broken
)
    : talk(where.reached),
      at(where),
      where_(of.id + " " + where.of->name),
      on_(on),
      plugin_(of),
      book_(book),
      broken_(broken) {
    where_ += " ";
    where_ += where.asked == nullptr ? "summary" : where.asked->name;
    where_ += ": " + name + ": " + where.reached.locale();
}

std::vector<const slot*> repair_scene::answered() const {
    std::vector<const slot*> found;
    const auto* in = at.reached.form();
    for (const auto& name : in->order)
        if (const auto* one = at.of->find(name); one != nullptr && one->asked) found.push_back(one);
    return found;
}

std::optional<slot_answer> repair_scene::other_in_passing(const slot& of) const {
    const auto all = book_.answers(*at.of, of, at.reached.locale());
    const auto* now = at.reached.form()->slots.if_contains(of.name);
    const auto other = std::ranges::find_if(all, [&](const slot_answer& one) {
        if (one.value) return now != nullptr && *one.value != *now;
        return &one != &all.front();  // which the form was filled in with
    });
    if (other == all.end() || !other->in_passing) return std::nullopt;
    return *other;
}

std::string repair_scene::words(
    std::string_view domain, std::string_view id, const json::object& with
) const {
    return on_.content().texts->format(domain, id, talk.locale(), with);
}

void repair_scene::expect(bool holds, std::string_view what) {
    if (holds) return;
    auto line = where_;
    line += ": after \"";
    line += talk.did();
    line += "\" expected ";
    line += what;
    line += ", came \"";
    auto heard = talk.heard();
    std::ranges::replace(heard, '\n', ' ');
    line += heard;
    line += "\"";
    broken_.push_back(std::move(line));
}

void repair_scene::expect_said(
    std::string_view domain, std::string_view id, const json::object& with
) {
    const auto wanted = words(domain, id, with);
    expect(talk.heard().find(wanted) != std::string::npos, "\"" + wanted + "\"");
}

void repair_scene::expect_asked(const slot& of) {
    const auto* in = talk.form();
    expect(in != nullptr && in->asked == of.name, "the question for " + of.name);
    // A dynamic slot is asked for in the plugin's words.
    if (!of.dynamic && in != nullptr && in->custom.empty())
        expect_said(plugin_.id, of.question);
    else if (!talk.last().says.empty())
        expect(talk.last().says.back().locale == talk.locale(), "it in " + talk.locale());
}

void repair_scene::expect_asked_again() {
    if (at.asked != nullptr) return expect_asked(*at.asked);
    const auto* in = talk.form();
    expect(in != nullptr && in->mode == talk::form_mode::confirming, "the summary");
    expect_said(plugin_.id, at.of->confirm);
}

void repair_scene::expect_changed(const slot& of, const slot_answer& to) {
    const auto* in = talk.form();
    const auto* now = in == nullptr ? nullptr : in->slots.if_contains(of.name);
    const auto* before = at.reached.form()->slots.if_contains(of.name);
    const bool other = now != nullptr && (before == nullptr || *now != *before);
    const auto wanted = to.value ? json::serialize(*to.value) : to.words;
    expect(
        other && (!to.value || *now == *to.value), "another value of " + of.name + ": " + wanted
    );
}

bool repair_scene::is_condition(const slot& of) const {
    return std::ranges::any_of(at.of->slots, [&](const slot& each) {
        return each.required_if_slot == of.name;
    });
}

}  // namespace lotsen::trial
