// Conversations read and erased beside the service that writes them: one person's data is exported,
// or goes, while serving.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/journal/journal.hpp"

namespace lotsen {

/// Not thread-safe. Waits, up to five seconds a call, while the service writes. Errors of every
/// call: corrupt, disk_full, unavailable (locked for longer).
class conversation_file {
  public:
    virtual ~conversation_file() = default;

    /// Errors: unknown_conversation.
    virtual result<conversation_record> find(const std::string& conversation) = 0;
    virtual result<std::vector<event>> events(const std::string& conversation) = 0;

    /// Something that a resident wrote.
    struct utterance {
        std::string conversation;
        std::int64_t seq = 0;
    };
    /// Everything that any resident wrote and `wanted` takes (its text), oldest first. Reads the
    /// whole log.
    virtual result<std::vector<utterance>> written(
        const std::function<bool(std::string_view text)>& wanted
    ) = 0;

    /// Conversations that neither a queue nor an agent owns and in which nothing has happened since
    /// `then`: the longest untouched first, `most` at the most, without the first `passed_over`.
    virtual result<std::vector<std::string>> untouched_since(
        time_point then, std::size_t most, std::size_t passed_over
    ) = 0;

    /// Takes the conversation out, with all its events, as one transaction: whoever writes in it
    /// later is told unknown_conversation, in the service too. The number of events that it had.
    /// Errors: unknown_conversation; conflict (a queue or an agent owns it now).
    virtual result<std::int64_t> erase(const std::string& conversation) = 0;
};

/// Brings the file up to date first, as the service does. Errors: not_found; as open_store.
result<std::unique_ptr<conversation_file>> open_conversation_file(const std::filesystem::path& file
);

/// Moves everything from the write-ahead log into the database and empties the log, so that what
/// was erased (overwritten in the database: PRAGMA secure_delete) is in neither. Waits for readers
/// and writers up to five seconds a try. Errors: not_found, unavailable (somebody read all the
/// while: the log still holds it), corrupt, disk_full.
result<void> empty_log(const std::filesystem::path& database);

}  // namespace lotsen
