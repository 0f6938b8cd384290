#include "plugins/city_guide/facts.hpp"

#include <algorithm>

namespace lotsen::city_guide {
namespace {

bool shown_on(const fact& one, std::string_view day) {
    return !one.value.empty() && (one.until.empty() || one.until >= day);
}

}  // namespace

bool is_fact(std::string_view name) noexcept {
    return std::any_of(fact_kinds.begin(), fact_kinds.end(), [&](const fact_kind& kind) {
        return kind.name == name;
    });
}

fact fact_from_row(const json::object& row) {
    fact kept;
    kept.name = text_at(row, "name");
    kept.value = text_at(row, "value");
    kept.until = text_at(row, "until");
    kept.changed_at = text_at(row, "changed_at");
    kept.changed_by = text_at(row, "changed_by");
    return kept;
}

std::vector<card> fact_cards(
    const std::vector<fact>& known, std::string_view topic, std::string_view day
) {
    std::vector<card> cards;
    for (const auto& kind : fact_kinds) {
        if (kind.topic != topic) continue;
        for (const auto& one : known) {
            if (one.name != kind.name || !shown_on(one, day)) continue;
            card shown;
            shown.note = message::of("fact." + one.name, {{"value", one.value}});
            if (one.name == "email") shown.email = one.value;
            cards.push_back(std::move(shown));
        }
    }
    return cards;
}

}  // namespace lotsen::city_guide
