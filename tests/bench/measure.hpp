// What a run cost the server and how long its users waited.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lotsen::bench {

/// Processor time of all threads of a process so far (proc(5), fields 14 and 15 of stat).
std::chrono::microseconds processor_time(int process);

/// Resident memory of a process now, bytes (proc(5), VmRSS).
std::size_t resident_bytes(int process);

/// Waiting times, and what is asked of them. Not thread-safe.
class waiting_times {
  public:
    void add(std::chrono::nanoseconds waited);
    std::size_t count() const { return microseconds_.size(); }
    /// The time that `share` (0-1) of all waited at most, milliseconds; 0 where there was none.
    double quantile(double share);

  private:
    std::vector<std::uint32_t> microseconds_;
};

}  // namespace lotsen::bench
