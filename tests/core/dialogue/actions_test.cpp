#include "tests/core/dialogue/builders.hpp"

namespace lotsen::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

ask which_group() {
    ask question;
    question.slot = "group";
    question.what = message::of("join.group", {{"count", 2}});
    question.options = {
        {message::verbatim("Tisdag"), {{"value", "tue"}}, {}},
        {message::verbatim("Fredag"), {{"value", "fri"}}, {}},
        {message::of("join.later"), {{"page", 2}}, {}}};
    return question;
}

struct a_dynamic_slot : talk_test {
    a_dynamic_slot() {
        says(words("jag vill gå med").intent("clubs", "join"));
        EXPECT_NE(asked_plugin(), nullptr);
    }
};

TEST_F(a_dynamic_slot, is_asked_for_by_its_plugin) {
    EXPECT_EQ(asked_plugin()->kind, turn_kind::slot);
    EXPECT_EQ(asked_plugin()->slot, "group");
    answers(turn_reply{{which_group()}, {{"seen", 1}}});
    EXPECT_THAT(heard(), HasSubstr("[clubs:join.group] 2"));
    EXPECT_THAT(offered(), ElementsAre("Tisdag", "Fredag", "[clubs:join.later]"));
    chooses("Fredag");
    EXPECT_EQ(text_at(slots(), "group"), "fri");
    EXPECT_THAT(heard(), HasSubstr("[clubs:join.name.question]"));
}

TEST_F(a_dynamic_slot, is_named_in_the_summary_as_it_was_offered) {
    answers(turn_reply{{which_group()}, {}});
    says(words("fredag"));
    says(words("Kim"));
    EXPECT_THAT(heard(), HasSubstr("[clubs:join.group.label] Fredag"));
}

TEST_F(a_dynamic_slot, is_asked_again_in_a_new_language_without_its_plugin) {
    answers(turn_reply{{which_group()}, {}});
    changes_locale("en");
    EXPECT_FALSE(last.call);
    EXPECT_THAT(heard(), HasSubstr("en [clubs:join.group] 2"));
}

TEST_F(a_dynamic_slot, is_asked_again_when_what_its_choices_were_for_changes) {
    auto plugins = example_plugins();
    for (auto& plugin : plugins)
        if (plugin.id == "clubs") {
            slot day;
            day.name = "day";
            day.type = slot_type::date;
            day.asked = day.required = false;
            auto& slots = plugin.forms.front().slots;
            slots.insert(slots.begin(), day);
        }
    talk_ = make_dialogue(plugins, std::make_shared<plain_catalogue>());
    open();
    says(words("jag vill gå med i morgon")
             .intent("clubs", "join")
             .entity("date", "i morgon", "2026-11-24"));
    answers(turn_reply{{which_group()}, {}});
    says(words("Fredag").entity("date", "Fredag", "2026-11-27"));
    EXPECT_EQ(text_at(slots(), "group"), "fri") << "the answer names its own day";
    says(words("nej på tisdag").entity("date", "på tisdag", "2026-11-25").correcting("nej"));
    EXPECT_EQ(text_at(slots(), "day"), "2026-11-25");
    EXPECT_FALSE(slots().contains("group"));
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->slot, "group");
    EXPECT_EQ(text_at(asked_plugin()->slots, "day"), "2026-11-25");
    answers(turn_reply{{which_group()}, {}});
    chooses("Tisdag");
    says(words("på tisdag alltså").entity("date", "på tisdag", "2026-11-25").correcting(""));
    EXPECT_EQ(text_at(slots(), "group"), "tue") << "the same again changes nothing";
}

TEST_F(a_dynamic_slot, is_answered_by_the_time_that_stands_on_one_choice) {
    auto question = which_group();
    question.options[0].label = message::verbatim("Tisdag kl. 09:30");
    question.options[1].label = message::verbatim("Fredag klo 13.00");
    answers(turn_reply{{question}, {}});
    says(words("den klockan ett på eftermiddagen").entity("time", "klockan ett", "13:00"));
    EXPECT_EQ(text_at(slots(), "group"), "fri");
    says(words("tillbaka").act(dialogue_act::back));
    answers(turn_reply{{question}, {}});
    says(words("halv tio").entity("time", "halv tio", "09:30"));
    EXPECT_EQ(text_at(slots(), "group"), "tue");
}

TEST_F(a_dynamic_slot, is_not_answered_by_a_time_on_two_choices_or_on_none) {
    auto question = which_group();
    question.options[0].label = message::verbatim("Tisdag kl. 13:00");
    question.options[1].label = message::verbatim("Fredag kl. 13:00");
    answers(turn_reply{{question}, {}});
    for (const auto* time : {"13:00", "03:00", "13:30"}) {
        says(words("kl x").entity("time", "kl x", time));
        EXPECT_FALSE(slots().contains("group")) << time;
    }
}

/// Two times on Tuesday, one on Friday.
ask which_time() {
    auto question = which_group();
    question.options[0].label = message::verbatim("Tisdag kl. 13:00");
    question.options[1].label = message::verbatim("Fredag kl. 13:00");
    question.options.insert(
        question.options.begin(), {message::verbatim("Tisdag kl. 09:30"), {{"value", "early"}}, {}}
    );
    return question;
}

TEST_F(a_dynamic_slot, is_narrowed_to_the_choices_that_fit) {
    answers(turn_reply{{which_time()}, {}});
    says(words("kl ett").entity("time", "kl ett", "13:00"));
    EXPECT_THAT(heard(), HasSubstr("[core:unclear.which]"));
    EXPECT_THAT(
        offered(), ElementsAre("Tisdag kl. 13:00", "Fredag kl. 13:00", "[clubs:join.later]")
    );
    says(words("2"));
    EXPECT_EQ(text_at(slots(), "group"), "fri");
}

TEST_F(a_dynamic_slot, takes_the_one_choice_on_which_all_that_was_said_stands) {
    answers(turn_reply{{which_time()}, {}});
    says(words("på tisdag helst klockan ett").entity("time", "klockan ett", "13:00"));
    EXPECT_EQ(text_at(slots(), "group"), "tue");
}

TEST_F(a_dynamic_slot, asks_for_sure_where_one_word_alone_fits_one_choice) {
    answers(turn_reply{{which_time()}, {}});
    says(words("inte fredag tack"));
    EXPECT_FALSE(slots().contains("group"));
    EXPECT_THAT(offered(), ElementsAre("Fredag kl. 13:00", "[clubs:join.later]"));
}

TEST_F(a_dynamic_slot, of_which_none_suits_leads_on_to_more) {
    answers(turn_reply{{which_group()}, {}});
    says(words("ingen av dem").act(dialogue_act::none_of_these));
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(integer_at(asked_plugin()->payload, "page"), 2);
}

TEST_F(a_dynamic_slot, of_which_none_suits_and_there_are_no_more_offers_the_ways_out) {
    auto question = which_group();
    question.options.pop_back();
    answers(turn_reply{{question}, {}});
    says(words("ingen av dem").act(dialogue_act::none_of_these));
    EXPECT_THAT(offered(), Contains("[core:option.person]"));
    EXPECT_THAT(offered(), Contains("[core:option.cancel]"));
}

TEST_F(a_dynamic_slot, can_be_answered_by_a_choice_that_means_more) {
    answers(turn_reply{{which_group()}, {{"seen", 1}}});
    chooses("[clubs:join.later]");
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->kind, turn_kind::option);
    EXPECT_EQ(integer_at(asked_plugin()->payload, "page"), 2);
    EXPECT_EQ(integer_at(asked_plugin()->state, "seen"), 1);
    EXPECT_EQ(asked_plugin()->form, "join");
    auto next = which_group();
    next.options.resize(1);
    answers(turn_reply{{next}, {}});
    EXPECT_THAT(offered(), ElementsAre("Tisdag"));
}

TEST_F(a_dynamic_slot, without_choices_ends_the_form) {
    answers(turn_reply{{say{message::of("join.none"), {}, {}, {}}, end{}}, {}});
    EXPECT_THAT(heard(), HasSubstr("[clubs:join.none]"));
    EXPECT_THAT(heard(), HasSubstr("[core:anything.else]"));
    EXPECT_TRUE(state().forms.empty());
    EXPECT_FALSE(last.call);
}

TEST_F(a_dynamic_slot, that_its_plugin_says_nothing_about_costs_an_apology) {
    answers(turn_reply{});
    EXPECT_THAT(heard(), HasSubstr("[core:failure.apology]"));
    EXPECT_FALSE(last.call);
    EXPECT_EQ(state().forms.size(), 1u);
}

struct an_action : talk_test {
    const outcome& reply(actions all) {
        says(words("vad finns det").intent("clubs", "find"));
        return answers(turn_reply{std::move(all), {}});
    }
};

TEST_F(an_action, says_with_options_cards_and_source) {
    card shown;
    shown.title = "Schack";
    shown.note = message::of("find.note");
    shown.phone = "08-746 10 00";
    shown.options = {{message::of("find.more"), {{"id", 7}}, {}}};
    reply({say{
        message::of("find.found", {{"count", 1}}),
        {{message::of("find.join"), {{"group", "tue"}}, "join"},
         {message::of("find.person"), {}, "core.handover"}},
        {shown},
        "solna.se"}});
    ASSERT_EQ(last.says.size(), 1u);
    const auto& said = last.says.front();
    EXPECT_EQ(said.plugin, "clubs");
    EXPECT_EQ(said.intent, "find");
    EXPECT_EQ(said.source, "solna.se");
    ASSERT_EQ(said.cards.size(), 1u);
    const auto& on_card = said.cards.front().get_object();
    EXPECT_EQ(text_at(on_card, "note"), "[clubs:find.note]");
    EXPECT_EQ(text_at(on_card, "phone"), "08-746 10 00");
    EXPECT_FALSE(on_card.contains("email"));
    EXPECT_EQ(
        text_at(array_at(on_card, "options").front().get_object(), "label"), "[clubs:find.more]"
    );
}

TEST_F(an_action, offers_an_intent_with_its_slots) {
    reply({say{
        message::of("find.found"), {{message::of("find.join"), {{"name", "Kim"}}, "join"}}, {}, {}}}
    );
    says(words("ja").act(dialogue_act::yes));
    EXPECT_EQ(text_at(slots(), "name"), "Kim");
    EXPECT_EQ(asked_plugin()->slot, "group");
}

TEST_F(an_action, offers_another_plugins_intent) {
    reply({say{message::of("find.found"), {{message::of("find.tools"), {}, "tools.lend"}}, {}, {}}}
    );
    chooses("[clubs:find.tools]");
    EXPECT_THAT(heard(), HasSubstr(question_for("tool")));
}

TEST_F(an_action, on_a_card_comes_back_to_its_plugin) {
    card shown;
    shown.title = "Schack";
    shown.options = {{message::of("find.more"), {{"id", 7}}, {}}};
    reply({say{message::of("find.found"), {}, {shown}, {}}});
    chooses("[clubs:find.more]");
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->kind, turn_kind::option);
    EXPECT_EQ(asked_plugin()->intent, "find");
    EXPECT_EQ(integer_at(asked_plugin()->payload, "id"), 7);
}

TEST_F(an_action, starts_a_form_with_slots) {
    reply({start_form{"join", {{"group", "tue"}}}});
    EXPECT_EQ(text_at(slots(), "group"), "tue");
    EXPECT_THAT(heard(), HasSubstr("[clubs:join.name.question]"));
}

TEST_F(an_action, sets_a_slot_of_the_running_form) {
    says(words("jag vill gå med").intent("clubs", "join"));
    answers(turn_reply{{set_slot{"group", "tue"}}, {}});
    EXPECT_EQ(text_at(slots(), "group"), "tue");
    EXPECT_THAT(heard(), HasSubstr("[clubs:join.name.question]"));
}

TEST_F(an_action, opens_a_case_and_ends) {
    reply({open_case{"K-1", "booked"}, end{}});
    ASSERT_EQ(last.cases.size(), 1u);
    EXPECT_EQ(last.cases.front().status, "booked");
    EXPECT_THAT(heard(), HasSubstr("[core:anything.else]"));
}

TEST_F(an_action, hands_over_to_its_queue) {
    context.staff_available = true;
    reply({hand_over{"coaches", message::of("why"), message::of("what")}});
    ASSERT_TRUE(last.handover);
    EXPECT_EQ(last.handover->queue, "coaches");
    EXPECT_EQ(last.handover->plugin, "clubs");
    EXPECT_EQ(last.handover->reason, "[clubs:why]");
    EXPECT_EQ(last.handover->summary, "[clubs:what]");
}

TEST_F(an_action, keeps_each_plugins_state_to_itself) {
    says(words("vad finns det").intent("clubs", "find"));
    answers(turn_reply{{}, {{"page", 3}}});
    says(words("när har ni öppet").intent("tools", "opening"));
    EXPECT_TRUE(asked_plugin()->state.empty());
    answers(turn_reply{});
    says(words("vad finns det").intent("clubs", "find"));
    EXPECT_EQ(integer_at(asked_plugin()->state, "page"), 3);
}

TEST_F(an_action, that_never_comes_costs_one_apology_and_an_offer_of_a_person) {
    says(words("vad finns det").intent("clubs", "find"));
    answers(plugin_failed{fail(errc::deadline_exceeded)});
    EXPECT_EQ(last.says.size(), 1u);
    EXPECT_THAT(heard(), HasSubstr("[core:failure.apology]"));
    EXPECT_THAT(offered(), Contains("[core:option.person]"));
}

TEST_F(an_action, that_is_repeated_is_the_last_turns_alone) {
    for (const auto* found : {"find.one", "find.two"}) {
        says(words("vad finns det").intent("clubs", "find"));
        answers(turn_reply{{say{message::of(found), {}, {}, {}}}, {}});
    }
    says(words("en gång till").act(dialogue_act::repeat));
    EXPECT_THAT(heard(), HasSubstr("[clubs:find.two]"));
    EXPECT_THAT(heard(), Not(HasSubstr("[clubs:find.one]")));
}

TEST_F(an_action, to_nothing_that_was_asked_is_passed_over) {
    const auto made = talk_->step(memory_, plugin_answer(receipt{}), context);
    EXPECT_TRUE(made.says.empty());
    EXPECT_EQ(talk_->to_text(made.memory), stored_);
}

}  // namespace
}  // namespace lotsen::test
