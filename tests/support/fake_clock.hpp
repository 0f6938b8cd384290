// A clock that a test moves by hand.
#pragma once

#include "core/base/set_clock.hpp"

namespace lotsen::test {

using fake_clock = set_clock;

}  // namespace lotsen::test
