// One ICU MessageFormat pattern, parsed once by icu::MessagePattern and kept as a tree: a message
// is then formatted without parsing, without a lock and from any thread.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/text/formatters.hpp"

namespace lotsen {

struct message_branch;

struct message_node {
    enum class kind { literal, hash, text, number, date, time, plural, ordinal, select };
    kind is = kind::literal;
    std::string text;   // the literal, or the argument's name
    std::string style;  // number, date, time
    double offset = 0;  // plural, ordinal
    std::vector<message_branch> branches;
};

struct message_branch {
    std::string key;              // "few", "other", a select's word
    std::optional<double> exact;  // "=1"
    std::vector<message_node> body;
};

/// Immutable, thread-safe.
class message_pattern {
  public:
    /// Errors: invalid, with ICU's name of the fault and the character where it lies.
    static result<message_pattern> compile(std::string_view pattern);

    /// A missing argument stands as "{name}", as ICU does it.
    std::string format(const json::object& arguments, const formatters& language) const;

    const std::set<std::string>& arguments() const { return arguments_; }

  private:
    std::vector<message_node> nodes_;
    std::set<std::string> arguments_;
};

}  // namespace lotsen
