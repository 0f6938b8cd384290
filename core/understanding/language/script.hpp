// The script of a letter, and what single letters say about the language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lotsen {

enum class script : std::uint8_t {
    none,  // not a letter, or of a script that no rule here knows
    latin,
    cyrillic,
    arabic,
    ethiopic,
    han,
    kana,
    hangul,
    greek,
    hebrew,
    bengali,
    devanagari,
    thai,
    georgian,
    armenian,
    tamil
};

inline constexpr std::size_t scripts = 16;

/// Blocks of Unicode 15; the letters of the living alphabets.
script script_of(char32_t lower_case_letter) noexcept;

/// What most of the text's letters are of; none where it has no letters of these.
script script_of_text(std::string_view text) noexcept;

/// The language that a script alone tells, as far as residents' languages go; empty where several
/// share it (Latin, Cyrillic, Arabic).
std::string_view language_of(script only) noexcept;

/// The language that a letter of a shared script gives away, among the likely ones; empty for
/// letters that several of them write. Sources: the languages' alphabets in Unicode CLDR (exemplar
/// characters).
std::string_view language_of_letter(char32_t lower_case_letter) noexcept;

}  // namespace lotsen
