#include <gtest/gtest.h>

#include "tests/core/understanding/entities/reading.hpp"

namespace lotsen {
namespace {

struct example {
    const char* language;
    const char* text;
    const char* place;
};

class places_test : public testing::TestWithParam<example> {};

TEST_P(places_test, are_found) {
    EXPECT_EQ(test::values("place", GetParam().text, GetParam().language), GetParam().place)
        << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    all,
    places_test,
    testing::Values(
        example{"sv", "klotter i Råsunda", "Råsunda"},
        example{"sv", "klotter i rasunda", "Råsunda"},
        example{"sv", "vid Solna centrum", "Solna centrum"},
        example{"sv", "solnacentrum", "Solna centrum"},
        example{"sv", "Hagalunds centrum är mörkt", "Hagalunds centrum"},
        example{"sv", "i hagalundstunneln", "hagalundstunneln"},
        example{"sv", "Huvudstagatan 7", "Huvudstagatan 7"},
        example{"sv", "på Storgatan 12 B i natt", "Storgatan 12 B"},
        example{"sv", "i västra skogen", "Västra skogen"},
        example{"sv", "Hagalnud", "Hagalund"},
        example{"sv", "bergshamras lekplats", "bergshamras lekplats"},
        example{"sv", "Råsundavägen", "Råsundavägen"},
        example{"sv", "vid fabrik 38", "Fabrik 38"},
        example{"en", "near Huvudsta station", "Huvudsta station"},
        example{"fi", "Hagalundissa on pimeää", "Hagalund"},
        example{"fi", "Huvudstassa", "Huvudsta"},
        example{"pl", "w Hagalundzie", "Hagalund"},
        example{"pl", "na Huvudście", ""},
        example{"pl", "koło Huvudsty", "Huvudsta"},
        example{"uk", "у Хагалунді", "Hagalund"},
        example{"uk", "в Хувудсті", "Huvudsta"},
        example{"ar", "في هاغالوند", "Hagalund"},
        example{"ar", "بهاجالوند", "Hagalund"},
        example{"ar", "مركز سولنا", "Solna centrum"},
        example{"fa", "در هاگالوند", "Hagalund"},
        example{"so", "Hagalund agteeda", "Hagalund"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    none,
    places_test,
    testing::Values(
        example{"sv", "jobb i solna", ""},
        example{"sv", "på kvällen i hallen", ""},
        example{"sv", "cykelvägen är dålig", ""},
        example{"sv", "jag kom på vägen", ""},
        example{"sv", "hur hagar man", ""},
        example{"sv", "barnvagnen", ""},
        example{"en", "the street is dark", ""},
        example{"so", "waan ku faraxsanahay", ""},
        example{"sv", "det är ingen bra plan", ""}
    )
);

TEST(places, are_surer_by_name_than_by_ending) {
    const auto named = test::read_all("Råsunda");
    const auto street = test::read_all("Storgatan");
    ASSERT_EQ(named.size(), 1U);
    ASSERT_EQ(street.size(), 1U);
    EXPECT_GT(named.front().confidence, street.front().confidence);
}

TEST(places, say_where_they_stand) {
    EXPECT_EQ(
        test::pieces("place", "Lampan på Huvudstagatan 7, vid Solna centrum."),
        "Huvudstagatan 7|Solna centrum"
    );
    EXPECT_EQ(test::pieces("place", "في هاغالوند قرب المحطة", "ar"), "هاغالوند");
}

}  // namespace
}  // namespace lotsen
