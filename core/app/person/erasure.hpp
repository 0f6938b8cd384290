// Erasing what is kept about one person.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "core/app/person/erasure_log.hpp"
#include "core/app/person/holdings.hpp"
#include "core/base/ids.hpp"

namespace lotsen {

/// Why nothing of it can be erased now; empty where it can.
std::string obstacle(const holdings& found);

struct erased_things {
    std::size_t conversations = 0;
    std::int64_t events = 0;
    std::size_t photos = 0;
    std::vector<held_record> records;  // and what became of each
    std::vector<std::string> left;     // conversations that stay: legal hold, or with staff by now
    /// Databases whose write-ahead log could not be emptied: somebody was reading all the while.
    std::vector<std::string> logs_not_emptied;
};

/// Everything given must outlive it.
struct erasure {
    const archive& from;
    erasure_log& log;
    random_source& random;
    /// Waits; a test has time pass by itself.
    std::function<void(std::chrono::milliseconds)> wait;

    /// Erases what `look` found, and ends those that were cut off: `found` was looked for with them
    /// joined. What a crash leaves undone is in the log, and done by the next erasure. In this
    /// order: plugins, so that they say what is held; conversations with their photos; and where
    /// one was spoken in a moment ago, plugins again once a turn that was under way must have
    /// ended, since it may have submitted something in between. Errors: as archive::look; what was
    /// erased stays so.
    result<erased_things> run(const holdings& found) const;

  private:
    result<void> erase_conversations(const holdings& found, erased_things& done) const;
    result<void> erase_conversation(const std::string& id, erased_things& done) const;
    void erase_other_photos(const holdings& found, erased_things& done) const;
    result<void> erase_records(const person& who, erased_things& done) const;
    std::chrono::milliseconds time_of_turns(const holdings& found) const;
    void empty_logs(erased_things& done) const;
};

}  // namespace lotsen
