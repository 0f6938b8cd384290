#include <gtest/gtest.h>

#include "tests/core/understanding/entities/reading.hpp"

namespace lotsen {
namespace {

struct example {
    const char* language;
    const char* text;
    const char* date;
};

std::string dates(const example& one) {
    return test::values("date", one.text, one.language);
}

class dates_test : public testing::TestWithParam<example> {};

TEST_P(dates_test, are_found) {
    EXPECT_EQ(dates(GetParam()), GetParam().date) << GetParam().text;
}

// Today is Monday 23 November 2026.
INSTANTIATE_TEST_SUITE_P(
    swedish,
    dates_test,
    testing::Values(
        example{"sv", "jag vill komma i övermorgon vid fyra", "2026-11-25"},
        example{"sv", "imorn funkar", "2026-11-24"},
        example{"sv", "idag", "2026-11-23"},
        example{"sv", "det var igår kväll", "2026-11-22"},
        example{"sv", "på tisdag", "2026-11-24"},
        example{"sv", "nästa tisdag", "2026-12-01"},
        example{"sv", "på måndag", "2026-11-30"},
        example{"sv", "lördagen den 5 december", "2026-12-05"},
        example{"sv", "3 dec", "2026-12-03"},
        example{"sv", "den 3:e december kl 14.30", "2026-12-03"},
        example{"sv", "3/12", "2026-12-03"},
        example{"sv", "12/1", "2027-01-12"},
        example{"sv", "3/12-27", "2027-12-03"},
        example{"sv", "2026-12-03", "2026-12-03"},
        example{"sv", "20261203", "2026-12-03"},
        example{"sv", "första december 2027", "2027-12-01"},
        example{"sv", "den 3:e", "2026-12-03"},
        example{"sv", "om tre dagar", "2026-11-26"},
        example{"sv", "om en vecka", "2026-11-30"},
        example{"sv", "för två dagar sedan", "2026-11-21"},
        example{"sv", "om en månad", "2026-12-23"},
        example{"sv", "tjugofemte november", "2026-11-25"},
        example{"sv", "i helgen", "2026-11-28"},
        example{"sv", "ikväll", "2026-11-23"},
        example{"sv", "ons 25/11", "2026-11-25"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    english,
    dates_test,
    testing::Values(
        example{"en", "tomorrow at half past four", "2026-11-24"},
        example{"en", "next Tuesday", "2026-12-01"},
        example{"en", "December 3rd", "2026-12-03"},
        example{"en", "3rd of December 2026", "2026-12-03"},
        example{"en", "the day after tomorrow", "2026-11-25"},
        example{"en", "in two weeks", "2026-12-07"},
        example{"en", "3 days ago", "2026-11-20"},
        example{"en", "on the 28th", "2026-11-28"},
        example{"en", "Friday", "2026-11-27"},
        example{"en", "twenty-fifth of December", "2026-12-25"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    finnish,
    dates_test,
    testing::Values(
        example{"fi", "ensi tiistaina kello 16", "2026-11-24"},
        example{"fi", "ylihuomenna", "2026-11-25"},
        example{"fi", "3. joulukuuta", "2026-12-03"},
        example{"fi", "3.12.2026", "2026-12-03"},
        example{"fi", "ti 3.12. klo 10", "2026-12-03"},
        example{"fi", "kahden viikon päästä", "2026-12-07"},
        example{"fi", "huomenna aamulla", "2026-11-24"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    arabic,
    dates_test,
    testing::Values(
        example{"ar", "بكرة الساعة أربعة", "2026-11-24"},
        example{"ar", "بعد بكرا", "2026-11-25"},
        example{"ar", "٣ ديسمبر", "2026-12-03"},
        example{"ar", "٣ كانون الأول ٢٠٢٦", "2026-12-03"},
        example{"ar", "الثلاثاء القادم", "2026-12-01"},
        example{"ar", "بعد يومين", "2026-11-25"},
        example{"ar", "يوم الخميس", "2026-11-26"},
        example{"ar", "قبل أسبوع", "2026-11-16"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    persian,
    dates_test,
    testing::Values(
        example{"fa", "فردا ساعت چهار", "2026-11-24"},
        example{"fa", "پس‌فردا", "2026-11-25"},
        example{"fa", "۳ دسامبر", "2026-12-03"},
        example{"fa", "سه‌شنبه آینده", "2026-12-01"},
        example{"fa", "سه روز دیگر", "2026-11-26"},
        example{"prs", "۳ دسمبر", "2026-12-03"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    somali,
    dates_test,
    testing::Values(
        example{"so", "berri saacadda afarta", "2026-11-24"},
        example{"so", "saadambe", "2026-11-25"},
        example{"so", "Talaadada soo socota", "2026-12-01"},
        example{"so", "3 diseembar", "2026-12-03"},
        example{"so", "saddex maalmood kadib", "2026-11-26"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    ukrainian,
    dates_test,
    testing::Values(
        example{"uk", "завтра о четвертій", "2026-11-24"},
        example{"uk", "післязавтра", "2026-11-25"},
        example{"uk", "3 грудня", "2026-12-03"},
        example{"uk", "наступного вівторка", "2026-12-01"},
        example{"uk", "через тиждень", "2026-11-30"},
        example{"uk", "у п'ятницю", "2026-11-27"},
        example{"uk", "03.12.2026", "2026-12-03"},
        example{"uk", "два дні тому", "2026-11-21"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    polish,
    dates_test,
    testing::Values(
        example{"pl", "jutro o czwartej", "2026-11-24"},
        example{"pl", "pojutrze", "2026-11-25"},
        example{"pl", "3 grudnia", "2026-12-03"},
        example{"pl", "w przyszły wtorek", "2026-12-01"},
        example{"pl", "za tydzien", "2026-11-30"},
        example{"pl", "w srode", "2026-11-25"},
        example{"pl", "3.12.2026 o 10", "2026-12-03"},
        example{"pl", "trzy dni temu", "2026-11-20"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    mixed,
    dates_test,
    testing::Values(
        example{"ar", "imorgon kl 14", "2026-11-24"},
        example{"so", "på tisdag", "2026-11-24"},
        example{"und", "tomorrow", "2026-11-24"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    none,
    dates_test,
    testing::Values(
        example{"sv", "den andra gatan är mörk", ""},
        example{"sv", "tre lampor är trasiga", ""},
        example{"sv", "öppet 24/7", ""},
        example{"sv", "31/2", ""},
        example{"sv", "ring 08-746 10 00", ""},
        example{"sv", "2026-13-40", ""},
        example{"sv", "version 1.2.3", ""},
        example{"en", "may I ask", ""},
        example{"en", "the second lamp", ""},
        example{"sv", "kan man fiska", ""}
    )
);

TEST(dates, say_where_they_stand) {
    EXPECT_EQ(test::pieces("date", "Jag kommer den 3:e december, hej", "sv"), "den 3:e december");
    EXPECT_EQ(test::pieces("date", "nästa Tisdag!", "sv"), "nästa Tisdag");
    EXPECT_EQ(test::pieces("date", "موعدي بعد بكرة من فضلك", "ar"), "بعد بكرة");
}

}  // namespace
}  // namespace lotsen
