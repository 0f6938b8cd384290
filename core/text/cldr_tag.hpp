// Which of CLDR's locales has a served language's words.
#pragma once

#include <string_view>

namespace lotsen {

/// CLDR has Kurmanji under "ku", and no words of Dari's own but under Persian.
constexpr std::string_view cldr_tag(std::string_view served) {
    if (served == "kmr") return "ku";
    if (served == "prs") return "fa-AF";
    return served;
}

}  // namespace lotsen
