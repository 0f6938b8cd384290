#include "tests/plugins/city_guide/fixture.hpp"
#include "tests/support/served.hpp"

namespace lotsen::city_guide {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct answers_test : guiding {
    const say& only(const actions& all) {
        EXPECT_THAT(all, SizeIs(1));
        return std::get<say>(all.back());
    }
};

TEST_F(answers_test, every_topic_is_answered_in_every_served_language) {
    for (const auto topic : topics) {
        std::set<std::string> different;
        for (const auto& locale : test::served_locales()) {
            const auto told = asks(topic, locale);
            ASSERT_THAT(told, SizeIs(1)) << topic << " " << locale;
            const auto& answered = std::get<say>(told.front());
            EXPECT_THAT(answered.what.text, HasSubstr("08-746 10 00")) << topic << " " << locale;
            EXPECT_THAT(answered.source, Not(IsEmpty()));
            EXPECT_THAT(answered.options, Not(IsEmpty()));
            different.insert(answered.what.text);
        }
        EXPECT_THAT(different, SizeIs(test::served_locales().size())) << topic;
    }
}

TEST_F(answers_test, offers_what_may_be_wished_next_also_of_other_plugins) {
    const auto told = asks("safety_walk");
    std::vector<std::string> intents;
    for (const auto& each : only(told).options)
        intents.push_back(each.intent);
    EXPECT_THAT(
        intents,
        ElementsAre("associations.join_safety_group", "fault_reports.report_fault", "core.handover")
    );
    EXPECT_EQ(only(told).options[0].label.id, "next.join_safety_group");
    EXPECT_EQ(only(asks("school_safety")).options[1].label.id, "intent.safety_program");
}

TEST_F(answers_test, a_language_without_the_answer_gets_it_in_swedish_and_is_told_so) {
    const auto told = asks("safety_walk", "de");
    ASSERT_THAT(told, SizeIs(2));
    EXPECT_EQ(std::get<say>(told[0]).what.id, "answer.in_swedish");
    EXPECT_EQ(std::get<say>(told[1]).what, only(asks("safety_walk", "sv")).what);
}

TEST_F(answers_test, easy_swedish_and_regions_need_no_excuse) {
    EXPECT_THAT(asks("safety_walk", "sv-x-latt"), SizeIs(1));
    EXPECT_EQ(asks("safety_walk", "en-GB"), asks("safety_walk", "en"));
}

TEST_F(answers_test, contact_details_come_with_a_number_to_call) {
    const auto told = asks("contact_details");
    ASSERT_THAT(only(told).cards, SizeIs(1));
    EXPECT_EQ(only(told).cards[0].phone, "08-746 10 00");
    EXPECT_EQ(only(told).cards[0].url, "https://solna.se");
}

TEST_F(answers_test, an_unknown_topic_is_honest_and_offers_a_person) {
    const auto told = asks("weather");
    EXPECT_EQ(only(told).what.id, "answer.none");
    EXPECT_EQ(only(told).options.at(0).intent, "core.handover");
}

TEST(languages, are_looked_for_from_the_particular_to_swedish) {
    EXPECT_THAT(languages_for("zh-Hans-SG"), ElementsAre("zh-Hans-SG", "zh-Hans", "zh", "sv"));
    EXPECT_THAT(languages_for("sv-x-latt"), ElementsAre("sv-x-latt", "sv-x", "sv"));
    EXPECT_THAT(languages_for(""), ElementsAre("sv"));
}

}  // namespace
}  // namespace lotsen::city_guide
