// Functions that are worth a machine's wider vectors, on machines that have them.
#pragma once

#include "core/base/sanitizers.hpp"

/// Before a function: it is compiled twice, and the loader takes the copy that the processor can
/// run. Nothing where the compiler or a sanitizer (which is not up yet when the loader asks) does
/// not go along.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !LOTSEN_SANITIZED
#    define LOTSEN_VECTOR_CLONES __attribute__((target_clones("avx2", "default")))
#else
#    define LOTSEN_VECTOR_CLONES
#endif
