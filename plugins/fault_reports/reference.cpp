#include "plugins/fault_reports/reference.hpp"

#include <algorithm>
#include <vector>

#include "core/base/ids.hpp"
#include "plugins/fault_reports/report.hpp"

namespace lotsen::fault_reports {
namespace {

/// People put blanks into a number: as many pieces in a row are tried as one.
constexpr std::size_t most_pieces = 4;

bool belongs(char character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z') || character == '-';
}

std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    auto begin = text.begin();
    while (true) {
        begin = std::find_if(begin, text.end(), belongs);
        if (begin == text.end()) return pieces;
        const auto end = std::find_if_not(begin, text.end(), belongs);
        pieces.emplace_back(begin, end);
        begin = end;
    }
}

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

std::string find_reference(std::string_view text) {
    const auto pieces = pieces_of(text);
    for (std::size_t first = 0; first < pieces.size(); ++first) {
        std::string joined;
        for (std::size_t last = first; last < pieces.size() && last < first + most_pieces; ++last) {
            joined += pieces[last];
            // Without its prefix a word of eight letters could be one by chance: a digit is asked
            // for.
            const bool prefixed = joined.front() == 'F' || joined.front() == 'f';
            if (!prefixed && !has_digit(joined)) continue;
            if (auto found = read_reference(joined, reference_prefix); !found.empty()) return found;
        }
    }
    return {};
}

}  // namespace lotsen::fault_reports
