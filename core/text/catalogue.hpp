// What the service says, in every language: ICU MessageFormat patterns from locales/<tag>/*.json
// and plugins/<id>/messages/<tag>.json, compiled once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace lotsen {

/// The tags a text is looked for in, best first: "sv-x-latt" -> "sv-x-latt", "sv", then `last`.
std::vector<std::string> locale_chain(std::string_view tag, std::string_view last = "sv");

/// Best of `served` for a BCP 47 tag or an Accept-Language header; empty where none fits.
std::string match_locale(std::string_view wanted, const std::vector<std::string>& served);

/// Whether the language is written right to left.
bool right_to_left(std::string_view tag);

/// What a language is called in another by CLDR, without its script or region; empty where CLDR has
/// no name.
std::string cldr_name(std::string_view tag, std::string_view in);

/// What CLDR calls countries, languages, months and days in a language: words that every
/// language has. Empty where CLDR has none of its own.
std::vector<std::string> cldr_words(std::string_view tag);
/// Other words may come with another version.
std::string cldr_version();

/// A message id of core, known at build time; see build/generated/message_ids.hpp.
struct message_id {
    std::string_view name;
};

/// One of the names of a served language, folded.
struct language_name {
    std::string name;
    std::string tag;
};

struct catalogue_problem {
    std::string file;
    std::string id;
    std::string what;  // "missing in so", "argument {count} is not in sv", "bad pattern: ..."
};

/// Immutable after load, thread-safe.
class catalogue {
  public:
    /// A domain is a set of messages of one speaker: "core" (and "widget", "kiosk", "desk") from
    /// locales, each plugin's id from its messages. A pattern that does not compile is left to the
    /// next locale of the chain and told by problems(). Errors: not_found, not_json, invalid.
    struct source {
        std::string domain;
        std::filesystem::path folder;  // has <tag>.json or <tag>/<domain>.json
    };
    static result<std::shared_ptr<const catalogue>> load(
        const std::vector<source>& sources, std::shared_ptr<const time_zone> zone
    );
    virtual ~catalogue() = default;

    /// The message in the best locale of the chain. Arguments: text, numbers; RFC 3339 text for a
    /// pattern's date or time argument. Text arguments are isolated (U+2068..U+2069) where their
    /// direction may differ. An unknown id gives "[domain:id]" and is counted: never an exception.
    virtual std::string format(
        std::string_view domain,
        std::string_view id,
        std::string_view locale,
        const json::object& arguments = {}
    ) const = 0;

    virtual bool has(std::string_view domain, std::string_view id, std::string_view locale)
        const = 0;
    /// Served tags, in the order of service of locales/locales.json.
    virtual const std::vector<std::string>& locales() const = 0;
    /// What the language's own speakers call it, as locales.json has it; the tag where it does not.
    virtual std::string_view own_name(std::string_view tag) const = 0;
    /// What each served language is called: in itself and in the other served ones (CLDR), and what
    /// locales.json adds ("called").
    virtual const std::vector<language_name>& language_names() const = 0;
    /// Whether a speaker of the language has reviewed every one of its catalogues ("_meta").
    virtual bool reviewed(std::string_view tag) const = 0;
    /// Completeness and agreement of arguments over all locales; empty when all is well.
    virtual std::vector<catalogue_problem> problems() const = 0;
    /// How often a message was asked for that no locale of the chain has.
    virtual std::uint64_t unknown() const = 0;
};

}  // namespace lotsen
