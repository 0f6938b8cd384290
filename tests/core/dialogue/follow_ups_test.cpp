// Questions that lean on what was answered before.
#include "core/dialogue/follow_ups.hpp"

#include "tests/core/dialogue/builders.hpp"

namespace lotsen::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

card named(std::string_view name) {
    card shown;
    shown.title = name;
    return shown;
}

struct follow_up : talk_test {
    /// Clubs were looked for, and these were found.
    void finds(const std::vector<card>& found) {
        says(words("schackklubb").intent("clubs", "find"));
        answers(turn_reply{{say{message::of("find.found"), {}, found, {}}}, {}});
    }
    void contacts(std::string_view name) {
        answers(turn_reply{{say{message::of("contact.found"), {}, {named(name)}, {}}}, {}});
    }
};

TEST_F(follow_up, goes_to_the_intent_that_answers_it_with_the_name_of_what_was_shown) {
    finds({named("Springaren")});
    says(words("hur når jag dem?").intent("core", "help", 0.3).follow_up());
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->intent, "contact");
    EXPECT_EQ(asked_plugin()->text, "hur når jag dem? Springaren");
    EXPECT_EQ(text_at(asked_plugin()->payload, "about"), "Springaren");
}

TEST_F(follow_up, is_understood_by_itself_where_it_says_what_it_is_about) {
    finds({named("Springaren")});
    says(words("jag vill låna en såg").intent("tools", "lend").follow_up(0.01));
    EXPECT_EQ(form().name, "loan");
}

TEST_F(follow_up, is_understood_by_itself_where_nothing_was_answered) {
    open();
    says(words("när?").intent("clubs", "find", 0.3).follow_up());
    EXPECT_EQ(asked_plugin(), nullptr);
    EXPECT_THAT(heard(), HasSubstr("[core:unclear.mean_one]"));
}

TEST_F(follow_up, is_understood_by_itself_after_something_else_was_said) {
    finds({named("Springaren")});
    says(words("tack").intent("core", "thanks"));
    says(words("när?").intent("clubs", "find", 0.3).follow_up());
    EXPECT_EQ(asked_plugin(), nullptr);
}

TEST_F(follow_up, leaves_what_another_plugin_surely_does_alone_unless_it_leans_plainly) {
    finds({named("Springaren")});
    says(words("får man vara med som nybörjare").intent("tools", "lend").follow_up(0.8));
    ASSERT_NE(asked_plugin(), nullptr);
    contacts("Springaren");
    says(words("jag vill ha en").intent("tools", "lend").follow_up(0.2));
    EXPECT_EQ(form().name, "loan");
}

TEST_F(follow_up, needs_no_question_where_the_same_may_be_wanted_anyway) {
    says(words("när har ni öppet").intent("tools", "opening"));
    answers(turn_reply{{say{message::of("opening.answer"), {}, {}, {}}}, {}});
    says(words("och nästa vecka då").intent("tools", "opening", 0.3));
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->intent, "opening");
    answers(turn_reply{{say{message::of("opening.answer"), {}, {}, {}}}, {}});
    says(words("och ni då").intent("tools", "lend", 0.3));
    EXPECT_EQ(asked_plugin(), nullptr);
    EXPECT_THAT(heard(), HasSubstr("[core:unclear.mean_one]"));
}

TEST_F(follow_up, leaves_a_search_for_others_alone) {
    finds({named("Springaren")});
    says(words("hur når jag dem?").follow_up());
    contacts("Springaren");
    says(words("har bågskyttarna telefon").intent("clubs", "contact").follow_up(0.1));
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->text, "har bågskyttarna telefon");
}

TEST_F(follow_up, leaves_a_greeting_and_the_wish_for_a_person_alone) {
    finds({named("Springaren")});
    says(words("tjabba").intent("core", "greeting", 0.4).follow_up(0.1));
    EXPECT_EQ(asked_plugin(), nullptr);
    finds({named("Springaren")});
    says(words("hur tar man sig dit").intent("core", "greeting", 0.2).follow_up(0.9));
    ASSERT_NE(asked_plugin(), nullptr);
    finds({named("Springaren")});
    context.staff_available = true;
    says(words("kan jag få prata med någon").intent("core", "handover").follow_up());
    EXPECT_TRUE(last.handover.has_value());
}

TEST_F(follow_up, goes_before_what_yields_and_what_nobody_does) {
    for (const auto& [plugin, intent] :
         {std::pair("tools", "opening"), std::pair("core", "out_of_scope")}) {
        finds({named("Springaren")});
        says(words("när är det öppet?").intent(plugin, intent).follow_up());
        ASSERT_NE(asked_plugin(), nullptr) << intent;
        EXPECT_EQ(asked_plugin()->intent, "contact");
        contacts("Springaren");
    }
    finds({named("Springaren")});
    says(words("kostar det?").intent("core", "out_of_scope").follow_up(0.06));
    EXPECT_EQ(asked_plugin(), nullptr);
}

TEST_F(follow_up, asks_which_where_several_were_shown) {
    finds({named("Springaren"), named("Löparna")});
    says(words("hur når jag dem?").follow_up());
    EXPECT_EQ(asked_plugin(), nullptr);
    EXPECT_EQ(heard(), "[core:unclear.which]\n");
    EXPECT_THAT(offered(), ElementsAre("Springaren", "Löparna"));
    chooses("Löparna");
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->intent, "contact");
    EXPECT_EQ(asked_plugin()->text, "hur når jag dem? Löparna");
    EXPECT_EQ(text_at(asked_plugin()->payload, "about"), "Löparna");
}

TEST_F(follow_up, takes_the_name_that_is_written) {
    finds({named("Springaren"), named("Löparna")});
    says(words("hur når jag dem?").follow_up());
    says(words("löparna").intent("core", "nonsense", 0.4));
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->text, "hur når jag dem? Löparna");
}

TEST_F(follow_up, is_about_the_one_whose_place_is_said) {
    finds({named("Springaren"), named("Löparna")});
    says(words("den andra").nth(2));
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->intent, "contact");
    EXPECT_EQ(asked_plugin()->text, "den andra Löparna");
    finds({named("Springaren"), named("Löparna")});
    says(words("den femte").nth(5));
    EXPECT_EQ(asked_plugin(), nullptr);
}

TEST_F(follow_up, is_about_what_was_shown_first_of_one_answer) {
    says(words("schackklubb").intent("clubs", "find"));
    answers(turn_reply{
        {say{message::of("find.found"), {}, {named("Springaren")}, {}},
         say{message::of("find.more"), {}, {named("Solnas register")}, {}}},
        {}});
    says(words("hur når jag dem?").follow_up());
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->text, "hur når jag dem? Springaren");
}

TEST_F(follow_up, keeps_the_words_as_they_are_where_no_name_was_shown) {
    says(words("när har ni öppet").intent("tools", "opening"));
    answers(turn_reply{{say{message::of("opening.answer"), {}, {}, "demo.se"}}, {}});
    says(words("och på söndagar?").follow_up());
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->intent, "opening");
    EXPECT_EQ(asked_plugin()->text, "och på söndagar?");
}

TEST_F(follow_up, is_not_answered_by_the_same_again) {
    finds({named("Springaren")});
    says(words("hur når jag dem?").follow_up());
    contacts("Springaren");
    EXPECT_EQ(heard(), "[clubs:contact.found]\n");
    for (const auto* more : {"vad kostar det?", "är det dyrt?"}) {
        says(words(more).follow_up());
        contacts("Springaren");
        EXPECT_THAT(heard(), HasSubstr("[core:follow_up.no_more]")) << more;
        EXPECT_THAT(offered(), ElementsAre("[core:option.person]"));
        EXPECT_EQ(last.says.back().cards.size(), 1U);
    }
}

TEST_F(follow_up, repeats_what_was_asked_for_again_in_so_many_words) {
    says(words("när har ni öppet").intent("tools", "opening"));
    answers(turn_reply{{say{message::of("opening.answer"), {}, {}, {}}}, {}});
    says(words("när har verktygspoolen öppet").intent("tools", "opening"));
    answers(turn_reply{{say{message::of("opening.answer"), {}, {}, {}}}, {}});
    EXPECT_EQ(heard(), "[tools:opening.answer]\n");
}

TEST_F(follow_up, at_a_question_of_a_form_is_answered_and_the_form_waits) {
    lends_until("place");
    says(words("är det öppet där nu då?").follow_up(0.9));
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->intent, "opening");
    EXPECT_TRUE(state().parked);
    answers(turn_reply{{say{message::of("opening.answer"), {}, {}, {}}}, {}});
    EXPECT_THAT(offered(), Contains("[core:option.resume]"));
}

TEST_F(follow_up, about_what_is_done_waits_until_it_is) {
    auto plugins = example_plugins();
    for (auto& plugin : plugins)
        for (auto& intent : plugin.intents)
            if (intent.name == "lend") intent.follow_up = "tip";  // which has references
    talk_ = make_dialogue(plugins, std::make_shared<plain_catalogue>());
    open();
    lends_until("place");
    says(words("när är det klart då?").follow_up(0.9));
    EXPECT_EQ(form().name, "loan");
}

TEST_F(follow_up, is_an_answer_where_it_may_be_one) {
    lends_until("day");
    says(words("på söndag då?").entity("date", "söndag", "2026-11-29").follow_up(0.9));
    EXPECT_EQ(text_at(slots(), "day"), "2026-11-29");
}

TEST_F(follow_up, is_a_name_where_one_is_asked_for_in_a_word_or_two) {
    auto plugins = example_plugins();
    for (auto& plugin : plugins)
        for (auto& intent : plugin.intents)
            if (intent.name == "join") intent.follow_up = "find";
    talk_ = make_dialogue(plugins, std::make_shared<plain_catalogue>());
    open();
    says(words("jag vill gå med").intent("clubs", "join"));
    ask question{"group", message::of("join.group"), {}};
    question.options = {{message::verbatim("Tisdag"), {{"value", "tue"}}, {}}};
    answers(turn_reply{{question}, {}});
    chooses("Tisdag");
    says(words("vad är det för grupp").follow_up(0.9));
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->intent, "find");
    answers(turn_reply{{say{message::of("find.found"), {}, {}, {}}}, {}});
    chooses("[core:option.resume]");
    says(words("Kim").follow_up(0.9));
    EXPECT_EQ(text_at(slots(), "name"), "Kim");
}

TEST_F(follow_up, is_part_of_a_story_where_one_is_told) {
    lends_until("story");
    says(words("hur länge räcker den?").follow_up(0.9));
    EXPECT_EQ(text_at(slots(), "story"), "hur länge räcker den?");
}

}  // namespace
}  // namespace lotsen::test
