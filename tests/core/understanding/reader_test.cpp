#include "core/understanding/reader.hpp"

#include <gmock/gmock.h>

#include "tests/core/understanding/trained.hpp"
#include "tests/support/fake_clock.hpp"

namespace lotsen {
namespace {

using testing::IsEmpty;

understanding read(std::string_view text, reading_context context = {}) {
    context.now = test::fake_clock().now();
    return test::trained_reader().read(text, context);
}

const entity* particular(const understanding& read, std::string_view type) {
    for (const auto& each : read.entities) {
        if (each.type == type) return &each;
    }
    return nullptr;
}

TEST(reader_test, reads_wish_place_and_category_of_a_sentence) {
    const auto got = read("Det är klotter på en vägg i Hagalund");
    ASSERT_FALSE(got.intents.empty());
    EXPECT_EQ(got.intents[0].plugin, "fault_reports");
    EXPECT_EQ(got.intents[0].intent, "report_fault");
    EXPECT_EQ(got.language, "sv");
    ASSERT_NE(particular(got, "place"), nullptr);
    EXPECT_EQ(particular(got, "place")->value, "Hagalund");
    ASSERT_NE(particular(got, "choice"), nullptr);
    EXPECT_EQ(particular(got, "choice")->value, "report.category=graffiti");
}

TEST(reader_test, masks_an_identity_number_before_anything_else) {
    const auto got = read("mitt nummer är 19900101-0017");
    EXPECT_EQ(got.text.find("0017"), std::string::npos);
}

TEST(reader_test, is_safe_with_nothing_and_with_anything) {
    EXPECT_THAT(read("").intents, IsEmpty());
    for (const auto* text : {" ", "?", "🙂", "\xff\xfe", "a", "1234567890", "\u202eabc"}) {
        const auto got = read(text);
        EXPECT_LE(got.intents.size(), most_intents) << text;
    }
    EXPECT_LE(read(std::string(20'000, 'a')).intents.size(), most_intents);
}

TEST(reader_test, a_chosen_language_wins_and_a_clear_switch_is_seen) {
    reading_context swedish;
    swedish.conversation_language = "sv";
    EXPECT_EQ(read("hej", swedish).language, "sv");
    EXPECT_EQ(read("Хочу поговорити з людиною, будь ласка", swedish).language, "uk");
}

TEST(reader_test, the_citys_own_words_do_not_make_a_message_swedish) {
    EXPECT_EQ(read("trygghetsvandring要不要报名").language, "zh-Hans");
    EXPECT_EQ(read("приєднатися до grannsamverkan у Bergshamra").language, "uk");
    EXPECT_EQ(read("platssamverkan کیا ہے").language, "ur");
}

TEST(reader_test, a_name_in_another_alphabet_does_not_change_the_language) {
    EXPECT_EQ(read("min granne heter Олена och hon vill ha hjälp").language, "sv");
}

TEST(reader_test, a_reference_has_no_language) {
    for (const char* code : {"B-A7P7-CZBE", "b-a7p7-czbe", "F-9C4R-3KPQ", "(B-A7P7-CZBE)."}) {
        EXPECT_EQ(read(std::string("avboka ") + code).language, "sv") << code;
        EXPECT_EQ(read(code).language, "und") << code;
    }
    EXPECT_EQ(read("tapaaminen klo 14-16:n aikaan covid-19 takia").language, "fi");
}

TEST(reader_test, languages_are_known_in_the_letters_of_a_keyboard_that_was_at_hand) {
    EXPECT_EQ(read("mujhe sadak ki batti kharab hone ki shikayat karni hai").language, "ur");
    EXPECT_EQ(read("ami ekta somossa janate chai, rastar bati nosto").language, "bn");
}

TEST(reader_test, dari_is_persian_until_it_is_spoken) {
    const std::string text = "سلام، خوب هستید";
    EXPECT_EQ(read(text).language, "fa");
    reading_context dari;
    dari.conversation_language = "prs";
    EXPECT_EQ(read(text, dari).language, "prs");
}

TEST(reader_test, neighbours_of_bosnian_are_read_as_it_and_kurdish_by_its_letters) {
    EXPECT_EQ(
        read("Htio bih prijaviti da ulična svjetiljka ne radi već tjedan dana").language, "bs"
    );
    EXPECT_EQ(read("دەمەوێت لەگەڵ کەسێک قسە بکەم، تکایە یارمەتیم بدەن").language, "ckb");
    EXPECT_EQ(read("Ez dixwazim bi kesekî re biaxivim, ji kerema xwe").language, "kmr");
}

TEST(reader_test, every_script_of_unicode_is_safe_to_read) {
    for (const auto* text : {"வணக்கம் நண்பர்களே", "გამარჯობა მეგობრებო", "สวัสดีครับ", "Բարեւ ձեզ"})
        EXPECT_FALSE(read(text).language.empty()) << text;
}

TEST(reader_test, acts_are_read_in_the_language_of_the_conversation) {
    reading_context swedish;
    swedish.conversation_language = "sv";
    EXPECT_EQ(read("ja", swedish).act, dialogue_act::yes);
    EXPECT_EQ(read("avbryt", swedish).act, dialogue_act::cancel);
    EXPECT_EQ(read("Okej, glöm det", swedish).act, dialogue_act::cancel);
    EXPECT_EQ(read("ok", swedish).act, dialogue_act::yes);
    EXPECT_EQ(read("nej", swedish).act, dialogue_act::no);
}

TEST(reader_test, a_wish_ends_before_the_words_that_lead_on_to_the_next) {
    const auto got = read("papperskorgen är full och dessutom undrar jag var seniorträffarna är");
    ASSERT_EQ(got.wishes.size(), 2u);
    const auto& first = got.wishes.front();
    EXPECT_EQ(got.text.substr(first.begin, first.end - first.begin), "papperskorgen är full");
}

TEST(reader_test, one_of_several_is_named_by_its_place) {
    reading_context spoken;
    for (const auto& [language, text] : std::vector<std::pair<std::string, std::string>>{
             {"sv", "den andra, tack"},
             {"en", "The second one please"},
             {"fi", "toinen"},
             {"ar", "الثاني"},
             {"fa", "دومی"},
             {"ti", "እቲ ካልኣይ"},
             {"pl", "ten drugi"},
             {"zh-Hans", "第二个"},
             {"ro", "al doilea"}}) {
        spoken.conversation_language = language;
        const auto got = read(text, spoken);
        EXPECT_EQ(got.nth, 2u) << text;
        EXPECT_EQ(got.act, dialogue_act::none) << text;
    }
    spoken.conversation_language = "sv";
    EXPECT_EQ(read("den andra lampan är trasig", spoken).nth, 0u);
    EXPECT_EQ(read("ja", spoken).nth, 0u);
}

TEST(reader_test, a_number_or_a_place_alone_is_no_wish) {
    EXPECT_THAT(read("070-123 45 67").intents, IsEmpty());
    EXPECT_THAT(read("Hagalund").intents, IsEmpty());
    for (const auto* text : {"30", "12:00", "500 kr", "17 år", "kl 3", "Hagalund 30!", "?", ""})
        EXPECT_THAT(read(text).intents, IsEmpty()) << text;
    EXPECT_FALSE(read("klotter").intents.empty());
    EXPECT_FALSE(read("30 lampor är trasiga").intents.empty());
}

TEST(reader_test, danger_is_seen) {
    EXPECT_TRUE(read("hjälp det brinner i huset").urgent());
    EXPECT_FALSE(read("lampan brinner inte på Hagalundsgatan").urgent());
}

TEST(reader_test, a_correction_begins_behind_its_opener) {
    reading_context swedish;
    swedish.conversation_language = "sv";
    const std::string text = "Nej, jag menade Åkeshov och ingenting annat av allt det där";
    const auto got = read(text, swedish);
    EXPECT_EQ(got.act, dialogue_act::correct);
    EXPECT_EQ(got.correction_begin, text.find("Åkeshov"));
}

TEST(reader_test, a_correction_keeps_the_sign_that_its_first_word_begins_with) {
    reading_context swedish;
    swedish.conversation_language = "sv";
    const std::string text = "Nej, jag menar +46 70 123 45 67";
    const auto got = read(text, swedish);
    EXPECT_EQ(got.act, dialogue_act::correct);
    EXPECT_EQ(got.correction_begin, text.find('+'));
}

TEST(reader_test, intents_of_a_text_with_a_place_are_those_without_it) {
    const auto with = read("Det är klotter på en vägg i Hagalund");
    const auto without = read("Det är klotter på en vägg i");
    ASSERT_FALSE(with.intents.empty());
    EXPECT_EQ(with.intents[0].intent, without.intents[0].intent);
    EXPECT_DOUBLE_EQ(with.intents[0].confidence, without.intents[0].confidence);
}

TEST(reader_test, the_kept_model_is_used_again) {
    const auto again = make_reader(test::trained_sources());
    ASSERT_TRUE(again.has_value());
    reading_context context;
    context.now = test::fake_clock().now();
    const auto left = read("boka tid med en coach");
    const auto right = (*again)->read("boka tid med en coach", context);
    ASSERT_FALSE(right.intents.empty());
    EXPECT_DOUBLE_EQ(left.intents[0].confidence, right.intents[0].confidence);
}

}  // namespace
}  // namespace lotsen
