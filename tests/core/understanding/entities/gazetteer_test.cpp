#include "core/understanding/entities/gazetteer.hpp"

#include <gmock/gmock.h>

#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::shared_ptr<const gazetteer> solna() {
    return gazetteer::load(std::string(LOTSEN_SOURCE_DIR) + "/core/understanding/places/solna.json")
        .value();
}

TEST(gazetteer, finds_places_in_a_text) {
    const auto places = solna();
    const auto found = places->find("huvudstagatan 7", 3);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front().found->name, "Huvudstagatan 7");
    ASSERT_TRUE(found.front().found->at.has_value());
    EXPECT_NEAR(found.front().found->at->lat, 59.3537, 0.001);
}

TEST(gazetteer, offers_what_is_alike_when_nothing_is_named) {
    const auto places = solna();
    const auto found = places->find("hgalnd", 2);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front().found->name, "Hagalund");
    EXPECT_LT(found.front().confidence, 0.7);
    EXPECT_THAT(solna()->find("Kiruna", 3), IsEmpty());
    EXPECT_THAT(solna()->find("", 3), IsEmpty());
    EXPECT_THAT(solna()->find("Hagalund Huvudsta Råsunda", 2), SizeIs(2));
}

TEST(gazetteer, finds_a_name_that_is_written_without_blanks) {
    const auto places = solna();
    const auto found = places->find("我住在哈加伦德附近", 1);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found.front().found->name, "Hagalund");
}

TEST(gazetteer, never_guesses_a_point) {
    const auto places = solna();
    const auto found = places->find("Hagalund", 1);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_FALSE(found.front().found->at.has_value());
}

TEST(gazetteer, tells_a_broken_file) {
    const test::temporary_folder folder;
    EXPECT_EQ(gazetteer::load(folder.path() / "none.json").error().code, errc::not_found);
    EXPECT_EQ(
        gazetteer::load(folder.write("a.json", R"({"places":[{"kind":"stop"}]})")).error().code,
        errc::invalid
    );
    EXPECT_EQ(gazetteer::load(folder.write("b.json", "{}")).error().code, errc::invalid);
}

}  // namespace
}  // namespace lotsen
