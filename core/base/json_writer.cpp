#include "core/base/json_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lotsen {

void json_writer::buffer::grow(std::size_t more) {
    constexpr std::size_t least = 1024;
    const auto size = all().size();
    bytes_.resize(std::max({size + more, 2 * bytes_.size(), least}));
    end_ = bytes_.data() + size;
}

void json_writer::decimal(double value) {
    if (!std::isfinite(value)) {
        writer_.Null();
        return;
    }
    // The largest double has 309 digits before the point, the smallest 1074 after it.
    std::array<char, 1100> digits{};
    const auto end = std::to_chars(
        digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed
    );
    const std::string_view written(digits.data(), end.ptr);
    writer_.RawValue(written.data(), written.size(), rapidjson::kNumberType);
}

}  // namespace lotsen
