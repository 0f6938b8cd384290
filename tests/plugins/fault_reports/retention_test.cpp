#include "tests/plugins/fault_reports/fixture.hpp"

namespace lotsen::fault_reports {
namespace {

using testing::SizeIs;

struct retention_test : reporting {
    retention_test() {
        auto form = filled("tree", "torget", "En gren hänger löst");
        form.slots["photo"] = "photo1";
        form.slots["email"] = "someone@example.org";
        reference = served.submit(form).value().reference;
    }

    void after_days(int days) {
        set.now.advance(std::chrono::hours(24 * days));
        served.on_job("retention", set.now.now());
    }

    json::object row() { return rows().at(0).as_object(); }

    std::string reference;
};

TEST_F(retention_test, the_manifest_is_the_rule) {
    const auto rule = read_retention(set.lent().folder);
    EXPECT_EQ(rule.email_days, 180);
    EXPECT_EQ(rule.photo_days, 365);
    EXPECT_EQ(rule.report_days, 730);
}

TEST_F(retention_test, each_kind_of_data_goes_in_its_own_time) {
    after_days(179);
    EXPECT_EQ(text_at(row(), "email"), "someone@example.org");
    after_days(2);
    EXPECT_EQ(text_at(row(), "email"), "");
    EXPECT_EQ(text_at(object_at(row(), "photo"), "photo"), "photo1");
    after_days(185);
    EXPECT_TRUE(row().at("photo").is_null());
    EXPECT_EQ(text_at(row(), "description"), "En gren hänger löst");
    after_days(365);
    EXPECT_THAT(rows(), SizeIs(0));
    EXPECT_EQ(served.health(), "");
}

TEST_F(retention_test, a_photo_is_needed_as_long_as_its_report_has_it) {
    using testing::ElementsAre;
    const auto needed = [&] {
        return served.photos_needed({"photo0", "photo1", "photo'2"}).value();
    };
    EXPECT_THAT(needed(), ElementsAre("photo1"));
    after_days(364);
    EXPECT_THAT(needed(), ElementsAre("photo1"));
    after_days(2);
    EXPECT_THAT(needed(), SizeIs(0));
}

TEST_F(retention_test, what_is_under_legal_hold_stays_until_it_is_released) {
    ASSERT_TRUE(served.on_desk(desk("set_hold", {{"id", reference}, {"hold", true}})).has_value());
    after_days(2000);
    EXPECT_EQ(text_at(row(), "email"), "someone@example.org");
    ASSERT_TRUE(served.on_desk(desk("set_hold", {{"id", reference}, {"hold", false}})).has_value());
    after_days(1);
    EXPECT_THAT(rows(), SizeIs(0));
}

TEST_F(retention_test, a_case_that_is_worked_on_is_counted_from_its_last_change) {
    after_days(170);
    set_status(reference, "in_progress");
    after_days(170);
    EXPECT_EQ(text_at(row(), "email"), "someone@example.org");
}

}  // namespace
}  // namespace lotsen::fault_reports
