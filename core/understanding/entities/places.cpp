// Places: names of the gazetteer, streets by their endings, and what lies beside a named place.
#include <algorithm>
#include <array>

#include "core/text/normalise.hpp"
#include "core/understanding/entities/scan.hpp"

namespace lotsen::entities {
namespace {

constexpr std::size_t most_words = 8;  // of one place name
constexpr std::size_t longest_house_number = 4;
constexpr double street_with_number = 0.85;
constexpr double street_alone = 0.6;
constexpr double beside_a_place = 0.85;

// Folded endings of Swedish street names; `sure` ones need no number behind them.
struct ending {
    std::string_view text;
    bool sure;
};
constexpr std::array street_endings{
    ending{"gatan", true},      ending{"vagen", true},    ending{"stigen", true},
    ending{"grand", true},      ending{"granden", true},  ending{"torget", false},
    ending{"torg", false},      ending{"allen", false},   ending{"leden", false},
    ending{"backen", false},    ending{"gata", false},    ending{"vag", false},
    ending{"esplanaden", true}, ending{"stigar", false},  ending{"plan", false},
    ending{"ringen", false},    ending{"dansen", false},  ending{"svangen", false},
    ending{"kroken", false},    ending{"slingan", false}, ending{"liden", false},
    ending{"kajen", false},     ending{"straket", false},
};
// Behind another word in capitals they make a street of both: "Johan Enbergs väg", "Östra vägen".
constexpr auto street_words = std::to_array<std::string_view>(
    {"vag", "vagen", "gata", "gatan", "grand", "stig", "torg", "plan", "alle", "backe"}
);
constexpr std::size_t most_before_street_word = 2;
// Ways that everybody has, no street of that name.
constexpr auto ordinary = std::to_array<std::string_view>({
    "barnvagen",  "motorvagen", "cykelvagen", "gangvagen",   "bilvagen",
    "skolvagen",  "landsvagen", "genvagen",   "omvagen",     "huvudgatan",
    "huvudvagen", "gagatan",    "bakgatan",   "tvargatan",   "sidogatan",
    "hemvagen",   "halvvagen",  "avvagen",    "utvagen",     "infartsvagen",
    "gangstigen", "forvagen",   "underlag",   "affarsgatan", "husvagen",
});
// What stands behind a district's name and narrows it.
constexpr auto narrowing = std::to_array<std::string_view>({
    "centrum",      "torg",
    "torget",       "station",
    "stationen",    "skola",
    "skolan",       "park",
    "parken",       "tunnel",
    "tunneln",      "bro",
    "bron",         "bibliotek",
    "biblioteket",  "ip",
    "kyrka",        "kyrkan",
    "idrottsplats", "simhall",
    "simhallen",    "strand",
    "gard",         "forskola",
    "forskolan",    "galleria",
    "vardcentral",  "tunnelbana",
    "tunnelbanan",  "tunnelbanestation",
    "t-bana",       "pendeltagsstation",
    "lekplats",     "lekplatsen",
    "allmanning",   "centre",
    "center",       "square",
    "school",       "library",
    "church",       "bridge",
    "underpass",    "playground",
    "asema",        "koulu",
    "keskusta",     "kirjasto",
    "puisto",       "aukio",
});

bool contains(const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Turkish and others bend names behind an apostrophe: "Hagalund'da".
std::string_view name_of(std::string_view word) {
    return word.substr(0, word.find('\''));
}

bool ends_street(std::string_view name, std::string_view ending) {
    constexpr std::size_t shortest_front = 3;
    return name.size() >= ending.size() + shortest_front && name.back() == ending.back() &&
           name.ends_with(ending);
}

bool upper_case(std::string_view original, std::string_view folded) {
    // Folding took the capital away: the first letters differ, or are capital ASCII.
    const char first = original.front();
    if (static_cast<unsigned char>(first) < 0x80) return first >= 'A' && first <= 'Z';
    return folded.front() != first && original.starts_with("\xC3") &&
           static_cast<unsigned char>(original[1]) < 0xA0;
}

class place_finder {
  public:
    explicit place_finder(scan& text) : text_(text) {}

    std::size_t named(std::size_t at) {
        if (!text_.facts(at).begins_place) return 0;
        std::array<std::string_view, most_words> words;
        std::size_t count = 0;
        for (auto i = at; text_.free(i) && count < most_words; ++i) {
            if (text_.tokens()[i].is == token::kind::sign) break;
            words[count++] = name_of(text_.tokens()[i].text);
        }
        return named_words(at, std::span<const std::string_view>(words).first(count));
    }

    // "Huvudstagatan 7 B", "Johan Enbergs väg 40"
    std::size_t street(std::size_t at) {
        auto last = at;
        if (const auto before = words_before_street_word(at); before > 0)
            last = at + before;
        else if (!text_.facts(at).street_ending || !street_ending(text_.tokens()[at], house_number(at + 1) > 0))
            return 0;
        const auto number = house_number(last + 1);
        const auto name = name_in(text_.original(at, last + 1));
        const auto end = last + 1 + number;
        text_.add(
            "place",
            number > 0 ? name + " " + clean(text_.original(last + 1, end)) : name,
            at,
            end,
            number > 0 ? street_with_number : street_alone
        );
        return end - at;
    }

  private:
    std::size_t named_words(std::size_t at, std::span<const std::string_view> words) {
        const auto found = text_.context().places->read(words);
        if (found.found == nullptr) return 0;
        auto end = at + found.words;
        if (found.part_of_word) return compound(at, found);
        if (text_.free(end) && text_.word(end) && contains(narrowing, text_.tokens()[end].text)) {
            ++end;
            text_.add(
                "place",
                clean(text_.original(at, end)),
                at,
                end,
                std::min(found.confidence, beside_a_place)
            );
        } else if (const auto number = house_number(end);
                   number > 0 && found.found->kind == "stop") {
            // Stops are called after their streets.
            const auto house = clean(text_.original(end, end + number));
            text_.add(
                "place", found.found->name + " " + house, at, end + number, street_with_number
            );
            end += number;
        } else {
            text_.add("place", found.found->name, at, end, found.confidence);
        }
        return end - at;
    }

    // "hagalundstunneln", or a street that begins with the district's name.
    std::size_t compound(std::size_t at, const gazetteer::reading& found) {
        if (const auto tokens = street(at); tokens > 0) return tokens;
        const auto end = at + found.words;
        text_.add("place", clean(text_.original(at, end)), at, end, found.confidence);
        return found.words;
    }

    bool capital(std::size_t at) const {
        const auto& word = text_.tokens()[at];
        return upper_case(text_.text().substr(word.begin, word.end - word.begin), word.text);
    }

    // How many words in capitals stand from `at` before one that means street; 0 where it is none.
    std::size_t words_before_street_word(std::size_t at) const {
        for (std::size_t n = 1; n <= most_before_street_word; ++n) {
            if (!text_.word(at + n - 1) || !capital(at + n - 1)) return 0;
            if (!text_.free(at + n) || !text_.word(at + n)) return 0;
            if (text_.facts(at + n).street_word) return n;
        }
        return 0;
    }

    // A name without what other languages glue to it: "بـHuvudstagatan", "Dalvägen'deki".
    static std::string name_in(std::string_view original) {
        const auto first = std::ranges::find_if(original, [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte < 0x80 || byte == 0xC3;
        });
        if (first != original.end())
            original.remove_prefix(static_cast<std::size_t>(first - original.begin()));
        for (const std::string_view apostrophe : {"'", "\u2019"})
            original = original.substr(0, original.find(apostrophe));
        return clean(original);
    }

    bool street_ending(const token& word, bool numbered) const {
        const auto original = text_.text().substr(word.begin, word.end - word.begin);
        const auto folded = name_of(word.text);
        for (const auto& one : street_endings) {
            if (!ends_street(folded, one.text)) continue;
            if (contains(ordinary, folded)) return false;
            // "kvällen" and "hallen" are no avenues; the accent tells.
            if (one.text == "allen" && original.find("\u00E9") == original.npos) return false;
            return one.sure || numbered ||
                   (upper_case(original, word.text) && word.begin > 0 && one.text != "plan");
        }
        return false;
    }

    std::size_t house_number(std::size_t at) const {
        if (!text_.free(at) || !text_.digits(at) ||
            text_.tokens()[at].text.size() > longest_house_number)
            return 0;
        if (text_.sign(at + 1, ":") || (text_.sign(at + 1, ".") && text_.digits(at + 2))) return 0;
        const bool letter = text_.word(at + 1) && text_.tokens()[at + 1].text.size() == 1 &&
                            text_.tokens()[at + 1].text[0] >= 'a' &&
                            text_.tokens()[at + 1].text[0] <= 'h';
        return letter ? 2 : 1;
    }

    scan& text_;
};

}  // namespace

bool has_street_ending(std::string_view word) {
    const auto name = name_of(word);
    return std::ranges::any_of(street_endings, [&](const ending& one) {
        return ends_street(name, one.text);
    });
}

bool is_street_word(std::string_view word) {
    return contains(street_words, word);
}

void find_places(scan& text) {
    place_finder finder(text);
    for (std::size_t i = 0; i < text.size();) {
        std::size_t tokens = 0;
        if (text.free(i) && text.word(i)) {
            tokens = finder.named(i);
            if (tokens == 0) tokens = finder.street(i);
        }
        i += std::max<std::size_t>(tokens, 1);
    }
}

}  // namespace lotsen::entities
