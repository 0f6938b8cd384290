#include "core/text/word_memory.hpp"

#include <xxhash.h>

#include <atomic>

namespace lotsen {

std::uint64_t next_owner() noexcept {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

std::uint64_t word_hash(std::string_view bytes) noexcept {
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t word_hash(std::u32string_view letters) noexcept {
    return XXH3_64bits(letters.data(), letters.size() * sizeof(char32_t));
}

}  // namespace lotsen
