#include "plugins/fault_reports/reference.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <vector>

#include "core/base/ids.hpp"
#include "plugins/fault_reports/report.hpp"

namespace lotsen::fault_reports {
namespace {

/// People put blanks into a number: as many pieces in a row are tried as one.
constexpr std::size_t most_pieces = 3;

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

std::string without_hyphens(std::string_view piece) {
    std::string rest(piece);
    std::erase(rest, '-');
    return rest;
}

/// "F-7K3M-9Q2X", "f 7k3m 9q2x", "7K3M-9Q2X": broken only where the number has its own joints.
bool has_form(const std::vector<std::size_t>& lengths, bool prefixed) {
    static const std::set<std::vector<std::size_t>> with_prefix{{9}, {1, 8}, {5, 4}, {1, 4, 4}};
    static const std::set<std::vector<std::size_t>> without{{8}, {4, 4}};
    return (prefixed ? with_prefix : without).contains(lengths);
}

bool has_letter_and_digit(std::string_view text) {
    const auto digits = std::count_if(text.begin(), text.end(), [](char each) {
        return each >= '0' && each <= '9';
    });
    return digits > 0 && static_cast<std::size_t>(digits) < text.size();
}

/// In a sentence that nobody asked a number for, words of the right lengths ("stop 1600") are one
/// by their check character one time in 32; there it must be in one piece or have its prefix, and
/// mix letters and digits.
bool stands_out(std::string_view joined, std::size_t pieces, bool prefixed) {
    if (pieces == 1 && prefixed) return true;
    return (pieces == 1 || prefixed) && has_letter_and_digit(joined.substr(prefixed ? 1 : 0));
}

std::string reference_at(std::span<const std::string_view> pieces, bool expected) {
    std::string joined;
    std::vector<std::size_t> lengths;
    for (const auto piece : pieces) {
        const auto rest = without_hyphens(piece);
        joined += rest;
        lengths.push_back(rest.size());
        const bool prefixed =
            (joined.starts_with('F') || joined.starts_with('f')) && has_form(lengths, true);
        if (!prefixed && !has_form(lengths, false)) continue;
        if (!expected && !stands_out(joined, lengths.size(), prefixed)) continue;
        if (auto found = read_reference(joined, reference_prefix); !found.empty()) return found;
    }
    return {};
}

}  // namespace

std::string find_reference(std::string_view text, looking_for how) {
    const auto pieces = pieces_of(text);
    const bool expected = how == looking_for::answer || pieces.size() <= most_pieces;
    for (std::size_t begin = 0; begin < pieces.size(); ++begin) {
        const auto left = std::min(most_pieces, pieces.size() - begin);
        auto found = reference_at(std::span(pieces).subspan(begin, left), expected);
        if (!found.empty()) return found;
    }
    return {};
}

bool has_mistyped_reference(std::string_view text) {
    const auto pieces = pieces_of(text);
    return std::any_of(pieces.begin(), pieces.end(), [](std::string_view piece) {
        const auto rest = without_hyphens(piece);
        const bool prefixed = rest.starts_with('F') || rest.starts_with('f');
        return prefixed && has_form({rest.size()}, true) && has_letter_and_digit(rest.substr(1)) &&
               read_reference(rest, reference_prefix).empty();
    });
}

}  // namespace lotsen::fault_reports
