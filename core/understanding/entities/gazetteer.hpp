// The places people name in a municipality, and how each language spells and bends their names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/result.hpp"
#include "core/text/word_memory.hpp"

namespace lotsen {

/// WGS 84, degrees.
struct point {
    double lat = 0;
    double lon = 0;
};

struct place {
    std::string name;         // as it is said to people
    std::string kind;         // district, station, stop, address
    std::optional<point> at;  // absent where no source has one: never guessed
};

/// Immutable, thread-safe.
class gazetteer {
  public:
    struct match {
        const place* found = nullptr;
        double confidence = 0;  // 0..1
    };

    /// Reads core/understanding/places/*.json (its README has the format). Errors: not_found,
    /// not_json, invalid.
    static result<std::shared_ptr<const gazetteer>> load(const std::filesystem::path& file);

    /// Places that `text` names or is like, best first; empty where nothing is like it.
    std::vector<match> find(std::string_view text, std::size_t most) const;

    const std::vector<place>& places() const { return places_; }

    /// One name, folded words joined by single spaces, at its beginning.
    struct reading {
        const place* found = nullptr;
        std::size_t words = 0;  // how many of them belong to the name
        double confidence = 0;
        bool part_of_word = false;  // the name begins a longer word: "hagalundstunneln"
    };
    /// The longest place name that begins with the first of `folded_words`; empty `found` if none.
    /// Knows genitives, case endings, Swedish compounds and one slip of the finger.
    reading read(std::span<const std::string_view> folded_words) const;
    /// Whether any name may begin with this word; where not, `read` finds none.
    bool may_begin(std::string_view folded_word) const;
    /// Of what is remembered of words (word_memory.hpp).
    std::uint64_t owner() const { return owner_; }

  private:
    struct alias {
        std::string text;  // folded
        std::size_t place = 0;
        std::size_t words = 1;
    };
    /// What can be seen of an alias without reading it: most words are like no name.
    struct glance {
        std::uint32_t prefix = 0;  // its first bytes, which stay when it is bent
        std::uint32_t mask = 0;    // of those that it has
        std::uint16_t size = 0;    // of its first word
        char last = 0;
        bool mendable = false;  // one slip of the finger is forgiven
        bool prefixed = false;  // other words may stand glued before it
    };
    struct name_list {
        std::vector<alias> names;  // the longest first
        std::vector<glance> glances;
    };
    static glance glance_at(const alias& name);
    static bool may_be(const glance& name, std::string_view typed, std::uint32_t prefix);
    /// Calls `take` with each alias whose first word may be `typed`, until it returns false.
    template <class Take>
    void each_begun(std::string_view typed, Take&& take) const;
    void add(std::string_view name, std::size_t place);

    std::uint64_t owner_ = next_owner();
    std::vector<place> places_;
    std::unordered_map<char32_t, name_list> by_first_letter_;
};

}  // namespace lotsen
