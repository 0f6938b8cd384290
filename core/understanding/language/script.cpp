#include "core/understanding/language/script.hpp"

#include <algorithm>
#include <array>

#include "core/text/utf8.hpp"

namespace lotsen {
namespace {

struct block {
    char32_t begin;
    char32_t end;  // included
    script is;
};

constexpr std::array blocks{
    block{'a', 'z', script::latin},
    block{0x00AA, 0x00AA, script::latin},
    block{0x00BA, 0x00BA, script::latin},
    block{0x00DF, 0x00F6, script::latin},
    block{0x00F8, 0x024F, script::latin},
    block{0x0250, 0x02AF, script::latin},
    block{0x0370, 0x03FF, script::greek},
    block{0x0400, 0x052F, script::cyrillic},
    block{0x0531, 0x0587, script::armenian},
    block{0x05D0, 0x05F2, script::hebrew},
    block{0x0620, 0x064A, script::arabic},
    block{0x066E, 0x06D5, script::arabic},
    block{0x06EE, 0x06FF, script::arabic},
    block{0x0750, 0x077F, script::arabic},
    block{0x0900, 0x097F, script::devanagari},
    block{0x0980, 0x09FF, script::bengali},
    block{0x0B80, 0x0BFF, script::tamil},
    block{0x0E01, 0x0E4E, script::thai},
    block{0x10A0, 0x10FF, script::georgian},
    block{0x1200, 0x139F, script::ethiopic},
    block{0x1E00, 0x1EFF, script::latin},
    block{0x3040, 0x30FF, script::kana},
    block{0x3400, 0x9FFF, script::han},
    block{0xAC00, 0xD7A3, script::hangul},
    block{0xFB50, 0xFEFC, script::arabic},
    block{0x20000, 0x3134F, script::han},
};

struct letter {
    char32_t is;
    std::string_view language;
};

// By code point.
constexpr std::array letters{
    letter{0x00DF, "de"},  letter{0x00E3, "pt"},  letter{0x00E6, "da"}, letter{0x00F1, "es"},
    letter{0x00F5, "et"},  letter{0x00F8, "da"},  letter{0x0103, "ro"}, letter{0x0111, "bs"},
    letter{0x011B, "cs"},  letter{0x011F, "tr"},  letter{0x0131, "tr"}, letter{0x0151, "hu"},
    letter{0x0159, "cs"},  letter{0x015F, "tr"},  letter{0x016F, "cs"}, letter{0x0171, "hu"},
    letter{0x0219, "ro"},  letter{0x021B, "ro"},  letter{0x044A, "ru"}, letter{0x044B, "ru"},
    letter{0x044D, "ru"},  letter{0x0451, "ru"},  letter{0x0452, "sr"}, letter{0x0454, "uk"},
    letter{0x0456, "uk"},  letter{0x0457, "uk"},  letter{0x0458, "sr"}, letter{0x0459, "sr"},
    letter{0x045A, "sr"},  letter{0x045B, "sr"},  letter{0x045E, "be"}, letter{0x045F, "sr"},
    letter{0x0491, "uk"},  letter{0x0679, "ur"},  letter{0x0688, "ur"}, letter{0x0691, "ur"},
    letter{0x0695, "ckb"}, letter{0x06B5, "ckb"}, letter{0x06BA, "ur"}, letter{0x06C6, "ckb"},
    letter{0x06CE, "ckb"}, letter{0x06D2, "ur"},
};

constexpr char32_t table_end = 0x0900;  // both are asked of every letter that is typed

constexpr script by_block(char32_t letter) {
    const auto* found = std::ranges::upper_bound(blocks, letter, {}, &block::begin);
    if (found == blocks.begin()) return script::none;
    --found;
    return letter <= found->end ? found->is : script::none;
}

constexpr auto script_table = [] {
    std::array<script, table_end> made{};
    for (char32_t c = 0; c < table_end; ++c)
        made[c] = by_block(c);
    return made;
}();

// Of each letter, one more than its place in `letters`; 0 where it gives nothing away.
constexpr auto letter_table = [] {
    static_assert(letters.back().is < table_end);
    std::array<std::uint8_t, table_end> made{};
    for (std::size_t i = 0; i < letters.size(); ++i)
        made[letters[i].is] = static_cast<std::uint8_t>(i + 1);
    return made;
}();

}  // namespace

script script_of(char32_t lower_case_letter) noexcept {
    return lower_case_letter < table_end ? script_table[lower_case_letter]
                                         : by_block(lower_case_letter);
}

script script_of_text(std::string_view text) noexcept {
    std::array<std::size_t, scripts> letters{};
    for (std::size_t at = 0; at < text.size();)
        ++letters[static_cast<std::size_t>(script_of(lower_case(next_code_point(text, at))))];
    letters[static_cast<std::size_t>(script::none)] = 0;
    const auto most = std::ranges::max_element(letters);
    return *most == 0 ? script::none : static_cast<script>(most - letters.begin());
}

std::string_view language_of(script only) noexcept {
    switch (only) {
        case script::ethiopic:
            return "ti";
        case script::han:
            return "zh-Hans";
        case script::kana:
            return "ja";
        case script::hangul:
            return "ko";
        case script::greek:
            return "el";
        case script::hebrew:
            return "he";
        case script::bengali:
            return "bn";
        case script::devanagari:
            return "hi";
        case script::thai:
            return "th";
        case script::georgian:
            return "ka";
        case script::armenian:
            return "hy";
        case script::tamil:
            return "ta";
        case script::none:
        case script::latin:
        case script::cyrillic:
        case script::arabic:
            break;
    }
    return {};
}

std::string_view language_of_letter(char32_t lower_case_letter) noexcept {
    if (lower_case_letter >= table_end || letter_table[lower_case_letter] == 0) return {};
    return letters[letter_table[lower_case_letter] - 1U].language;
}

}  // namespace lotsen
