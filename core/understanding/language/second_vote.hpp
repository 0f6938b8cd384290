// CLD2, asked only where the served languages' own model is unsure: it knows 80 languages and costs
// tens of microseconds.
#pragma once

#include <string>
#include <string_view>

namespace lotsen {

struct second_vote {
    std::string language;   // BCP 47; empty where CLD2 will not say
    double confidence = 0;  // 0..1: the share of the text it takes to be in that language
};

/// `text` must be UTF-8. Thread-safe.
second_vote ask_second_vote(std::string_view text);

}  // namespace lotsen
