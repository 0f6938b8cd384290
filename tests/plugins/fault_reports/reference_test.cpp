#include "plugins/fault_reports/reference.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "core/base/ids.hpp"
#include "tests/support/seeded_random.hpp"

namespace lotsen::fault_reports {
namespace {

TEST(reference, is_found_however_it_is_written) {
    test::seeded_random random(7);
    for (int i = 0; i < 500; ++i) {
        const auto whole = make_reference(random, "F");
        const auto left = whole.substr(2, 4);
        const auto right = whole.substr(7);
        // Without prefix it takes a letter and a digit to be seen.
        const auto bare = left + right;
        const auto digits = std::count_if(bare.begin(), bare.end(), [](unsigned char each) {
            return std::isdigit(each) != 0;
        });
        if (digits == 0 || digits == 8) continue;
        for (const auto& written :
             {whole,
              "mitt nummer är " + whole + ".",
              "f" + left + right,
              "F " + left + " " + right,
              "ärende:" + left + "-" + right + " tack"}) {
            EXPECT_EQ(find_reference(written), whole) << written;
        }
    }
}

TEST(reference, is_not_seen_where_there_is_none) {
    for (const auto* written :
         {"",
          "hej",
          "hur går det med min felanmälan",
          "08-746 10 00",
          "kl 16.00 den 23 november",
          "gatlyktan på Storgatan 4 är trasig sedan 2026-11-20"})
        EXPECT_EQ(find_reference(written), "") << written;
}

/// Words of everyday sentences, shuffled.
TEST(reference, is_not_put_together_from_words) {
    const std::vector<std::string> words{
        "gatan", "4",  "är",  "trasig", "sedan", "2026", "full", "fel",  "fyra", "kl",  "1600",
        "den",   "23", "for", "bus",    "stop",  "lamp", "dark", "here", "f",    "0707"};
    test::seeded_random random(3);
    int seen = 0;
    for (int i = 0; i < 5'000; ++i) {
        std::array<unsigned char, 8> dice{};
        random.fill(dice);
        std::string sentence;
        for (const auto die : dice)
            sentence += words[die % words.size()] + " ";
        if (!find_reference(sentence).empty()) ++seen;
    }
    // "f lamp 1600" is written as a reference is; only its check character can tell.
    EXPECT_LT(seen, 5);
}

}  // namespace
}  // namespace lotsen::fault_reports
