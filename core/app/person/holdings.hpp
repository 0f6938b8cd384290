// What is kept about one person, wherever it lies.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/app/config/config.hpp"
#include "core/base/clock.hpp"
#include "core/host/host.hpp"
#include "core/journal/sqlite/conversation_file.hpp"
#include "core/plugin/person.hpp"

namespace lotsen {

struct held_conversation {
    conversation_record record;
    std::vector<event> events;
    std::vector<std::filesystem::path> photos;
    /// The events in which the contact stands that was asked for; empty where the conversation was
    /// found by its id or by a record that came from it.
    std::vector<std::int64_t> contact_in;
    bool legal_hold = false;  // a record that came from it is held, so it stays

    /// A queue or an agent has it now.
    bool with_staff() const { return record.owner.kind != owner_kind::bot; }
};

struct held_record {
    std::string plugin;
    bool by_core = false;  // in core's store for the plugin
    personal_record what;
    /// Those of its photos that are in no conversation of the person.
    std::vector<std::filesystem::path> photos;
};

struct holdings {
    person who;  // with every conversation that was found
    std::vector<held_conversation> conversations;
    std::vector<held_record> records;
    /// Plugins that cannot tell, or are no longer there while their data is.
    std::vector<std::string> silent;

    bool empty() const { return conversations.empty() && records.empty(); }
};

/// Where everything lies. `log` is null where there never was a conversation. Not thread-safe; the
/// service may run beside it. Everything given must outlive it.
struct archive {
    const config& settings;
    host& plugins;
    conversation_file* log = nullptr;
    const clock& now;

    /// Everything that is kept: of conversations in which a resident wrote one of the contacts, of
    /// those that are named, and of those that a record of the person came from. Errors: what the
    /// first keeper that cannot be asked gives; the detail names it.
    result<holdings> look(const person& asked) const;

    /// Every plugin, and what core keeps for it; into `silent` go those that cannot tell. Errors:
    /// likewise.
    result<std::vector<held_record>> ask(
        const person& who, bool erase, std::vector<std::string>& silent
    ) const;
};

}  // namespace lotsen
