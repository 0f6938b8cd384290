#include "core/understanding/evidence.hpp"

#include <gtest/gtest.h>

namespace lotsen {
namespace {

entity found(std::string type, std::string value, std::size_t begin, std::size_t end) {
    entity made;
    made.type = std::move(type);
    made.value = std::move(value);
    made.begin = begin;
    made.end = end;
    return made;
}

TEST(without_names, leaves_out_places_and_contacts_but_not_a_venue) {
    EXPECT_EQ(without_names("i Hagalund nu", {found("place", "Hagalund", 2, 10)}), "i  nu");
    EXPECT_EQ(without_names("till a@b.se", {found("email", "a@b.se", 5, 11)}), "till ");
    EXPECT_EQ(without_names("Fabrik 38", {found("place", "Fabrik 38", 0, 9)}), "Fabrik 38");
    EXPECT_EQ(without_names("fyra", {found("number", "4", 0, 4)}), "fyra");
}

TEST(without_names, takes_the_first_of_two_that_overlap) {
    const std::vector<entity> both{found("place", "A", 0, 4), found("place", "B", 2, 6)};
    EXPECT_EQ(without_names("abcdef", both), "ef");
}

TEST(without_names, of_a_folded_text_keeps_where_each_byte_came_from) {
    const std::string text = "Är SOLNA skönt i Ö";
    const auto folded = fold_with_origin(text);
    const std::vector<entity> places{
        found("place", "Solna", text.find("SOLNA"), text.find("SOLNA") + 5),
        found("place", "overlaps", text.find("SOLNA") + 2, text.find("SOLNA") + 8),
        found("place", "Ö", text.find("Ö"), text.size())};
    const auto kept = without_names(folded, places);
    EXPECT_EQ(kept.text, "ar  skont i ");
    ASSERT_EQ(kept.origin.size(), kept.text.size() + 1);
    EXPECT_EQ(kept.origin[kept.text.find('s')], text.find("skönt"));
    EXPECT_EQ(kept.origin.back(), text.size());
}

TEST(without_names, of_a_folded_text_without_any_is_the_text) {
    const auto folded = fold_with_origin("Ett hål i vägen");
    const auto kept = without_names(folded, {});
    EXPECT_EQ(kept.text, folded.text);
    EXPECT_EQ(kept.origin, folded.origin);
}

TEST(weigh_choices, raises_the_intent_whose_form_has_the_choice) {
    const intent_score nonsense{"core", "nonsense", 0};
    const intent_score report{"fault_reports", "report_fault", 0};
    std::vector<likely_intent> scores{{&nonsense, 0.4}, {&report, 0.3}};
    auto graffiti = found("choice", "report.category=graffiti", 0, 7);
    graffiti.owner = "fault_reports";
    weigh_choices(scores, {graffiti}, {{"fault_reports/report", {"report_fault"}}});
    EXPECT_EQ(scores[0].named, &report);
    // Three times likelier, against the other and the 0.3 that were for neither.
    EXPECT_NEAR(scores[0].confidence, 0.9 / 1.6, 1e-9);
    EXPECT_NEAR(scores[1].confidence, 0.4 / 1.6, 1e-9);
}

TEST(weigh_choices, leaves_scores_alone_without_a_sure_choice) {
    const intent_score help{"core", "help", 0};
    const intent_score report{"fault_reports", "report_fault", 0};
    const std::vector<likely_intent> before{{&help, 0.6}, {&report, 0.2}};
    auto scores = before;
    auto unsure = found("choice", "report.category=graffiti", 0, 7);
    unsure.owner = "fault_reports";
    unsure.confidence = 0.5;
    weigh_choices(scores, {unsure}, {{"fault_reports/report", {"report_fault"}}});
    EXPECT_EQ(scores[0].named, &help);
    EXPECT_DOUBLE_EQ(scores[0].confidence, before[0].confidence);
}

}  // namespace
}  // namespace lotsen
