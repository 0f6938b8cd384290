#include "tests/plugins/fault_reports/fixture.hpp"

namespace lotsen::fault_reports {
namespace {

using test::first;
using test::said;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;
using testing::SizeIs;

struct report_test : reporting {};

TEST_F(report_test, gives_a_reference_that_can_be_read_aloud_and_checked) {
    const auto given = report("litter_bin");
    EXPECT_EQ(read_reference(given.reference, "F"), given.reference);
    EXPECT_THAT(said(given.actions), ElementsAre("received", "next.general"));
    EXPECT_EQ(*first<open_case>(given.actions), (open_case{given.reference, "received"}));
}

TEST_F(report_test, keeps_all_that_was_filled_in) {
    auto form = filled("tree", "Storgatan 4", "Ett träd ligger över vägen");
    form.slots["place"] = json::object{{"text", "vid bron"}, {"lat", 59.36}, {"lon", 18.0}};
    form.slots["photo"] = "photo1";
    form.slots["email"] = "someone@example.org";
    served.submit(form).value();
    const auto row = rows().at(0).as_object();
    EXPECT_EQ(text_at(row, "place"), "vid bron");
    EXPECT_EQ(text_at(row, "description"), "Ett träd ligger över vägen");
    EXPECT_EQ(text_at(object_at(row, "photo"), "photo"), "photo1");
    EXPECT_EQ(text_at(object_at(row, "photo"), "conversation"), form.conversation);
    EXPECT_EQ(text_at(row, "email"), "someone@example.org");
    EXPECT_EQ(text_at(row, "received_at"), "2026-11-23T10:00:00.000Z");
}

TEST_F(report_test, the_same_key_gives_the_same_receipt_and_stores_nothing_twice) {
    const auto form = filled("graffiti", "tunneln", "Klotter på väggen", "once");
    const auto before = served.submit(form).value();
    set.now.advance(std::chrono::hours(1));
    const auto again = served.submit(form).value();
    EXPECT_EQ(again.reference, before.reference);
    EXPECT_EQ(again.actions, before.actions);
    EXPECT_THAT(rows(), SizeIs(1));
}

TEST_F(report_test, the_same_key_is_known_after_a_restart) {
    const auto form = filled("sign", "torget", "Skylten är borta", "once");
    const auto before = served.submit(form).value();
    reporter restarted;
    restarted.start(set.lent());
    EXPECT_EQ(restarted.submit(form).value().reference, before.reference);
}

TEST_F(report_test, says_within_how_many_days_graffiti_is_to_be_gone_and_whose_else_it_may_be) {
    const auto given = report("graffiti");
    ASSERT_THAT(said(given.actions), ElementsAre("received", "next.graffiti"));
    EXPECT_EQ(integer_at(std::get<say>(given.actions.back()).what.args, "days"), 3);
}

TEST_F(report_test, reminds_of_112_where_somebody_may_get_hurt) {
    for (const auto* category : {"water", "traffic_safety", "winter_road", "tree"})
        EXPECT_THAT(said(report(category).actions), Contains("danger")) << category;
    EXPECT_THAT(said(report("graffiti").actions), Not(Contains("danger")));
}

TEST_F(report_test, offers_to_follow_the_case_and_to_report_another) {
    const auto given = report("sign");
    const auto& options = std::get<say>(given.actions.back()).options;
    ASSERT_THAT(options, SizeIs(2));
    EXPECT_EQ(options[0].intent, "case_status");
    EXPECT_EQ(text_at(options[0].payload, "reference"), given.reference);
    EXPECT_EQ(options[1].intent, "report_fault");
}

TEST_F(report_test, a_place_the_gazetteer_is_sure_of_gets_its_position) {
    set.places.found = {{"Hagalund", 59.37, 18.01, 0.95}};
    const auto given = report("litter_bin", "Hagalund");
    const auto stored = store(set.database(), set.lent().random).find(given.reference).value();
    ASSERT_TRUE(stored.where.has_value());
    EXPECT_EQ(stored.where->lat, 59.37);
    EXPECT_EQ(stored.place_name, "Hagalund");
}

TEST_F(report_test, a_place_the_gazetteer_guesses_at_gets_none) {
    set.places.found = {{"Hagalund", 59.37, 18.01, 0.4}};
    const auto given = report("litter_bin", "Hagastigen");
    const auto stored = store(set.database(), set.lent().random).find(given.reference).value();
    EXPECT_FALSE(stored.where.has_value());
}

TEST_F(report_test, a_report_without_category_or_place_is_refused_and_not_stored) {
    EXPECT_EQ(served.submit(filled("", "torget", "x")).error().code, errc::invalid);
    EXPECT_EQ(served.submit(filled("tree", "", "x")).error().code, errc::invalid);
    EXPECT_THAT(rows(), SizeIs(0));
}

TEST_F(report_test, a_form_it_does_not_have_is_not_found) {
    submission unknown;
    unknown.form = "loan";
    EXPECT_EQ(served.submit(unknown).error().code, errc::not_found);
}

/// Refuses to write, as a full disk does.
struct full_disk final : database {
    explicit full_disk(database& read) : beneath(read) {}
    result<std::vector<rows>> run(const std::vector<statement>& all) override {
        if (all.front().query == "add") return fail(errc::disk_full);
        return beneath.run(all);
    }
    database& beneath;
};

TEST_F(report_test, what_could_not_be_stored_has_no_receipt) {
    full_disk disk(set.database());
    services lent{
        disk,
        set.now,
        set.lent().zone,
        set.lent().random,
        set.places,
        {},
        "Solna",
        false,
        set.lent().folder,
        set.lent().fold};
    reporter failing;
    failing.start(lent);
    EXPECT_EQ(failing.submit(filled("tree", "x", "y")).error().code, errc::disk_full);
}

}  // namespace
}  // namespace lotsen::fault_reports
