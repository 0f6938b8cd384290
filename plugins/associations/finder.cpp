#include "plugins/associations/finder.hpp"

#include <algorithm>
#include <stdexcept>

namespace lotsen::associations {
namespace {

constexpr std::size_t shown_at_once = 5;
constexpr std::size_t listed_of_category = 50;
constexpr std::size_t text_kept_bytes = 500;  // of the sentence, for "show more"

card card_of(const association& one) {
    card shown;
    shown.title = one.name;
    for (const auto* part : {&one.activities, &one.area}) {
        if (part->empty()) continue;
        if (!shown.text.empty()) shown.text += " \u00B7 ";
        shown.text += *part;
    }
    shown.phone = one.phone;
    shown.email = one.email;
    shown.url = one.url;
    if (one.demo)
        shown.note = message::of("card.demo");
    else if (!one.contact.empty())
        shown.note = message::of("card.contact", {{"contact", one.contact}});
    else if (one.phone.empty() && one.email.empty() && one.url.empty())
        shown.note = message::of("card.no_contact");
    return shown;
}

option ask_a_person() {
    return {message::of("option.person"), {}, "core.handover"};
}

/// The front of the text, not cut within a letter.
std::string shortened(std::string_view text) {
    std::string kept;
    for (const auto letter : letters_of(text)) {
        if (kept.size() + letter.size() > text_kept_bytes) break;
        kept += letter;
    }
    return kept;
}

}  // namespace

turn_reply finder::find(const turn& now) {
    const auto wish = read_wish(now.text, groups_, lent_.fold);
    if (wish.empty()) return {{list_categories()}, {}};
    const auto found = search(lent_.database, wish);
    if (found.how == fit::none) return {{nothing("find")}, {}};
    return {{show(found, "find", now.text, 0)}, {}};
}

turn_reply finder::contact(const turn& now) {
    const auto wish = read_wish(now.text, groups_, lent_.fold);
    if (wish.empty()) return {{start_form{"contact", {}}}, {}};
    auto found = search(lent_.database, wish);
    if (found.how != fit::exact) return {{nothing("contact")}, {}};
    keep_named(found, text_at(now.payload, "about"));
    return {{show(found, "contact", now.text, 0)}, {}};
}

receipt finder::answer_contact(const submission& completed) {
    const auto text = text_at(completed.slots, "association");
    const auto found = search(lent_.database, read_wish(text, groups_, lent_.fold));
    receipt given;
    if (found.how == fit::exact)
        given.actions.emplace_back(show(found, "contact", text, 0));
    else
        given.actions.emplace_back(nothing("contact"));
    return given;
}

turn_reply finder::again(const turn& now) {
    const auto from = static_cast<std::size_t>(
        std::max<std::int64_t>(integer_at(now.payload, "from").value_or(0), 0)
    );
    if (const auto category = text_at(now.payload, "category"); !category.empty()) {
        search_result found;
        found.list = read_associations(
            lent_.database, {"by_category", {{"category", category}, {"most", listed_of_category}}}
        );
        if (found.list.empty()) return {{nothing("find")}, {}};
        found.how = fit::exact;
        auto shown = show(found, "find", {}, from);
        for (auto& one : shown.options)
            if (one.payload.contains("from")) one.payload["category"] = category;
        return {{std::move(shown)}, {}};
    }
    const auto text = text_at(now.payload, "text");
    const auto found = search(lent_.database, read_wish(text, groups_, lent_.fold));
    if (found.how == fit::none) return {{nothing("find")}, {}};
    return {{show(found, "find", text, from)}, {}};
}

say finder::show(
    const search_result& found, std::string_view purpose, std::string_view text, std::size_t from
) {
    const std::string id = std::string(purpose) + (found.how == fit::near ? ".near" : ".found");
    say shown{message::of(id, {{"count", found.list.size()}}), {}, {}, {}};
    const std::size_t end = std::min(from + shown_at_once, found.list.size());
    for (std::size_t at = std::min(from, end); at < end; ++at)
        shown.cards.push_back(card_of(found.list[at]));
    if (end < found.list.size())
        shown.options.push_back(
            {message::of("find.more"),
             {{"do", "find"}, {"text", shortened(text)}, {"from", end}},
             {}}
        );
    shown.options.push_back({message::of("find.categories"), {{"do", "categories"}}, {}});
    return shown;
}

say finder::nothing(std::string_view purpose) {
    const auto counted = lent_.database.run(statement{"count_register", {}});
    if (counted.has_error()) throw std::runtime_error("register: " + counted.error().detail);
    const bool empty = integer_at(counted->list.front(), "count").value_or(0) == 0;
    say told{message::of(empty ? "find.empty" : std::string(purpose) + ".none"), {}, {}, {}};
    if (!empty) told.options = category_options();
    told.options.push_back(ask_a_person());
    return told;
}

std::vector<option> finder::category_options() const {
    std::vector<option> options;
    for (const auto& category : categories())
        options.push_back(
            {message::of("category." + category), {{"do", "find"}, {"category", category}}, {}}
        );
    return options;
}

say finder::list_categories() {
    const auto counted = lent_.database.run(statement{"count_register", {}});
    if (counted.has_error()) throw std::runtime_error("register: " + counted.error().detail);
    const auto count = integer_at(counted->list.front(), "count").value_or(0);
    if (count == 0) return nothing("find");
    say told{message::of("find.ask", {{"count", count}}), {}, {}, {}};
    told.options = category_options();
    return told;
}

}  // namespace lotsen::associations
