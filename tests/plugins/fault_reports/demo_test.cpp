#include "tests/plugins/fault_reports/fixture.hpp"

namespace lotsen::fault_reports {
namespace {

using testing::HasSubstr;

std::vector<report> all_of(test::stage& set) {
    return store(set.database(), set.lent().random).list("all").value();
}

TEST(demo, fills_an_empty_service_once_with_labelled_examples) {
    test::stage set("fault_reports", {}, true);
    reporter().start(set.lent());
    const auto filled = all_of(set);
    ASSERT_GE(filled.size(), 4U);
    for (const auto& example : filled)
        EXPECT_THAT(example.description, HasSubstr("Exempel")) << example.reference;
    reporter().start(set.lent());
    EXPECT_EQ(all_of(set).size(), filled.size());
}

TEST(demo, examples_stay_out_of_a_city_in_service) {
    test::stage set("fault_reports");
    reporter().start(set.lent());
    EXPECT_TRUE(all_of(set).empty());
}

}  // namespace
}  // namespace lotsen::fault_reports
