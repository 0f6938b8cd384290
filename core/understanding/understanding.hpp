// What a resident's words mean: language, intent, particulars, urgency. Text in, an understanding
// out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"

namespace lotsen {

/// `begin` and `end` are bytes of the text that was read.
/// type: place, date ("2026-11-23"), time ("16:00"), phone (E.164), email, number, age (whole
/// years; a number over the same words too), amount ("500 SEK", ISO 4217; a number too), reference
/// (canonical), choice ("form.slot=value" of a plugin, see `owner`).
struct entity {
    std::string type;
    std::string value;
    std::size_t begin = 0;
    std::size_t end = 0;
    double confidence = 1;  // 0..1
    std::string owner;      // choice: the plugin it belongs to
};

struct intent_score {
    std::string plugin;  // "core" for core's own
    std::string intent;
    double confidence = 0;  // 0..1, calibrated: of those said with 0.8, four in five are right
};

/// From this confidence on, an intent is taken without asking.
inline constexpr double sure_enough = 0.6;
/// From this understanding::follow_up on, a question leans on what was spoken of before.
inline constexpr double follows_up_enough = 0.07;

enum class danger { none, fire_or_injury, crime, suicide };

/// A phrase that steers the conversation itself; read from core/dialogue/acts/<tag>.json.
enum class dialogue_act {
    none,
    yes,
    no,
    cancel,
    skip,
    dont_know,
    repeat,
    back,
    why,
    start_over,
    correct,
    continue_,
    none_of_these
};

/// A part of a message that wants something by itself.
struct wish {
    std::size_t begin = 0, end = 0;     // bytes of the text
    std::vector<intent_score> intents;  // as below
};

struct understanding {
    std::string text;                   // cleaned, identity numbers masked
    std::string language;               // tag, or "und"
    double language_confidence = 0;     // 0..1
    std::vector<intent_score> intents;  // best first, at most five
    std::vector<entity> entities;       // by begin; may overlap
    std::vector<wish> wishes;           // where there are two or more, in order; otherwise empty
    lotsen::danger danger = danger::none;
    dialogue_act act = dialogue_act::none;
    /// Where the text opens with a correction ("no, I meant ..."): the byte at which the rest
    /// begins.
    std::size_t correction_begin = 0;
    /// Which of several that were offered is meant, where that is all that is said: 2 for "the
    /// second one"; 0 where none is.
    std::size_t nth = 0;
    /// How likely, 0..1, it is a question that does not say what it is about ("how do I get
    /// there?"), so that it leans on what was spoken of before. Not calibrated: it is rare, and
    /// said with little.
    double follow_up = 0;
    bool urgent() const { return danger != danger::none; }
};

struct reading_context {
    std::string conversation_language;  // prior: what was spoken before; empty if unknown
    bool language_is_chosen = false;    // by the resident's explicit choice: it wins
    time_point now{};                   // what "tomorrow" is relative to
    /// Something was asked for: "under the bridge" is an answer then, where danger is only guessed.
    bool answering = false;
};

/// Thread-safe; reads without a lock.
class reader {
  public:
    virtual ~reader() = default;
    virtual understanding read(std::string_view text, const reading_context& context) const = 0;
    /// See classifier::settle: for when there is time, after a start. Thread-safe.
    virtual void settle() const {}
};

}  // namespace lotsen
