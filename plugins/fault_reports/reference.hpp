// A case number in what somebody wrote.
#pragma once

#include <string>
#include <string_view>

namespace lotsen::fault_reports {

/// Whether the text answers the question for the number, or may have one in passing.
enum class looking_for { answer, mention };

/// The canonical reference in "it is f7k3m 9q2x, thanks"; empty where there is none or its check
/// character says that it is mistyped.
std::string find_reference(std::string_view text, looking_for how = looking_for::mention);

/// Whether the text has a reference that is written as one, but not rightly.
bool has_mistyped_reference(std::string_view text);

}  // namespace lotsen::fault_reports
