// What makes the unruly reporter begin to misbehave.
#pragma once

#include <csignal>

namespace lotsen::test {

inline constexpr int leak_signal = SIGUSR1;       // keeps more memory with each call
inline constexpr int flood_signal = SIGUSR2;      // writes frames that nobody asked for, for ever
inline constexpr int chatter_signal = SIGALRM;    // fills its standard error for ever
inline constexpr int garbage_signal = SIGVTALRM;  // writes what is no frame, once

}  // namespace lotsen::test
