// A case number in what somebody wrote.
#pragma once

#include <string>
#include <string_view>

namespace lotsen::fault_reports {

/// The canonical reference in "it is f7k3m 9q2x, thanks"; empty where there is none or its check
/// character says that it is mistyped.
std::string find_reference(std::string_view text);

}  // namespace lotsen::fault_reports
