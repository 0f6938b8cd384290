#include "core/app/person/whom.hpp"

#include <algorithm>
#include <boost/algorithm/string/case_conv.hpp>
#include <boost/algorithm/string/trim.hpp>

#include "core/base/ids.hpp"
#include "core/understanding/entities/entities.hpp"

namespace lotsen {
namespace {

constexpr std::size_t id_characters = 26;  // see make_id

bool of_an_id(char c) {
    constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    return alphabet.find(c) != alphabet.npos;
}

void add_new(std::vector<std::string>& into, const std::vector<std::string>& more) {
    for (const auto& one : more)
        if (std::ranges::find(into, one) == into.end()) into.push_back(one);
}

}  // namespace

result<person> by_conversation(std::string_view typed) {
    std::string id(typed);
    boost::trim(id);
    boost::to_lower(id, std::locale::classic());
    if (id.size() != id_characters || !std::ranges::all_of(id, of_an_id))
        return fail(errc::invalid, "no conversation's id, which has 26 characters: " + id);
    return person{{id}, {}, {}};
}

result<person> by_contact(std::string_view typed) {
    std::string text(typed);
    boost::trim(text);
    for (auto& found : find_entities(text, "sv", {})) {
        if (found.begin != 0 || found.end != text.size()) continue;
        if (found.type == "phone") return person{{}, {found.value}, {}};
        if (found.type != "email") continue;
        boost::to_lower(found.value, std::locale::classic());
        return person{{}, {found.value}, {}};
    }
    return fail(errc::invalid, "neither a telephone number nor an e-mail address: " + text);
}

result<person> by_reference(std::string_view typed) {
    std::string text(typed);
    boost::trim(text);
    if (text.empty()) return fail(errc::invalid, "which reference?");
    auto prefix = text.substr(0, 1);
    boost::to_upper(prefix, std::locale::classic());
    const auto canonical = read_reference(std::string_view(text).substr(1), prefix);
    return person{{}, {}, {canonical.empty() ? text : canonical}};
}

void join(person& into, const person& other) {
    add_new(into.conversations, other.conversations);
    add_new(into.contacts, other.contacts);
    add_new(into.references, other.references);
}

}  // namespace lotsen
