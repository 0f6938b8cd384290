// One person's data, in whatever a plugin keeps: what there is (GDPR articles 15 and 20), and that
// it goes (article 17).
#pragma once

#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/json.hpp"

namespace lotsen {

/// Who is meant: a record is theirs when it has any one of these.
struct person {
    std::vector<std::string> conversations;  // ids
    std::vector<std::string> contacts;       // canonical, see contact.hpp
    std::vector<std::string> references;     // of cases, bookings: as they were given

    bool empty() const { return conversations.empty() && contacts.empty() && references.empty(); }
    bool operator==(const person&) const = default;
};

/// The three as texts of JSON arrays, by their names: what a query takes for json_each.
json::object as_parameters(const person& who);

struct person_request {
    person who;
    bool erase = false;  // false: tell what there is, and change nothing
    time_point now{};
};

/// What `personal_record::fate` says of a record that is to be erased, or was.
namespace fate {
inline constexpr std::string_view erased = "erased";      // all of it
inline constexpr std::string_view stripped = "stripped";  // what is personal in it; the rest stays
inline constexpr std::string_view kept = "kept";          // untouched
}  // namespace fate

/// Why something stays: `personal_record::why`.
namespace reason {
/// A public record: the right to erasure ends at archiving in the public interest and at what the
/// law obliges an authority to keep (GDPR article 17(3)(b) and (d); arkivlagen 1990:782).
inline constexpr std::string_view public_record = "public_record";
/// Needed for a legal claim (article 17(3)(e)), until staff release it.
inline constexpr std::string_view legal_hold = "legal_hold";
/// Says nothing about anybody any more.
inline constexpr std::string_view statistics = "statistics";
/// Likewise, and what was to come does not.
inline constexpr std::string_view cancelled = "cancelled";
/// A register that staff keep, and change there.
inline constexpr std::string_view city_register = "register";
}  // namespace reason

/// One thing that is kept about the person.
struct personal_record {
    std::string kind;          // a short stable word: "report", "booking"
    std::string reference;     // may be empty
    std::string conversation;  // that it came from; may be empty
    /// What erasing makes of it; where it was asked for, what it has made of it.
    std::string fate;
    std::string why;  // where something stays
    /// Everything personal in it, as it is kept, and nothing of anybody else's.
    json::object data;
    std::vector<std::string> photos;  // ids
    /// Part -> RFC 3339, when it goes by itself. A part that is not named goes with the record.
    json::object retention;
};

inline bool under_legal_hold(const personal_record& one) {
    return one.fate == fate::kept && one.why == reason::legal_hold;
}

struct person_reply {
    std::vector<personal_record> records;
};

}  // namespace lotsen
