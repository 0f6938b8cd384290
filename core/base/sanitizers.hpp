// Whether this is a build with GCC's address or thread sanitizer.
#pragma once

namespace lotsen {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace lotsen
