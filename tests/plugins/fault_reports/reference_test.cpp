#include "plugins/fault_reports/reference.hpp"

#include <gtest/gtest.h>

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
        for (const auto& written :
             {whole,
              "mitt nummer är " + whole + ".",
              "f" + left + right,
              "F " + left + " " + right,
              "ärende:" + left + "-" + right + " tack"}) {
            // Eight letters without prefix and digit are a word, not a reference.
            if (written.find(whole) == std::string::npos && written.front() != 'F' &&
                written.front() != 'f' &&
                (left + right).find_first_of("0123456789") == std::string::npos)
                continue;
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

}  // namespace
}  // namespace lotsen::fault_reports
