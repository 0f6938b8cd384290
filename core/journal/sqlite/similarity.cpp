#include "core/journal/sqlite/similarity.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace lotsen::sqlite {
namespace {

constexpr std::uint32_t blank = ' ';

/// The code points of valid UTF-8; a stray byte stands for itself.
std::vector<std::uint32_t> code_points(std::string_view text) {
    std::vector<std::uint32_t> points;
    for (const char byte : text) {
        const auto unit = static_cast<unsigned char>(byte);
        const bool continues = (unit & 0xc0) == 0x80 && !points.empty();
        if (continues)
            points.back() = (points.back() << 6 | (unit & 0x3f)) & 0x1fffff;
        else if (unit >= 0xf0)
            points.push_back(unit & 0x07);
        else if (unit >= 0xe0)
            points.push_back(unit & 0x0f);
        else if (unit >= 0xc0)
            points.push_back(unit & 0x1f);
        else
            points.push_back(unit);
    }
    return points;
}

bool in_word(std::uint32_t point) {
    return point >= 0x80 || (point >= '0' && point <= '9') || (point >= 'a' && point <= 'z') ||
           (point >= 'A' && point <= 'Z');
}

void add_word(std::vector<std::uint64_t>& to, const std::vector<std::uint32_t>& word) {
    std::uint32_t before = blank;
    std::uint32_t last = blank;
    const auto add = [&](std::uint32_t next) {
        // A code point has 21 bits: three fit.
        to.push_back(std::uint64_t{before} << 42 | std::uint64_t{last} << 21 | next);
        before = last;
        last = next;
    };
    for (const auto point : word)
        add(point);
    add(blank);
}

}  // namespace

std::vector<std::uint64_t> trigrams(std::string_view folded) {
    std::vector<std::uint64_t> all;
    std::vector<std::uint32_t> word;
    for (const auto point : code_points(folded)) {
        if (in_word(point)) {
            word.push_back(point);
        } else if (!word.empty()) {
            add_word(all, word);
            word.clear();
        }
    }
    if (!word.empty()) add_word(all, word);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

double similarity(const std::vector<std::uint64_t>& left, const std::vector<std::uint64_t>& right) {
    if (left.empty() || right.empty()) return 0;
    std::vector<std::uint64_t> shared;
    std::set_intersection(
        left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(shared)
    );
    const auto all = left.size() + right.size() - shared.size();
    return static_cast<double>(shared.size()) / static_cast<double>(all);
}

}  // namespace lotsen::sqlite
