#include "plugins/fault_reports/duplicates.hpp"

#include "tests/plugins/fault_reports/fixture.hpp"

namespace lotsen::fault_reports {
namespace {

using test::said;
using testing::Contains;
using testing::Not;
using testing::SizeIs;

struct duplicates_test : reporting {
    bool linked(const receipt& given) {
        const auto ids = said(given.actions);
        return std::find(ids.begin(), ids.end(), "received.linked") != ids.end();
    }

    receipt measured(double lat, double lon, std::string_view category = "road_damage") {
        auto form = filled(category, "här", "Hål i vägen");
        form.slots["place"] = json::object{{"text", "här"}, {"lat", lat}, {"lon", lon}};
        return served.submit(form).value();
    }
};

TEST(distance, is_right_within_a_per_cent) {
    // A minute of latitude is a nautical mile, by its old definition: 1852 m.
    EXPECT_NEAR(distance_m({59.0, 18.0}, {59.0 + 1.0 / 60, 18.0}), 1852, 10);
    EXPECT_EQ(distance_m({59.36, 18.0}, {59.36, 18.0}), 0);
}

TEST_F(duplicates_test, the_same_place_in_words_is_linked_and_kept) {
    const auto before = report("street_light", "Storgatan 4", "Lampan är släckt");
    const auto after = report("street_light", "storgatan 4", "Mörkt i flera dagar");
    EXPECT_FALSE(linked(before));
    EXPECT_TRUE(linked(after));
    EXPECT_THAT(rows(), SizeIs(2));
    EXPECT_EQ(text_at(rows().at(0).as_object(), "linked_to"), before.reference);
}

TEST_F(duplicates_test, another_house_is_another_fault) {
    report("street_light", "Storgatan 4", "Lampan är släckt");
    EXPECT_FALSE(linked(report("street_light", "Storgatan 14", "Lampan är släckt")));
}

TEST_F(duplicates_test, another_category_is_another_fault) {
    report("street_light", "Storgatan 4");
    EXPECT_FALSE(linked(report("sign", "Storgatan 4")));
}

TEST_F(duplicates_test, measured_positions_count_within_the_radius) {
    measured(59.3600, 18.0000);
    EXPECT_TRUE(linked(measured(59.3604, 18.0000)));   // about 44 m
    EXPECT_FALSE(linked(measured(59.3610, 18.0000)));  // about 111 m
}

TEST_F(duplicates_test, a_whole_district_needs_a_like_description_too) {
    set.places.found = {{"Hagalund", 59.37, 18.01, 0.95}};
    report("litter_bin", "Hagalund", "Papperskorgen vid busshållplatsen är överfull");
    EXPECT_FALSE(linked(report("litter_bin", "Hagalund", "Trasigt lock på en soptunna")));
    EXPECT_TRUE(linked(
        report("litter_bin", "Hagalund", "papperskorgen vid busshållplatsen är överfull igen")
    ));
}

TEST_F(duplicates_test, a_case_that_is_done_or_too_old_is_not_repeated_but_new) {
    const auto done = report("tree", "Storgatan 4");
    set_status(done.reference, "done");
    EXPECT_FALSE(linked(report("tree", "Storgatan 4")));
    set.now.advance(std::chrono::hours(24 * 15));
    EXPECT_FALSE(linked(report("tree", "Storgatan 4")));
}

TEST_F(duplicates_test, a_third_report_is_linked_to_the_first) {
    const auto before = report("tree", "Storgatan 4");
    report("tree", "Storgatan 4");
    report("tree", "Storgatan 4");
    EXPECT_EQ(text_at(rows().at(0).as_object(), "linked_to"), before.reference);
}

TEST_F(duplicates_test, the_resident_is_told_nothing_of_the_other_report) {
    const auto before = report("tree", "Storgatan 4");
    const auto after = report("tree", "Storgatan 4");
    for (const auto& each : after.actions) {
        const auto* one = std::get_if<say>(&each);
        if (one == nullptr) continue;
        EXPECT_THAT(json::serialize(one->what.args), Not(testing::HasSubstr(before.reference)));
    }
}

struct without_linking : reporting {
    without_linking() : reporting({{"duplicate_days", 0}}) {}
};

TEST_F(without_linking, an_operator_can_do_without) {
    report("tree", "Storgatan 4");
    EXPECT_THAT(said(report("tree", "Storgatan 4").actions), Not(Contains("received.linked")));
}

}  // namespace
}  // namespace lotsen::fault_reports
