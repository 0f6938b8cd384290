#include "core/understanding/entities/entities.hpp"

#include <algorithm>

#include "core/understanding/entities/scan.hpp"

namespace lotsen {

std::vector<entity> find_entities(
    std::string_view text, std::string_view language, const entity_context& context
) {
    return find_entities(text, fold_with_origin(text), language, context);
}

std::vector<entity> find_entities(
    std::string_view text,
    const folded_text& folded,
    std::string_view language,
    const entity_context& context
) {
    entities::scan one(text, folded, language, context);
    entities::find_references(one);
    entities::find_emails(one);
    entities::find_phones(one);
    if (context.zone != nullptr) {
        entities::find_dates(one);
        entities::find_times(one);
    }
    if (context.places != nullptr) entities::find_places(one);
    entities::find_numbers(one);
    auto found = std::move(one.entities());
    std::stable_sort(found.begin(), found.end(), [](const entity& a, const entity& b) {
        return a.begin < b.begin;
    });
    return found;
}

}  // namespace lotsen
