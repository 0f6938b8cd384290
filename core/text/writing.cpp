#include "core/text/writing.hpp"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/utf8.hpp"

namespace lotsen {

std::string_view writing_of(std::string_view text) {
    // Few writings meet in one text: what would be one more counts for none.
    std::array<std::pair<UScriptCode, int>, 4> counted{};
    std::size_t known = 0;
    for (std::size_t at = 0; at < text.size();) {
        UErrorCode status = U_ZERO_ERROR;
        const auto of = uscript_getScript(static_cast<UChar32>(next_code_point(text, at)), &status);
        if (U_FAILURE(status) || of <= USCRIPT_INHERITED || of == USCRIPT_UNKNOWN) continue;
        auto* const end = counted.data() + known;
        auto* found =
            std::find_if(counted.data(), end, [&](const auto& one) { return one.first == of; });
        if (found == end && known == counted.size()) continue;
        if (found == end) counted[known++] = {of, 0};
        ++found->second;
    }
    if (known == 0) return {};
    const auto most = std::ranges::max_element(counted, {}, &std::pair<UScriptCode, int>::second);
    return uscript_getShortName(most->first);
}

}  // namespace lotsen
