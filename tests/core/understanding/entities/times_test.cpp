#include <gtest/gtest.h>

#include "tests/core/understanding/entities/reading.hpp"

namespace lotsen {
namespace {

struct example {
    const char* language;
    const char* text;
    const char* time;
};

class times_test : public testing::TestWithParam<example> {};

TEST_P(times_test, are_found) {
    EXPECT_EQ(test::values("time", GetParam().text, GetParam().language), GetParam().time)
        << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    swedish,
    times_test,
    testing::Values(
        example{"sv", "i övermorgon vid fyra", "16:00"},
        example{"sv", "kl 14.30", "14:30"},
        example{"sv", "kl. 9", "09:00"},
        example{"sv", "14:30", "14:30"},
        example{"sv", "klockan 16", "16:00"},
        example{"sv", "kl 1430", "14:30"},
        example{"sv", "halv fem", "16:30"},
        example{"sv", "kvart över tre", "15:15"},
        example{"sv", "kvart i åtta", "07:45"},
        example{"sv", "tio över fyra", "16:10"},
        example{"sv", "fem i halv fem", "16:25"},
        example{"sv", "åtta på kvällen", "20:00"},
        example{"sv", "ikväll kl 8", "20:00"},
        example{"sv", "klockan sexton trettio", "16:30"},
        example{"sv", "imorgon bitti kl 6", "06:00"},
        example{"sv", "mellan kl 14 och 16", "14:00 16:00"},
        example{"sv", "mellan 6 och 9 är det stängt", "18:00 21:00"},
        example{"sv", "kl 10-12", "10:00 12:00"},
        example{"sv", "kl 04:00", "04:00"},
        example{"sv", "om en timme", "12:00"},
        example{"sv", "den 3 dec kl 14", "14:00"},
        example{"sv", "vid midnatt", "00:00"},
        example{"sv", "på tisdag 15.30", "15:30"},
        example{"sv", "kl14", "14:00"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    english,
    times_test,
    testing::Values(
        example{"en", "half past four", "16:30"},
        example{"en", "at 4 pm", "16:00"},
        example{"en", "9am", "09:00"},
        example{"en", "quarter to five", "16:45"},
        example{"en", "ten past nine in the morning", "09:10"},
        example{"en", "at four", "16:00"},
        example{"en", "at noon", "12:00"},
        example{"en", "7 o'clock in the evening", "19:00"},
        example{"en", "12:15 am", "00:15"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    finnish,
    times_test,
    testing::Values(
        example{"fi", "ensi tiistaina kello 16", "16:00"},
        example{"fi", "klo 14.30", "14:30"},
        example{"fi", "puoli viisi", "16:30"},
        example{"fi", "varttia vaille neljä", "15:45"},
        example{"fi", "huomenna neljältä", "16:00"},
        example{"fi", "kello seitsemän illalla", "19:00"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    arabic,
    times_test,
    testing::Values(
        example{"ar", "بكرة الساعة أربعة", "16:00"},
        example{"ar", "الساعة الرابعة والنصف", "16:30"},
        example{"ar", "الساعة ٩ صباحا", "09:00"},
        example{"ar", "الساعة خمسة إلا ربع", "16:45"},
        example{"ar", "الساعة ١٤:٣٠", "14:30"},
        example{"ar", "الساعة ثمانية مساء", "20:00"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    persian,
    times_test,
    testing::Values(
        example{"fa", "ساعت چهار و نیم", "16:30"},
        example{"fa", "ساعت ۹ صبح", "09:00"},
        example{"fa", "ساعت هشت شب", "20:00"},
        example{"fa", "یک ربع به پنج", "16:45"},
        example{"fa", "فردا ساعت ۱۵:۳۰", "15:30"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    somali,
    times_test,
    testing::Values(
        example{"so", "berri saacadda afarta", "16:00"},
        example{"so", "saacadda 9 subaxnimo", "09:00"},
        example{"so", "saacadda shanta iyo barka galabnimo", "17:30"},
        example{"so", "14:30", "14:30"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    ukrainian,
    times_test,
    testing::Values(
        example{"uk", "о четвертій", "16:00"},
        example{"uk", "пів на п'яту", "16:30"},
        example{"uk", "за чверть п'ята", "16:45"},
        example{"uk", "о 9 ранку", "09:00"},
        example{"uk", "о восьмій вечора", "20:00"},
        example{"uk", "чверть на п'яту", "16:15"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    polish,
    times_test,
    testing::Values(
        example{"pl", "o czwartej", "16:00"},
        example{"pl", "wpół do piątej", "16:30"},
        example{"pl", "godz. 14.30", "14:30"},
        example{"pl", "za kwadrans piąta", "16:45"},
        example{"pl", "o 9 rano", "09:00"},
        example{"pl", "o osmej wieczorem", "20:00"}
    )
);
INSTANTIATE_TEST_SUITE_P(
    none,
    times_test,
    testing::Values(
        example{"sv", "tre lampor vid stationen", ""},
        example{"sv", "vid tre lampor", ""},
        example{"sv", "14.30 kr", ""},
        example{"sv", "mellan fyra hus", ""},
        example{"sv", "barn mellan 6 och 9 år", ""},
        example{"en", "for kids between 5 and 8 years", ""},
        example{"en", "at 4 Main street", ""},
        example{"en", "5 to 10 people", ""},
        example{"sv", "2026-11-23", ""},
        example{"sv", "25:70", ""},
        example{"sv", "0707123456", ""},
        example{"sv", "ett halvt år", ""},
        example{"fa", "سه ساعت", ""},
        example{"en", "half a loaf", ""}
    )
);

TEST(times, say_where_they_stand) {
    EXPECT_EQ(
        test::pieces("time", "Kan jag komma klockan fyra på eftermiddagen?", "sv"),
        "klockan fyra på eftermiddagen"
    );
    EXPECT_EQ(test::pieces("time", "بكرة الساعة أربعة إن شاء الله", "ar"), "الساعة أربعة");
}

}  // namespace
}  // namespace lotsen
