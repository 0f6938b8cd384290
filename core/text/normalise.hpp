// Text as people type it, made comparable. All offsets are bytes of UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lotsen {

/// NFKC, control characters and invalid UTF-8 replaced or dropped, white space runs to one space,
/// trimmed. What is stored and shown.
std::string clean(std::string_view text);

/// For comparing: NFKC, case folded, marks removed (é -> e, å -> a, ä -> a, ö -> o), Arabic letter
/// variants unified (alef and yeh forms, teh marbuta, kashida, harakat), digits of any script to
/// ASCII, three or more of the same letter to two. ä/ö/å lose their dots here on purpose: residents
/// leave them out; what must tell them apart keeps the cleaned text beside it.
std::string fold(std::string_view text);

/// Code points, not bytes. Invalid bytes count one each.
std::size_t characters(std::string_view text) noexcept;

struct word {
    std::string_view text;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The words by Unicode's rules (UAX #29, ICU's dictionaries where there are no spaces). Views of
/// `text`.
std::vector<word> words(std::string_view text);

}  // namespace lotsen
