#include "core/understanding/urgency/urgency.hpp"

#include <gmock/gmock.h>

#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

class urgency_test : public testing::Test {
  protected:
    void SetUp() override {
        folder_.write("sv.json", R"({
            "fire_or_injury": ["det brinner", "@brand", "!nu brinner det", "~bomb*"],
            "crime": ["någon .. hotar mig", "kniv* & hotar"],
            "suicide": ["ta livet av mig"],
            "harmless": ["det brinner i knutarna", "brinner för"],
            "unless": {"all": ["förra året", "vad gör jag om"], "suicide": ["boken om"]}})");
        folder_.write(
            "en.json",
            R"({"fire_or_injury": ["is on fire"], "crime": [], "suicide": [], "harmless": []})"
        );
        guard_ = urgency_guard::load(folder_.path()).value();
    }

    danger read(std::string_view text, std::string_view language = "sv") {
        return guard_->find_danger(text, language);
    }

    test::temporary_folder folder_;
    std::shared_ptr<const urgency_guard> guard_;
};

TEST_F(urgency_test, is_found_whatever_the_language_is_said_to_be) {
    EXPECT_EQ(read("HJÄLP DET BRINNNER I KÖKET"), danger::fire_or_injury);
    EXPECT_EQ(read("det brinner", "so"), danger::fire_or_injury);
    EXPECT_EQ(read("my kitchen is on fire", "ar"), danger::fire_or_injury);
    EXPECT_EQ(read("någon här ute hotar mig"), danger::crime);
    EXPECT_EQ(read("hon hotar oss med en kniv"), danger::crime);
    EXPECT_EQ(read("", "sv"), danger::none);
    EXPECT_EQ(read("lampan är trasig"), danger::none);
}

TEST_F(urgency_test, keeps_some_words_to_their_own_language) {
    EXPECT_EQ(read("brand", "sv"), danger::fire_or_injury);
    EXPECT_EQ(read("brand", "sv-x-latt"), danger::fire_or_injury);
    EXPECT_EQ(read("brand new lamp", "en"), danger::none);
}

TEST_F(urgency_test, is_silent_about_harmless_words_and_the_past) {
    EXPECT_EQ(read("jag brinner för musik och det brinner i knutarna"), danger::none);
    EXPECT_EQ(read("det brinner i knutarna men det brinner i köket"), danger::fire_or_injury);
    EXPECT_EQ(read("vad gör jag om det brinner"), danger::none);
    EXPECT_EQ(read("förra året hotar hon med kniv"), danger::none);
    EXPECT_EQ(read("förra året var det lugnt. det brinner!"), danger::fire_or_injury);
    EXPECT_EQ(read("förra året gick det bra, nu brinner det"), danger::fire_or_injury);
}

TEST_F(urgency_test, hears_suicide_in_the_past_and_before_all_else) {
    EXPECT_EQ(read("förra året ville jag ta livet av mig"), danger::suicide);
    EXPECT_EQ(read("det brinner och jag vill ta livet av mig"), danger::suicide);
    EXPECT_EQ(read("boken om att ta livet av mig"), danger::none);
}

TEST_F(urgency_test, tells_what_it_found) {
    const auto found = guard_->find("the house is on fire", "en");
    EXPECT_EQ(found.phrase, "is on fire");
    EXPECT_EQ(found.language, "en");
}

TEST_F(urgency_test, tells_a_hint_from_what_is_sure) {
    const auto hint = guard_->find("vilken bomb till burgare", "sv");
    EXPECT_EQ(hint.kind, danger::fire_or_injury);
    EXPECT_TRUE(hint.hint);
    const auto both = guard_->find("en bomb, och hon hotar oss med en kniv", "sv");
    EXPECT_EQ(both.kind, danger::crime) << "what is sure goes first";
    EXPECT_FALSE(both.hint);
}

TEST_F(urgency_test, refuses_broken_files) {
    test::temporary_folder other;
    EXPECT_EQ(urgency_guard::load(other.path()).error().code, errc::not_found);
    other.write(
        "sv.json", R"({"fire_or_injury": ["två-ord"], "crime": [], "suicide": [], "harmless": []})"
    );
    EXPECT_EQ(urgency_guard::load(other.path()).error().code, errc::invalid);
    other.write("sv.json", R"({"fire_or_injury": []})");
    EXPECT_EQ(urgency_guard::load(other.path()).error().code, errc::invalid);
}

}  // namespace
}  // namespace lotsen
