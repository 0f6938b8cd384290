#include "tests/plugins/associations/bench.hpp"

namespace lotsen::associations::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct search_test : bench {
    std::string first(std::string text) {
        const auto reply = asked("find_association", std::move(text));
        const auto& told = said(reply.actions);
        return told.cards.empty() ? told.what.id : told.cards.front().title;
    }
};

TEST_F(search_test, an_activity_is_found_in_eight_languages) {
    for (const auto* text :
         {"fotboll för tjejer 8 år",
          "football club for my 7 year old",
          "jalkapalloseura 8-vuotiaalle pojalle",
          "ابني عمره 8 سنين وحابب يلعب كورة وين بسجله",
          "باشگاه فوتبال برای پسرم",
          "naadi kubadda cagta",
          "футбол для сина",
          "szukam klubu, piłka nożna dla syna"})
        EXPECT_THAT(first(text), HasSubstr("Bollklubben Exempel")) << text;
    for (const auto* text :
         {"finns det någon schackklubb i Solna",
          "chess",
          "shakkikerho",
          "نادي شطرنج",
          "шахи",
          "szachy"})
        EXPECT_THAT(first(text), HasSubstr("Schacksällskapet")) << text;
    for (const auto* text :
         {"Jag är nyinflyttad i Frösunda och skulle vilja sjunga i kör, gärna utan uppsjungning.",
          "Is there a choir in Solna where English speakers are welcome?",
          "Onko Solnassa suomenkielistä kuoroa?",
          "أبحث عن جوقة غناء للكبار"})
        EXPECT_THAT(first(text), HasSubstr("Kören Tonträff")) << text;
}

TEST_F(search_test, misspelt_words_are_found) {
    EXPECT_THAT(first("inebandy"), HasSubstr("Innebandylaget"));
    EXPECT_THAT(first("gymnstik"), HasSubstr("Gymnastikföreningen"));
    EXPECT_THAT(first("scooter... nej scouter menar jag"), HasSubstr("Scoutkåren"));
    EXPECT_THAT(first("fotbol"), HasSubstr("Bollklubben"));
}

TEST_F(search_test, words_without_dots_and_rings_are_found) {
    EXPECT_THAT(first("kor"), HasSubstr("Kören"));
    EXPECT_THAT(first("bradspel"), HasSubstr("Brädspel"));
}

TEST_F(search_test, an_area_alone_shows_what_is_there) {
    const auto reply = asked("find_association", "vilka föreningar finns i bergshamra");
    EXPECT_THAT(
        titles(said(reply.actions)),
        testing::UnorderedElementsAre("Racketklubben Tänkt (exempel)", "Löparvännerna (exempel)")
    );
}

TEST_F(search_test, the_activity_weighs_more_than_the_area) {
    const auto reply = asked(
        "find_association", "min kille vill börja med kampsport, nåt i närheten av hagalund?"
    );
    EXPECT_THAT(titles(said(reply.actions)), ElementsAre("Kampsportklubben Figur (exempel)"));
}

TEST_F(search_test, an_activity_nobody_has_shows_others_of_its_kind_as_such) {
    const auto reply = asked("find_association", "finns det golf i hagalund?");
    EXPECT_EQ(said(reply.actions).what.id, "find.near");
    EXPECT_THAT(said(reply.actions).cards, SizeIs(5));
    EXPECT_THAT(titles(said(reply.actions)), Not(Contains(HasSubstr("Kören"))));
}

TEST_F(search_test, nothing_found_is_said_and_leads_on) {
    const auto reply = asked("find_association", "qwertyuiop");
    EXPECT_EQ(said(reply.actions).what.id, "find.none");
    EXPECT_EQ(said(reply.actions).options.back().intent, "core.handover");
}

TEST_F(search_test, no_wish_at_all_asks_what_and_offers_categories) {
    const auto reply = asked("find_association", "hitta förening");
    EXPECT_EQ(said(reply.actions).what.id, "find.ask");
    ASSERT_THAT(said(reply.actions).options, SizeIs(categories().size()));

    const auto sports = chosen(said(reply.actions).options[0].payload);
    EXPECT_THAT(said(sports.actions).cards, SizeIs(5));
    const auto& more = said(sports.actions).options.at(0);
    EXPECT_EQ(more.label.id, "find.more");
    const auto next = chosen(more.payload);
    EXPECT_THAT(said(next.actions).cards, SizeIs(5));
    EXPECT_NE(titles(said(next.actions)), titles(said(sports.actions)));
}

TEST_F(search_test, a_contact_is_found_by_name_and_examples_are_labelled) {
    const auto reply = asked("association_contact", "telefonnummer till schackklubben");
    ASSERT_THAT(said(reply.actions).cards, SizeIs(1));
    EXPECT_EQ(said(reply.actions).cards[0].email, "schack@example.org");
    EXPECT_EQ(said(reply.actions).cards[0].note.id, "card.demo");
    EXPECT_EQ(said(reply.actions).what.id, "contact.found");
}

TEST_F(search_test, the_contact_that_is_asked_about_is_the_only_one) {
    turn question;
    question.intent = "association_contact";
    question.text = "hur når jag dem? Bollklubben Exempel (exempel)";
    EXPECT_GT(said(subject.on_turn(question).actions).cards.size(), 1U);
    question.payload = {{"about", "Bollklubben Exempel (exempel)"}};
    EXPECT_THAT(
        titles(said(subject.on_turn(question).actions)),
        ElementsAre("Bollklubben Exempel (exempel)")
    );
}

TEST_F(search_test, a_contact_without_a_name_is_asked_for) {
    const auto reply = asked("association_contact", "kontaktuppgifter tack");
    EXPECT_EQ(std::get<start_form>(reply.actions.at(0)).form, "contact");

    const auto given = subject.submit(
        {"contact", {{"association", "Stadsodlarna"}}, "k1", "c1", "sv", "web", now.now()}
    );
    EXPECT_THAT(titles(said(given->actions)), ElementsAre("Stadsodlarna (exempel)"));
    const auto none =
        subject.submit({"contact", {{"association", "xyzzy"}}, "k2", "c1", "sv", "web", now.now()});
    EXPECT_EQ(said(none->actions).what.id, "contact.none");
}

TEST_F(search_test, quotes_and_search_syntax_in_a_sentence_do_no_harm) {
    for (const auto* text :
         {"\"schack",
          "schack* OR NOT (",
          "name : schack",
          "'; DROP TABLE association; --",
          "^^^",
          "\xF0\x9F\x98\x80"})
        EXPECT_NO_THROW(asked("find_association", text)) << text;
    EXPECT_NO_THROW(asked("find_association", std::string(4000, 'x')));
}

struct empty_register_test : bench {
    empty_register_test() : bench(false) {}
};

TEST_F(empty_register_test, an_empty_register_is_said_to_be_empty) {
    EXPECT_EQ(said(asked("find_association", "fotboll").actions).what.id, "find.empty");
    EXPECT_EQ(said(asked("find_association", "lista").actions).what.id, "find.empty");
    EXPECT_EQ(said(asked("association_contact", "schack").actions).what.id, "find.empty");
    EXPECT_THAT(rows("register"), IsEmpty());
}

}  // namespace
}  // namespace lotsen::associations::test
