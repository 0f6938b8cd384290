// What the dialogue remembers between two steps, and its form in the log: versioned JSON.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "core/dialogue/draft.hpp"

namespace lotsen::talk {

inline constexpr int state_version = 1;
/// Options that can still be chosen; older ones are refused.
inline constexpr std::size_t open_options = 40;
/// Forms begun and not ended: the one in front and those digressed from.
inline constexpr std::size_t open_forms = 4;
/// The resident's last sentences kept for whoever takes over, and how much of each.
inline constexpr std::size_t kept_sentences = 3;
inline constexpr std::size_t kept_bytes = 400;

enum class form_mode {
    filling,
    confirming,  // the summary was shown
    changing,    // which slot is to be changed?
    unsure,      // submitted, and nobody knows whether it arrived: only the same again is safe
};

struct running_form {
    std::string plugin;
    std::string name;
    std::string intent;         // that began it
    std::int64_t instance = 0;  // numbers the forms of a conversation
    form_mode mode = form_mode::filling;
    json::object slots;    // accepted canonical values
    json::object pending;  // values that wait for the plugin's `validate`
    std::vector<std::string> skipped;
    std::vector<std::string> order;  // slots with an answer, in the order they were answered
    std::string asked;               // the slot asked last
    std::string demanded;       // asked next, though it may have a value: back, change, refused
    std::int64_t attempts = 0;  // failed answers to `asked`
    json::object custom;        // the plugin's own question: {"slot", "what", "options"}
    std::string key;            // idempotency key, from the first confirmation on
    json::object labels;        // slot -> the part that names what was chosen of a dynamic slot
    std::string declared;       // what its slots were declared as, see changed_forms.hpp
    json::object about;         // core's callback: {"queue", "reason", "summary", "plugin"}
};

/// One that was offered and does not follow from a declaration. It is kept as the log has it, which
/// takes half the memory and is written with every turn while it is open. Never changed once made,
/// so that the states of a conversation share it.
struct remembered_option {
    /// `shown`: the JSON text of the part that stands on it; `effect`: of what choosing it does;
    /// `words`: nothing that JSON escapes.
    remembered_option(
        std::string name,
        std::string_view shown,
        std::string_view effect,
        std::int64_t turn,
        std::string_view words
    );
    remembered_option(const remembered_option&) = delete;
    remembered_option& operator=(const remembered_option&) = delete;
    ~remembered_option() = default;

    std::string id;
    std::int64_t heard = 0;  // the turn of the sentence that an intent would act on
    std::string text;
    // Parts of `text`.
    std::string_view label;
    std::string_view answers;  // "yes" or "no" where those words choose it
    std::string_view does;
};

/// One utterance of the last turn, as the log has it.
struct remembered_draft {
    std::string text;
    bool offers = false;  // options
};

/// The sentence that an offered intent would act on.
struct heard_sentence {
    std::int64_t turn = 0;
    std::string text;
    json::array entities;
};

/// An intent that is to be done, and what is known for it.
struct intent_wish {
    std::string plugin;
    std::string intent;
    json::object slots;  // canonical values known already
    std::string text;    // what was written
    json::array entities;
    bool fresh = false;  // a form of this kind that waits is dropped for a new one
};

/// Cheap to copy: what is large is shared and does not change.
struct dialogue_state {
    std::int64_t options_made = 0;
    std::int64_t forms_made = 0;
    std::int64_t batch = 0;      // the turn whose options typed words may mean
    std::int32_t turn = 0;       // resident's inputs so far
    std::int32_t last_turn = 0;  // that `last` is of
    std::int32_t misses = 0;     // times in a row that nothing was understood
    bool parked = false;         // the form in front waits until the resident goes on with it
    bool locale_is_chosen = false;
    std::string locale;
    std::string photo;                // came before there was a form to put it in
    std::vector<running_form> forms;  // the last is in front
    std::vector<std::shared_ptr<const remembered_option>> options;  // oldest first
    std::vector<std::string> current;  // ids of the options of the turn `batch`, as shown
    json::object plugins;              // what each plugin returned as its state
    std::vector<std::shared_ptr<const remembered_draft>> last;  // of one turn, for repeat
    json::object call;  // what was asked of a plugin: {"plugin","kind",...}
    std::shared_ptr<const heard_sentence> heard;  // none while nothing is suggested
    std::vector<std::string> wrote;               // by the resident, newest last
    /// Of one message, that wait until the one before is done; null where none do.
    std::shared_ptr<const std::vector<intent_wish>> wishes;

    running_form* front() { return forms.empty() ? nullptr : &forms.back(); }
    running_form* active() { return parked ? nullptr : front(); }
    running_form* find(std::int64_t instance);
};

std::shared_ptr<const remembered_draft> remember(const draft& said);
draft recall(const remembered_draft& said);

/// As JSON text.
std::string to_text(const part& line);

/// The state as the log has it. Members it does not know are passed over; another version, or what
/// is no JSON object, gives an empty state.
dialogue_state state_from(std::string_view stored);
/// As JSON text.
std::string to_text(const dialogue_state& state);

}  // namespace lotsen::talk
