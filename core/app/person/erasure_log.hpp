// What was erased and when, without a word of it: who asks later is answered, an erasure that was
// cut off is finished, and one that a restored backup undid is done again.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/plugin/person.hpp"

namespace lotsen {

/// data/erasures.jsonl, a JSON object a line, on disk when a call returns. Held by one process at a
/// time. Throws std::system_error where the file cannot be written.
class erasure_log {
  public:
    /// Errors: unavailable (another erasure is running).
    static result<erasure_log> open(const std::filesystem::path& file);
    erasure_log(erasure_log&& other) noexcept;
    erasure_log(const erasure_log&) = delete;
    erasure_log& operator=(const erasure_log&) = delete;
    erasure_log& operator=(erasure_log&&) = delete;
    ~erasure_log();

    struct unfinished {
        std::string id;
        std::string at;
        person who;  // conversations and references
    };
    /// Those that began and did not end.
    const std::vector<unfinished>& cut_off() const { return cut_off_; }

    /// `more`: what was meant, by its conversations and references.
    void begin(const std::string& id, time_point at, json::object more);
    void end(const std::string& id, time_point at, json::object more);

  private:
    erasure_log(int handle, std::vector<unfinished> cut_off);
    void write(json::object line);

    int handle_ = -1;
    std::vector<unfinished> cut_off_;
};

/// Everybody who was ever erased by the log, by conversations and references. A line that is none
/// is passed over: a crash may have cut off the last. Errors: not_found.
result<person> everyone_erased(const std::filesystem::path& log);

}  // namespace lotsen
