#include "core/understanding/entities/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <set>

#include "core/base/json.hpp"
#include "core/text/normalise.hpp"
#include "core/text/utf8.hpp"
#include "core/understanding/entities/tokens.hpp"

namespace lotsen {
namespace {

constexpr std::size_t shortest_to_mend = 6;  // letters of a name that may have a slip of the finger
constexpr std::size_t shortest_in_compound = 5;  // of a name at the front of a longer word
constexpr std::size_t shortest_rest = 4;         // of what follows it there
constexpr std::size_t shortest_glued = 2;        // letters of each word of a name written as one
constexpr double exact = 1.0;
constexpr double inflected = 0.95;
constexpr double in_compound = 0.75;
constexpr double mended = 0.7;
constexpr double alike = 0.5;  // least share of common letter pairs that `find` offers

// Folded endings of names: Swedish and English genitive and article, Finnish cases, Polish and
// Ukrainian cases, Somali article.
constexpr auto endings = std::to_array<std::string_view>({
    "s",   "n",    "en",  "et", "ns",  "'s",  "ssa", "sta", "an",  "on",   "un",
    "lla", "lta",  "lle", "in", "iin", "aan", "hun", "hin", "ksi", "ista", "issa",
    "iin", "iksi", "u",   "a",  "ie",  "em",  "owi", "zie", "y",   "ta",   "ka",
    "da",  "у",    "і",   "а",  "ом",  "и",   "ові", "е",   "ю",   "я",
});
// The same behind a name that lost its last "a".
constexpr auto endings_for_a =
    std::to_array<std::string_view>({"y", "ie", "e", "o", "u", "і", "у", "ою", "и", "е"});
// Arabic and Persian words that stand glued before a name.
constexpr auto prefixes =
    std::to_array<std::string_view>({"ب", "ل", "و", "ف", "ال", "بال", "لل", "وال", "وب", "ول"});

template <class List>
bool contains(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// One letter wrong, missing, too many, or two swapped. ASCII.
bool one_slip(std::string_view typed, std::string_view name) {
    const auto common = static_cast<std::size_t>(
        std::mismatch(typed.begin(), typed.end(), name.begin(), name.end()).first - typed.begin()
    );
    const auto left = typed.substr(common);
    const auto right = name.substr(common);
    if (left.empty() || right.empty()) return left.size() + right.size() <= 1;
    if (left.size() == right.size())
        return left.substr(1) == right.substr(1) ||
               (left.size() > 1 && left[0] == right[1] && left[1] == right[0] &&
                left.substr(2) == right.substr(2));
    return left.size() < right.size() ? left == right.substr(1) : left.substr(1) == right;
}

// The name without its last "a" (Latin or Cyrillic), where it may lose it.
std::string_view stem_of(std::string_view name) {
    for (const std::string_view a : {std::string_view("a"), std::string_view("а")})
        if (name.ends_with(a) && name.size() >= shortest_in_compound + a.size())
            return name.substr(0, name.size() - a.size());
    return name;
}

// The first bytes as a number, zeros behind a shorter text.
std::uint32_t prefix_of(std::string_view text) {
    std::uint32_t prefix = 0;
    std::memcpy(&prefix, text.data(), std::min(text.size(), sizeof prefix));
    return prefix;
}

struct likeness {
    double confidence = 0;
    bool part_of_word = false;
};

likeness compare_word(std::string_view typed, std::string_view name, bool last) {
    if (typed == name) return {exact};
    const bool ascii = static_cast<unsigned char>(name.front()) < 0x80;
    if (typed.starts_with(name)) {
        const auto rest = typed.substr(name.size());
        if (contains(endings, rest)) return {inflected};
        if (ascii && last && name.size() >= shortest_in_compound && rest.size() >= shortest_rest)
            return {in_compound, true};
    }
    if (const auto stem = stem_of(name); stem.size() < name.size() && typed.starts_with(stem) &&
                                         contains(endings_for_a, typed.substr(stem.size())))
        return {inflected};
    if (!ascii && typed.ends_with(name) &&
        contains(prefixes, typed.substr(0, typed.size() - name.size())))
        return {inflected};
    if (ascii && name.size() >= shortest_to_mend && one_slip(typed, name)) return {mended};
    return {};
}

/// Names and texts are cut alike: a name of Han letters is found in a sentence of them.
std::vector<std::string_view> split(const folded_text& text) {
    std::vector<std::string_view> found;
    for (const auto& one : entities::tokenise(text))
        if (one.is != entities::token::kind::sign) found.push_back(one.text);
    return found;
}

// Sørensen-Dice over letter pairs, 0..1.
double likeness_of(std::string_view left, std::string_view right) {
    if (left.size() < 2 || right.size() < 2) return left == right ? 1 : 0;
    std::multiset<std::string_view> pairs;
    for (std::size_t i = 0; i + 1 < left.size(); ++i)
        pairs.insert(left.substr(i, 2));
    double common = 0;
    for (std::size_t i = 0; i + 1 < right.size(); ++i) {
        const auto found = pairs.find(right.substr(i, 2));
        if (found == pairs.end()) continue;
        pairs.erase(found);
        common += 2;
    }
    return common / static_cast<double>(left.size() + right.size() - 2);
}

char32_t first_letter(std::string_view text) {
    std::size_t at = 0;
    return next_code_point(text, at);
}

}  // namespace

gazetteer::glance gazetteer::glance_at(const alias& name) {
    const auto first = std::string_view(name.text).substr(0, name.text.find(' '));
    const bool ascii = static_cast<unsigned char>(first.front()) < 0x80;
    const auto kept = stem_of(first).substr(0, sizeof(std::uint32_t));
    glance made;
    made.prefix = prefix_of(kept);
    made.mask = prefix_of(std::string(kept.size(), '\xFF'));
    made.size = static_cast<std::uint16_t>(first.size());
    made.last = first.back();
    made.mendable = ascii && first.size() >= shortest_to_mend;
    made.prefixed = !ascii;
    return made;
}

// Whether `compare_word` may find any likeness to the first word of the name; both begin with the
// same letter, or the name stands behind a glued word.
bool gazetteer::may_be(const glance& name, std::string_view typed, std::uint32_t prefix) {
    if (((prefix ^ name.prefix) & name.mask) == 0) return true;
    const bool same_end = typed.back() == name.last;
    if (name.prefixed) return same_end && typed.size() > name.size;
    if (!name.mendable || typed.size() + 1 < name.size || typed.size() > name.size + 1U)
        return false;
    // A slip in the second letter leaves the end as it is, any other one the second letter.
    const auto second = prefix_of(std::string_view("\0\xFF", 2));
    return same_end || ((prefix ^ name.prefix) & second) == 0;
}

void gazetteer::add(std::string_view name, std::size_t place) {
    std::string joined;
    std::size_t count = 0;
    bool may_be_glued = true;
    const auto folded = fold_with_origin(name);
    for (const auto one : split(folded)) {
        if (count++ > 0) joined += ' ';
        joined += one;
        may_be_glued = may_be_glued && one.size() >= shortest_glued;
    }
    if (joined.empty()) return;
    // People leave the blank of a name out: "solnacentrum".
    std::string glued = joined;
    std::erase(glued, ' ');
    by_first_letter_[first_letter(joined)].names.push_back({joined, place, count});
    if (count > 1 && may_be_glued)
        by_first_letter_[first_letter(glued)].names.push_back({glued, place, 1});
}

result<std::shared_ptr<const gazetteer>> gazetteer::load(const std::filesystem::path& file) {
    auto read = read_json(file);
    if (!read) return read.error();
    if (!read->is_object()) return fail(errc::invalid, file.string() + ": not an object");
    auto made = std::make_shared<gazetteer>();
    for (const auto& value : array_at(read->get_object(), "places")) {
        if (!value.is_object() || text_at(value.get_object(), "name").empty())
            return fail(errc::invalid, file.string() + ": a place without a name");
        const auto& one = value.get_object();
        place added{
            std::string(text_at(one, "name")), std::string(text_at(one, "kind")), std::nullopt};
        const auto* lat = one.if_contains("lat");
        const auto* lon = one.if_contains("lon");
        if (lat != nullptr && lon != nullptr && lat->is_number() && lon->is_number())
            added.at = point{lat->to_number<double>(), lon->to_number<double>()};
        made->add(added.name, made->places_.size());
        for (const auto& alias : array_at(one, "aliases")) {
            if (alias.is_string()) made->add(alias.get_string(), made->places_.size());
        }
        made->places_.push_back(std::move(added));
    }
    if (made->places_.empty()) return fail(errc::invalid, file.string() + ": no places");
    for (auto& [unused, list] : made->by_first_letter_) {
        std::stable_sort(list.names.begin(), list.names.end(), [](const alias& a, const alias& b) {
            return a.text.size() > b.text.size();
        });
        for (const auto& name : list.names)
            list.glances.push_back(glance_at(name));
    }
    return std::shared_ptr<const gazetteer>(std::move(made));
}

template <class Take>
void gazetteer::each_begun(std::string_view typed, Take&& take) const {
    if (typed.empty()) return;
    const auto prefix = prefix_of(typed);
    bool on = true;
    const auto consider = [&](char32_t letter) {
        const auto list = by_first_letter_.find(letter);
        if (list == by_first_letter_.end()) return;
        for (std::size_t at = 0; on && at < list->second.names.size(); ++at)
            if (may_be(list->second.glances[at], typed, prefix)) on = take(list->second.names[at]);
    };
    std::size_t second = 0;
    const auto letter = next_code_point(typed, second);
    consider(letter);
    // A glued Arabic preposition of one or two letters.
    for (int i = 0; letter >= 0x80 && i < 3 && second < typed.size() && on; ++i)
        consider(next_code_point(typed, second));
}

bool gazetteer::may_begin(std::string_view folded_word) const {
    bool found = false;
    each_begun(folded_word, [&](const alias& name) {
        const auto first = std::string_view(name.text).substr(0, name.text.find(' '));
        found = compare_word(folded_word, first, name.words == 1).confidence > 0;
        return !found;
    });
    return found;
}

gazetteer::reading gazetteer::read(std::span<const std::string_view> folded_words) const {
    reading best;
    if (folded_words.empty()) return best;
    each_begun(folded_words.front(), [&](const alias& name) {
        if (name.words > folded_words.size() || name.words < best.words) return true;
        likeness worst{exact};
        std::string_view rest = name.text;
        for (std::size_t i = 0; i < name.words && worst.confidence > 0; ++i) {
            const auto word = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(word.size() + 1, rest.size()));
            const auto one = compare_word(folded_words[i], word, i + 1 == name.words);
            if (one.confidence < worst.confidence) worst = one;
        }
        const bool longer = name.words > best.words && worst.confidence >= mended;
        if (worst.confidence > 0 && (longer || worst.confidence > best.confidence))
            best = {&places_[name.place], name.words, worst.confidence, worst.part_of_word};
        return true;
    });
    return best;
}

std::vector<gazetteer::match> gazetteer::find(std::string_view text, std::size_t most) const {
    const auto folded = fold_with_origin(text);
    const auto typed = split(folded);
    std::vector<match> matches;
    const auto keep = [&](const place* found, double confidence) {
        for (auto& one : matches) {
            if (one.found != found) continue;
            one.confidence = std::max(one.confidence, confidence);
            return;
        }
        matches.push_back({found, confidence});
    };
    for (std::size_t i = 0; i < typed.size();) {
        const auto hit = read(std::span<const std::string_view>(typed).subspan(i));
        if (hit.found != nullptr) keep(hit.found, hit.confidence);
        i += std::max<std::size_t>(hit.words, 1);
    }
    if (matches.empty()) {
        for (const auto& [unused, list] : by_first_letter_) {
            for (const auto& name : list.names) {
                const double score = likeness_of(folded.text, name.text);
                if (score >= alike) keep(&places_[name.place], score * mended);
            }
        }
    }
    std::stable_sort(matches.begin(), matches.end(), [](const match& a, const match& b) {
        return a.confidence != b.confidence ? a.confidence > b.confidence
                                            : a.found->name < b.found->name;
    });
    if (matches.size() > most) matches.resize(most);
    return matches;
}

}  // namespace lotsen
