#include "core/host/process/restart_policy.hpp"

#include <algorithm>
#include <array>

namespace lotsen {

void restart_policy::ended(steady::time_point now) {
    if (now - started_ >= well_after) ends_ = 0;
    if (ends_ == 0) {
        next_ = now;
    } else {
        constexpr int most_doublings = 8;
        const auto whole =
            std::min(first_wait * (1 << std::min(ends_ - 1, most_doublings)), longest_wait);
        std::array<unsigned char, 2> bytes{};
        random_->fill(bytes);
        const auto share = static_cast<double>(bytes[0] * 256 + bytes[1]) / 65536;
        const auto wait = static_cast<double>(whole.count()) * (1 + share) / 2;
        next_ = now + std::chrono::milliseconds(static_cast<std::int64_t>(wait));
    }
    ++ends_;
}

}  // namespace lotsen
