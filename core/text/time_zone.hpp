#pragma once

#include <memory>
#include <string_view>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"

namespace lotsen {

/// An IANA zone ("Europe/Stockholm") by ICU. Errors: not_found.
result<std::shared_ptr<const time_zone>> make_time_zone(std::string_view name);

}  // namespace lotsen
