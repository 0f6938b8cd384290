#include "tests/plugins/associations/bench.hpp"

namespace lotsen::associations::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct safety_groups_test : bench {
    submission wish(std::string key) {
        return {
            "join",
            {{"group", "night_walk"},
             {"area", json::object{{"text", "vid torget"}, {"name", "Huvudsta"}}},
             {"name", "Robin"},
             {"reach", "email"},
             {"email", "robin@example.org"}},
            std::move(key),
            "c1",
            "so",
            "web",
            now.now()};
    }
};

TEST_F(safety_groups_test, whether_a_group_runs_is_not_known_until_staff_say) {
    const auto before = asked("join_safety_group", "Finns det någon grannstödsbil?");
    EXPECT_EQ(said(before.actions).what.id, "groups.about_support_car");
    EXPECT_EQ(said(before.actions, 1).what.id, "groups.runs_unknown");

    ASSERT_TRUE(
        staff(
            "groups",
            "edit",
            {{"id", "support_car"}, {"runs", "no"}, {"contact", "Trygghetsenheten"}, {"url", ""}}
        ).has_value()
    );
    const auto after = asked("join_safety_group", "grannstödsbil");
    EXPECT_EQ(said(after.actions, 1).what.id, "groups.runs_no");
    EXPECT_EQ(said(after.actions, 1).cards.at(0).title, "Trygghetsenheten");
}

TEST_F(safety_groups_test, the_group_is_understood_in_several_languages) {
    const auto about = [&](std::string text) {
        return said(asked("join_safety_group", std::move(text)).actions).what.id;
    };
    EXPECT_EQ(about("Hur blir man nattvandrare i Solna?"), "groups.about_night_walk");
    EXPECT_EQ(about("how can I join neighbourhood watch"), "groups.about_neighbourhood_watch");
    EXPECT_EQ(about("naapurivalvonta"), "groups.about_neighbourhood_watch");
    EXPECT_EQ(about("нічні прогулянки"), "groups.about_night_walk");
    EXPECT_EQ(about("Jag vill engagera mig för tryggheten"), "groups.all");
    const auto by_entity = asked(
        "join_safety_group",
        "x",
        {json::object{{"type", "choice"}, {"value", "join.group=support_car"}}}
    );
    EXPECT_EQ(said(by_entity.actions).what.id, "groups.about_support_car");
}

TEST_F(safety_groups_test, joining_begins_with_the_group_that_was_chosen) {
    const auto about = asked("join_safety_group", "nattvandra");
    const auto begun = chosen(said(about.actions, 1).options.at(0).payload);
    EXPECT_EQ(
        std::get<start_form>(begun.actions.at(0)).slots.at("group"), json::value("night_walk")
    );
    const auto open = chosen({{"do", "join"}});
    EXPECT_THAT(std::get<start_form>(open.actions.at(0)).slots, IsEmpty());
}

TEST_F(safety_groups_test, an_interest_is_stored_once_and_seen_by_staff) {
    const auto first = subject.submit(wish("k1"));
    const auto again = subject.submit(wish("k1"));

    ASSERT_TRUE(first.has_value() && again.has_value());
    EXPECT_EQ(first->reference, again->reference);
    EXPECT_EQ(first->actions, again->actions);
    EXPECT_EQ(read_reference(first->reference, "A"), first->reference);
    ASSERT_THAT(rows("joiners"), SizeIs(1));
    EXPECT_EQ(rows("joiners")[0].at("area"), json::value("Huvudsta"));
    const json::object which{{"id", first->reference}};
    EXPECT_TRUE(staff("joiners", "handle", which).has_value());
    EXPECT_EQ(staff("joiners", "handle", which).error().detail, "desk.error.handled");
}

TEST_F(safety_groups_test, contacts_are_forgotten_in_time) {
    const auto handled = subject.submit(wish("k1"));
    ASSERT_TRUE(subject.submit(wish("k2")).has_value());
    ASSERT_TRUE(staff("joiners", "handle", {{"id", handled->reference}}).has_value());

    now.advance(std::chrono::days(30) + std::chrono::hours(1));
    subject.on_job("forget", now.now());
    EXPECT_THAT(rows("joiners"), SizeIs(1));
    now.advance(std::chrono::days(150));
    subject.on_job("forget", now.now());
    EXPECT_THAT(rows("joiners"), IsEmpty());
}

TEST_F(safety_groups_test, a_group_takes_only_what_it_can_be) {
    const auto set = [&](const char* name, const char* runs, const char* url) {
        const auto done =
            staff("groups", "edit", {{"id", name}, {"runs", runs}, {"contact", ""}, {"url", url}});
        return done.has_error() ? done.error().detail : std::string();
    };
    EXPECT_EQ(set("night_walk", "perhaps", ""), "desk.error.runs");
    EXPECT_EQ(set("night_walk", "yes", "ftp://x"), "desk.error.url");
    EXPECT_EQ(set("bowling", "yes", ""), "bowling");
    EXPECT_EQ(set("night_walk", "yes", "https://example.org"), "");
    EXPECT_THAT(json::serialize(*staff("groups")), HasSubstr("https://example.org"));
    EXPECT_THAT(json::serialize(*staff("groups")), Not(HasSubstr("ftp")));
}

}  // namespace
}  // namespace lotsen::associations::test
