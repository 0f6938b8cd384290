#include "plugins/associations/slips.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "core/plugin/stems.hpp"

namespace lotsen::associations {
namespace {

constexpr std::size_t slip_letters = 5;
constexpr std::size_t two_slips_letters = 8;

}  // namespace

bool nearly_same(std::string_view left, std::string_view right) {
    const auto from = letters_of(left);
    const auto to = letters_of(right);
    const std::size_t shorter = std::min(from.size(), to.size());
    if (shorter < slip_letters) return false;
    const std::size_t allowed = shorter < two_slips_letters ? 1 : 2;
    if (std::max(from.size(), to.size()) - shorter > allowed) return false;
    // Levenshtein's distance, one row of the table at a time.
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, replaced}));
        }
    }
    return row.back() <= allowed;
}

}  // namespace lotsen::associations
