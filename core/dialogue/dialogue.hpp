// The dialogue: what was said so far and what came in, what to say and ask next. Pure: no I/O, no
// wall clock, no randomness. The caller carries out the plugin call it asks for, and steps again.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/json.hpp"
#include "core/plugin/manifest.hpp"
#include "core/plugin/turn.hpp"
#include "core/text/catalogue.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

namespace talk {
struct dialogue_state;
}

/// What is remembered of one conversation between two steps. Only the dialogue looks inside; it
/// never changes, so it may be shared by threads. None: nothing was said yet.
using dialogue_memory = std::shared_ptr<const talk::dialogue_state>;

/// What the resident did.
struct said {
    understanding what;
    std::string photo;  // a photo's id came with it; may be empty
};
struct chose {
    std::string option;
};
struct locale_changed {
    std::string locale;
};
/// The answer to the call that the last outcome asked for.
struct plugin_failed {
    error why;
};
using plugin_answer = std::variant<turn_reply, verdict, receipt, plugin_failed>;

using dialogue_input = std::variant<said, chose, locale_changed, plugin_answer>;

/// The call the caller is to make, then to step with its answer.
struct plugin_call {
    std::string plugin;
    std::variant<turn, validation, submission> call;
};

struct shown_option {
    std::string option;  // its id
    std::string label;
    bool operator==(const shown_option&) const = default;
};

/// One thing said by the bot, rendered. As the wire's message event.
struct utterance {
    std::string text;
    std::string locale;
    std::string plugin = "core";
    std::string intent;
    std::vector<shown_option> options;
    json::array cards;  // [{"title","text","note"?,"phone"?,"email"?,"url"?,"options"?}]
    std::string source;
    json::object
        expects;  // what kind of answer the client may help with: {"slot":"date"} ...; or empty
};

struct case_note {
    std::string reference;
    std::string status;
};

struct handover_wish {
    std::string plugin;
    std::string queue;
    std::string reason;     // rendered in the municipality's first locale: for staff
    std::string summary;    // likewise: what was asked and filled in so far
    bool callback = false;  // nobody can take over now: the resident left a message
    json::object contact;   // of a callback: {"name"?, "phone"?, "email"?}
};

struct outcome {
    dialogue_memory memory;
    std::vector<utterance> says;
    std::vector<case_note> cases;
    std::optional<plugin_call> call;
    std::optional<handover_wish> handover;
    std::optional<std::string> locale;  // the conversation goes on in this one
    bool locale_is_chosen = false;      // `locale` was asked for in so many words: it stays
    bool unknown_option = false;  // `chose` named none that is still open; nothing else is set
};

/// What the turn happens in.
struct dialogue_context {
    std::string conversation;
    std::string locale;
    bool locale_is_chosen = false;  // by the resident: words in another language do not change it
    std::string channel;
    time_point now{};
    /// Identifies the resident's event that this turn answers; the idempotency key of a submission
    /// is made of it, so that a turn run again after a crash submits nothing twice.
    std::int64_t seq = 0;
    bool staff_available = false;  // a person can take over now (opening hours and presence)
};

/// What core's own messages say of the city. The defaults are the first city's.
struct dialogue_options {
    std::string phone = "08-746 10 00";  // the contact centre's, as it is written for people
    std::string website = "solna.se";
    std::string municipality = "Solna";
    std::string first_locale = "sv";  // what staff read
    std::vector<std::string> tiles;   // "plugin.intent", see tiles.hpp
    std::int64_t kept_days = 90;      // a conversation is erased so long after its last event
};

/// Immutable after construction, thread-safe.
class dialogue {
  public:
    virtual ~dialogue() = default;
    /// The memory and greeting of a new conversation.
    virtual outcome open(const dialogue_context& context) const = 0;
    /// The words at the start of a resumed conversation are not repeated; only `step` speaks.
    virtual outcome step(
        const dialogue_memory& memory, const dialogue_input& input, const dialogue_context& context
    ) const = 0;
    /// What stands on an option that is still open, in the conversation's language; otherwise
    /// empty.
    virtual std::string option_label(const dialogue_memory& memory, std::string_view option)
        const = 0;

    /// The memory as the log keeps it: versioned JSON text, and back. What cannot be read, or is of
    /// another version, is an empty memory.
    virtual std::string to_text(const dialogue_memory& memory) const = 0;
    virtual dialogue_memory from_text(std::string_view stored) const = 0;
    /// The resident asked for the language in so many words: it stays.
    virtual bool locale_is_chosen(const dialogue_memory& memory) const = 0;
    /// A form waits for an answer.
    virtual bool is_asking(const dialogue_memory&) const { return false; }
};

std::unique_ptr<dialogue> make_dialogue(
    const std::vector<manifest>& plugins,
    std::shared_ptr<const catalogue> texts,
    dialogue_options options = {}
);

}  // namespace lotsen
