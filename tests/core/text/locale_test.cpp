#include <gmock/gmock.h>

#include "core/text/catalogue.hpp"

namespace lotsen {
namespace {

using testing::ElementsAre;

const std::vector<std::string> served{"sv", "en", "fi", "ar", "fa", "so", "uk", "pl"};

TEST(locale_chain, goes_from_the_closest_to_the_original) {
    EXPECT_THAT(locale_chain("sv-x-latt"), ElementsAre("sv-x-latt", "sv"));
    EXPECT_THAT(locale_chain("zh-Hans-CN"), ElementsAre("zh-Hans-CN", "zh-Hans", "zh", "sv"));
    EXPECT_THAT(locale_chain("fi", "en"), ElementsAre("fi", "en"));
    EXPECT_THAT(locale_chain(""), ElementsAre("sv"));
}

TEST(match_locale, takes_the_best_served) {
    EXPECT_EQ(match_locale("so", served), "so");
    EXPECT_EQ(match_locale("en-GB", served), "en");
    EXPECT_EQ(match_locale("sv-SE,sv;q=0.9,en-US;q=0.8,en;q=0.7", served), "sv");
    EXPECT_EQ(match_locale("de-DE, de;q=0.9, pl;q=0.5", served), "pl");
    EXPECT_EQ(match_locale("en;q=0.2, ar-SY;q=0.8", served), "ar");
    EXPECT_EQ(match_locale("prs", served), "fa");
}

TEST(match_locale, is_empty_where_none_fits) {
    EXPECT_EQ(match_locale("ja", served), "");
    EXPECT_EQ(match_locale("", served), "");
    EXPECT_EQ(match_locale("!!not a tag;;q=x", served), "");
    EXPECT_EQ(match_locale("sv", {}), "");
}

TEST(right_to_left, is_known_for_every_language_served_or_planned) {
    for (const char* tag : {"ar", "fa", "prs", "ckb", "ur", "ar-SY"})
        EXPECT_TRUE(right_to_left(tag)) << tag;
    for (const char* tag :
         {"sv", "sv-x-latt", "en", "fi", "so", "ti", "uk", "pl", "kmr", "zh-Hans", "bn", ""})
        EXPECT_FALSE(right_to_left(tag)) << tag;
}

TEST(match_locale, gives_speakers_of_near_languages_what_they_read) {
    const std::vector<std::string> more{"sv", "fa", "prs", "kmr", "ckb", "bs", "zh-Hans", "ro"};
    EXPECT_EQ(match_locale("zh-CN", more), "zh-Hans");
    EXPECT_EQ(match_locale("zh", more), "zh-Hans");
    EXPECT_EQ(match_locale("prs", more), "prs");
    EXPECT_EQ(match_locale("fa-AF", more), "prs");
    EXPECT_EQ(match_locale("fa-IR", more), "fa");
    EXPECT_EQ(match_locale("ku", more), "kmr");
    EXPECT_EQ(match_locale("hr", more), "bs");
    EXPECT_EQ(match_locale("ro-MD", more), "ro");
}

TEST(cldr_name, is_what_speakers_of_the_other_language_say) {
    EXPECT_EQ(cldr_name("so", "sv"), "somaliska");
    EXPECT_EQ(cldr_name("zh-Hans", "en"), "Chinese");
    EXPECT_EQ(cldr_name("prs", "sv"), "dari");
    EXPECT_EQ(cldr_name("sv", "ar"), "السويدية");
    EXPECT_EQ(cldr_name("qqq", "sv"), "");
}

TEST(cldr_words, are_those_of_the_language_itself) {
    EXPECT_THAT(cldr_words("sv"), testing::Contains("Tyskland"));
    EXPECT_THAT(cldr_words("kmr"), testing::Contains("Almanya"));
    EXPECT_THAT(cldr_words("so"), testing::Not(testing::Contains("Germany")));
    EXPECT_FALSE(cldr_version().empty());
}

}  // namespace
}  // namespace lotsen
