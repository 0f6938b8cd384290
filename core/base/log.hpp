// Structured log: one JSON object a line on standard error. Never what a resident wrote.
#pragma once

#include <functional>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace lotsen {

enum class level { debug, info, warning, error };

using log_field = std::pair<std::string_view, std::string_view>;

/// Thread-safe; does not block on a slow reader of standard error longer than a write takes.
/// `event` is a stable name ("journal.disk_full"); fields carry the particulars.
void log(level severity, std::string_view event, std::initializer_list<log_field> fields = {});

/// Writes a line that `log` wrote in another process, at its own level, with `more` added. False
/// where it is no such line; then nothing is written. Thread-safe.
bool log_again(std::string_view line, std::initializer_list<log_field> more);

/// Lines go to `to`, which is called by one thread at a time and must not log, instead of to
/// standard error. Not thread-safe: before any other thread logs.
void set_log_target(std::function<void(std::string_view line)> to);

/// What is less severe is not written. Thread-safe.
void set_log_level(level least);

}  // namespace lotsen
