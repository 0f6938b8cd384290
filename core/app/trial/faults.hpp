// What goes wrong between core and a plugin's process, on purpose, and what was said meanwhile. A
// folder holds both: `lotsen plugin chaos` writes the plan, lotsen-faults carries it out.
#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"

namespace lotsen::trial {

enum class fault_kind {
    kill_before,  // the process ends, and never saw the call
    kill_after,   // it ends when the work is done, and the answer is lost
    late,         // the answer comes after the deadline
    no_frame,     // instead of an answer
    no_json,      // a frame of it
    oversized,    // a frame longer than allowed is announced
    other_id,     // the answer is to another call
    refuse,       // an error is answered, and the plugin never saw the call
};

inline constexpr std::array all_fault_kinds{
    fault_kind::kill_before,
    fault_kind::kill_after,
    fault_kind::late,
    fault_kind::no_frame,
    fault_kind::no_json,
    fault_kind::oversized,
    fault_kind::other_id,
    fault_kind::refuse};

/// "kill_before", and back.
std::string_view to_string(fault_kind kind);
std::optional<fault_kind> fault_kind_from(std::string_view name);

struct fault {
    std::string method;  // of the call; "*": any but initialize and shutdown
    fault_kind kind = fault_kind::kill_before;
    std::size_t times = 1;
};

/// A submission that the plugin answered, whether or not core got to see the answer.
struct answered_submission {
    std::string conversation, form, key;
    std::string reference;  // of the receipt; empty where it has none
    bool refused = false;   // an error, or a slot of it
};

/// Each file is read whole and written whole, or appended to by one process at a time.
class fault_folder {
  public:
    explicit fault_folder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// `program`: the real lotsen-plugin. Nothing has gone wrong yet, and nothing was answered.
    /// Throws std::runtime_error where it cannot be written.
    void plan(
        const std::filesystem::path& program,
        const std::vector<fault>& faults,
        std::chrono::milliseconds lateness
    ) const;
    /// From now on nothing goes wrong; what was answered stays.
    void forget_faults() const;
    std::size_t fired() const;
    std::vector<answered_submission> submissions() const;

    // The other side.
    std::filesystem::path program() const;
    std::chrono::milliseconds lateness() const;
    /// What is to go wrong with this call; counted as done.
    std::optional<fault_kind> take(std::string_view method) const;
    void note(const answered_submission& one) const;

  private:
    json::object read() const;
    std::size_t lines_of(std::string_view text) const;

    std::filesystem::path folder_;
};

}  // namespace lotsen::trial
