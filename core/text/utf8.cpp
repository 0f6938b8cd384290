#include "core/text/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>

namespace lotsen {
namespace {

constexpr char32_t table_end = 0x0900;

bool in_word(char32_t c) {
    const auto mask = U_MASK(u_charType(static_cast<UChar32>(c)));
    return (mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

}  // namespace

char32_t detail::next_beyond_two_bytes(std::string_view text, std::size_t& at) noexcept {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    auto index = static_cast<std::int32_t>(at);
    UChar32 code_point = 0;
    U8_NEXT(bytes, index, size, code_point);
    at = static_cast<std::size_t>(index);
    return code_point < 0 ? ill_formed : static_cast<char32_t>(code_point);
}

void append_utf8(std::string& text, char32_t code_point) {
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::int32_t size = 0;
    UBool failed = false;
    U8_APPEND(bytes, size, U8_MAX_LENGTH, static_cast<UChar32>(code_point), failed);
    if (!failed) text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool detail::is_word_character_beyond_ascii(char32_t code_point) noexcept {
    // Latin to Arabic by table: this is asked of every character a resident types.
    static const auto table = [] {
        std::array<bool, table_end> made{};
        for (char32_t c = 0; c < table_end; ++c)
            made[c] = in_word(c);
        return made;
    }();
    return code_point < table_end ? table[code_point] : in_word(code_point);
}

char32_t detail::lower_case_beyond_ascii(char32_t code_point) noexcept {
    static const auto table = [] {
        std::array<char16_t, table_end> made{};
        for (char32_t c = 0; c < table_end; ++c)
            made[c] = static_cast<char16_t>(u_tolower(static_cast<UChar32>(c)));
        return made;
    }();
    return code_point < table_end
               ? table[code_point]
               : static_cast<char32_t>(u_tolower(static_cast<UChar32>(code_point)));
}

}  // namespace lotsen
