// A telephone number or an e-mail address, found in a text however it is written there.
//
// The canonical form is that of slots (manifest.hpp): a number in E.164, an address with its ASCII
// letters in lower case. A Swedish number may stand in a text with its country code or with a 0,
// and any with blanks, hyphens, dots, slashes and brackets between its digits, which may be those
// of Arabic, Persian or Bengali.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lotsen {

/// Bytes of a text.
struct text_span {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const text_span&) const = default;
};

/// In order, without overlaps. A number within a longer one, or an address within a longer one, is
/// another's. Empty where `contact` is neither a number nor an address.
std::vector<text_span> find_contact(std::string_view text, std::string_view contact);

/// Whether one of the contacts stands in the text.
bool has_contact(std::string_view text, const std::vector<std::string>& contacts);

/// The text with `instead` in the place of each.
std::string without_contact(
    std::string_view text, std::string_view contact, std::string_view instead
);

}  // namespace lotsen
