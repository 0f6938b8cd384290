// Whether this is a build with GCC's address or thread sanitizer.
#pragma once

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#    define LOTSEN_SANITIZED 1
#else
#    define LOTSEN_SANITIZED 0
#endif

namespace lotsen {

inline constexpr bool sanitized = LOTSEN_SANITIZED != 0;

}  // namespace lotsen
