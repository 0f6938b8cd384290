#include "core/understanding/intents/keys.hpp"

#include <xxhash.h>

namespace lotsen {

std::uint64_t key_of(std::string_view text) {
    return XXH3_64bits(text.data(), text.size());
}

}  // namespace lotsen
