#include "tests/core/dialogue/builders.hpp"

namespace lotsen::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr std::array<const char*, 10> slot_names{
    "tool", "blade", "place", "day", "hour", "story", "delivery", "phone", "email", "photo"};

bool optional_slot(std::string_view slot) {
    return slot == "phone" || slot == "email" || slot == "photo";
}

/// Every repair at every question keeps what is to be kept and drops what is to be dropped.
struct at_every_slot : talk_test, testing::WithParamInterface<const char*> {
    at_every_slot() {
        lends_until(GetParam());
        before = slots();
    }
    void expect_asked_again() { EXPECT_THAT(heard(), HasSubstr(question_for(GetParam()))); }
    void expect_kept() { EXPECT_EQ(slots(), before); }

    json::object before;
};

INSTANTIATE_TEST_SUITE_P(each, at_every_slot, testing::ValuesIn(slot_names), [](const auto& one) {
    return std::string(one.param);
});

TEST_P(at_every_slot, why_explains_and_asks_again) {
    says(words("varför").act(dialogue_act::why));
    const std::string_view slot = GetParam();
    EXPECT_THAT(heard(), HasSubstr(slot == "tool" ? "[tools:loan.tool.why]" : "[core:slot.why]"));
    expect_asked_again();
    expect_kept();
}

TEST_P(at_every_slot, repeat_says_the_same_again) {
    const auto said_before = heard();
    says(words("va").act(dialogue_act::repeat));
    EXPECT_EQ(heard(), said_before);
    expect_asked_again();
    expect_kept();
}

TEST_P(at_every_slot, skip_leaves_out_the_optional_and_insists_on_the_required) {
    says(words("hoppa över").act(dialogue_act::skip));
    expect_kept();
    if (optional_slot(GetParam())) {
        EXPECT_THAT(heard(), Not(HasSubstr(question_for(GetParam()))));
    } else {
        EXPECT_THAT(heard(), HasSubstr("[core:form.needed]"));
        expect_asked_again();
    }
}

TEST_P(at_every_slot, not_knowing_skips_or_helps_and_then_offers_a_person) {
    says(words("vet inte").act(dialogue_act::dont_know));
    expect_kept();
    if (optional_slot(GetParam())) return;
    EXPECT_THAT(heard(), HasSubstr("[core:slot.help."));
    EXPECT_THAT(offered(), Not(Contains("[core:option.person]")));
    expect_asked_again();
    says(words("vet inte").act(dialogue_act::dont_know));
    EXPECT_THAT(offered(), Contains("[core:option.person]"));
    expect_asked_again();
    expect_kept();
}

TEST_P(at_every_slot, back_asks_the_question_before_and_keeps_its_answer) {
    says(words("tillbaka").act(dialogue_act::back));
    expect_kept();
    const auto at = std::ranges::find(slot_names, std::string_view(GetParam()));
    if (at == slot_names.begin()) {
        EXPECT_THAT(heard(), HasSubstr("[core:form.first_question]"));
        return expect_asked_again();
    }
    EXPECT_THAT(heard(), HasSubstr(question_for(*(at - 1))));
    says(words("hoppa över").act(dialogue_act::skip));
    EXPECT_THAT(heard(), HasSubstr("[core:form.kept]"));
    expect_asked_again();
    expect_kept();
}

TEST_P(at_every_slot, back_and_a_new_answer_changes_only_that) {
    const auto at = std::ranges::find(slot_names, std::string_view(GetParam()));
    if (at == slot_names.begin()) return;
    says(words("tillbaka").act(dialogue_act::back));
    answers_question(*(at - 1));
    EXPECT_EQ(slots(), before);
    expect_asked_again();
}

TEST_P(at_every_slot, cancel_drops_the_form_and_says_that_nothing_was_sent) {
    says(words("avbryt").act(dialogue_act::cancel));
    EXPECT_THAT(heard(), HasSubstr("[core:form.cancelled] [tools:loan.title]"));
    EXPECT_TRUE(state().forms.empty());
    EXPECT_FALSE(last.call);
}

TEST_P(at_every_slot, starting_over_says_that_the_answers_are_gone) {
    says(words("börja om").act(dialogue_act::start_over));
    EXPECT_THAT(heard(), HasSubstr("[core:form.start_over]"));
    EXPECT_THAT(heard(), HasSubstr(question_for("tool")));
    EXPECT_TRUE(slots().empty());
}

TEST_P(at_every_slot, a_digression_finds_the_way_back) {
    says(words("när har ni egentligen öppet").intent("tools", "opening", 0.97));
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->intent, "opening");
    EXPECT_EQ(asked_plugin()->form, "") << "the form waits, and is not the turn's";
    answers(turn_reply{{say{message::of("opening.hours"), {}, {}, {}}}, {}});
    EXPECT_THAT(heard(), HasSubstr("[tools:opening.hours]"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.resume] [tools:loan.title]"));
    says(words("ja").act(dialogue_act::yes));
    expect_asked_again();
    expect_kept();
}

TEST_P(at_every_slot, small_talk_is_answered_without_losing_the_question) {
    says(words("tack").intent("core", "thanks"));
    EXPECT_THAT(heard(), HasSubstr("[core:thanks.welcome]"));
    expect_asked_again();
    expect_kept();
    says(words("hjälp").intent("core", "help"));
    EXPECT_THAT(heard(), HasSubstr("[core:help.form]"));
    expect_asked_again();
    expect_kept();
}

TEST_P(at_every_slot, another_language_asks_the_same_question) {
    changes_locale("en");
    EXPECT_THAT(heard(), HasSubstr("en " + question_for(GetParam())));
    EXPECT_EQ(last.says.back().locale, "en");
    expect_kept();
    answers_question(GetParam());
    EXPECT_GT(slots().size(), before.size());
}

TEST_P(at_every_slot, danger_comes_first_and_the_form_can_be_gone_on_with) {
    says(words("det brinner").danger(danger::fire_or_injury));
    EXPECT_THAT(last.says.front().text, HasSubstr("[core:emergency.fire_or_injury]"));
    EXPECT_EQ(last.says.front().intent, "emergency");
    EXPECT_THAT(offered(), Contains("[core:option.person]"));
    expect_kept();
    chooses("[core:option.resume]");
    expect_asked_again();
}

TEST_P(at_every_slot, a_correction_changes_an_answer_and_nothing_else) {
    const std::string_view slot = GetParam();
    if (!before.contains("place") || slot == "place") return;
    says(words("nej jag menar Huvudsta").place("Huvudsta").correcting("nej jag menar"));
    EXPECT_EQ(text_at(object_at(slots(), "place"), "name"), "Huvudsta");
    EXPECT_THAT(heard(), HasSubstr("[core:form.changed]"));
    expect_asked_again();
    before["place"] = slots().at("place");
    expect_kept();
}

TEST_P(at_every_slot, a_correction_without_a_new_value_asks_the_last_question_again) {
    const auto at = std::ranges::find(slot_names, std::string_view(GetParam()));
    if (at == slot_names.begin()) return;
    says(words("nej den andra").correcting("nej"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.ask_again]"));
    EXPECT_THAT(heard(), HasSubstr(question_for(*(at - 1))));
    expect_kept();
}

TEST_P(at_every_slot, a_button_of_another_plugin_digresses) {
    says(words("hjälp").intent("core", "help"));
    const auto join = id_of("[clubs:join.label]");
    if (join.empty()) return;
    chooses_id(join);
    EXPECT_EQ(state().forms.size(), 2u);
    EXPECT_EQ(state().forms.front().slots, before);
}

struct the_summary : talk_test {
    the_summary() { lends_until("end"); }
};

struct a_yes_or_no : talk_test {};

TEST_F(a_yes_or_no, is_no_description_and_no_place) {
    for (const auto* slot : {"story", "place"}) {
        lends_until(slot);
        says(words("nej").act(dialogue_act::no));
        EXPECT_THAT(heard(), HasSubstr("[core:form.needed]")) << slot;
        EXPECT_FALSE(slots().contains(slot)) << slot;
        EXPECT_THAT(heard(), HasSubstr(question_for(slot))) << slot;
        says(words("ja").act(dialogue_act::yes));
        EXPECT_FALSE(slots().contains(slot)) << slot;
        says(words("avbryt").act(dialogue_act::cancel));
    }
}

struct words_for_a_photo : talk_test {
    words_for_a_photo() { lends_until("photo"); }
};

TEST_F(words_for_a_photo, tell_more_of_the_matter) {
    const auto told = std::string(text_at(slots(), "story"));
    says(words("den hänger löst"));
    EXPECT_EQ(text_at(slots(), "story"), told + "\nden hänger löst");
    EXPECT_THAT(heard(), HasSubstr("[core:form.noted]"));
    EXPECT_THAT(heard(), HasSubstr(question_for("photo")));
}

TEST_F(words_for_a_photo, that_are_few_or_too_many_tell_nothing) {
    const auto told = std::string(text_at(slots(), "story"));
    for (const auto& text : {std::string("bild"), std::string(1900, 'x') + " y z"}) {
        says(words(text));
        EXPECT_EQ(text_at(slots(), "story"), told);
        EXPECT_THAT(heard(), HasSubstr("[core:slot.invalid.photo]"));
    }
}

TEST_F(the_summary, takes_corrections_in_any_words) {
    says(words("nej i Huvudsta kl 9")
             .place("Huvudsta")
             .entity("time", "kl 9", "09:00")
             .act(dialogue_act::no));
    EXPECT_EQ(text_at(object_at(slots(), "place"), "name"), "Huvudsta");
    EXPECT_EQ(text_at(slots(), "hour"), "09:00");
    EXPECT_THAT(heard(), HasSubstr("[core:form.summary]"));
}

TEST_F(the_summary, is_not_corrected_by_a_phrase_that_sounds_like_a_choice) {
    const auto before = slots();
    says(words("säg igen").choice("tools", "säg", "loan.tool=drill").act(dialogue_act::repeat));
    EXPECT_EQ(slots(), before);
    EXPECT_THAT(heard(), Not(HasSubstr("[core:form.changed]")));
    EXPECT_THAT(heard(), HasSubstr("[core:form.summary]"));
}

TEST_F(the_summary, lists_what_can_be_changed_where_a_correction_names_nothing) {
    says(words("nej det är fel").correcting("nej"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.which_change]"));
    says(words("3"));
    EXPECT_THAT(heard(), HasSubstr(question_for("place")));
}

TEST_F(the_summary, is_shown_again_for_words_it_does_not_understand) {
    says(words("gröt"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.summary]"));
    EXPECT_FALSE(last.call);
}

TEST_F(the_summary, is_not_confirmed_by_a_yes_that_names_something_else) {
    says(words("fortsätt").act(dialogue_act::continue_));
    EXPECT_FALSE(last.call) << "going on is not consent to send";
}

TEST_F(the_summary, is_left_by_back_to_the_last_question) {
    says(words("tillbaka").act(dialogue_act::back));
    EXPECT_THAT(heard(), HasSubstr(question_for("photo")));
}

struct outside_a_form : talk_test {};

TEST_F(outside_a_form, cancel_has_nothing_to_cancel) {
    says(words("avbryt").act(dialogue_act::cancel));
    EXPECT_THAT(heard(), HasSubstr("[core:cancel.nothing]"));
}

TEST_F(outside_a_form, repeat_says_the_greeting_with_its_tiles_again) {
    const auto before = heard();
    const auto tiles = offered();
    says(words("va").act(dialogue_act::repeat));
    EXPECT_EQ(heard(), before);
    EXPECT_EQ(offered(), tiles);
}

TEST_F(outside_a_form, continue_takes_up_the_one_that_waits) {
    lends_until("day");
    says(words("när har ni egentligen öppet").intent("tools", "opening", 0.97));
    answers(turn_reply{{say{message::of("opening.hours"), {}, {}, {}}}, {}});
    says(words("fortsätt").act(dialogue_act::continue_));
    EXPECT_THAT(heard(), HasSubstr(question_for("day")));
}

TEST_F(outside_a_form, continue_after_a_failure_is_no_wish_for_a_person) {
    lends_until("day");
    says(words("när har ni egentligen öppet").intent("tools", "opening", 0.97));
    answers(plugin_failed{fail(errc::unavailable)});
    says(words("fortsätt").act(dialogue_act::continue_));
    EXPECT_THAT(heard(), HasSubstr(question_for("day")));
    EXPECT_EQ(state().forms.size(), 1u);
}

TEST_F(outside_a_form, an_answer_to_the_waiting_question_takes_it_up) {
    lends_until("day");
    says(words("när har ni egentligen öppet").intent("tools", "opening", 0.97));
    answers(turn_reply{{say{message::of("opening.hours"), {}, {}, {}}}, {}});
    answers_question("day");
    EXPECT_EQ(text_at(slots(), "day"), "2026-11-24");
    EXPECT_THAT(heard(), HasSubstr(question_for("hour")));
}

TEST_F(outside_a_form, what_only_a_question_is_answered_with_goes_to_the_one_that_waits) {
    lends_until("phone");
    says(words("det brinner").danger(danger::fire_or_injury));
    says(words("varför").act(dialogue_act::why));
    EXPECT_THAT(heard(), HasSubstr(question_for("phone")));
    says(words("det brinner").danger(danger::fire_or_injury));
    says(words("hoppa över").act(dialogue_act::skip));
    EXPECT_THAT(heard(), HasSubstr(question_for("email")));
    says(words("det brinner").danger(danger::fire_or_injury));
    says(words("vet inte").act(dialogue_act::dont_know));
    EXPECT_THAT(heard(), HasSubstr(question_for("photo")));
    EXPECT_FALSE(slots().contains("phone"));
}

TEST_F(outside_a_form, no_to_the_way_back_drops_it_and_says_so) {
    lends_until("day");
    says(words("när har ni egentligen öppet").intent("tools", "opening", 0.97));
    answers(turn_reply{{say{message::of("opening.hours"), {}, {}, {}}}, {}});
    says(words("nej").act(dialogue_act::no));
    EXPECT_THAT(heard(), HasSubstr("[core:form.cancelled]"));
    EXPECT_TRUE(state().forms.empty());
}

TEST_F(outside_a_form, starting_over_drops_all_that_waits) {
    lends_until("day");
    says(words("det brinner").danger(danger::fire_or_injury));
    says(words("börja om").act(dialogue_act::start_over));
    EXPECT_THAT(heard(), HasSubstr("[core:form.cancelled]"));
    EXPECT_THAT(heard(), HasSubstr("[core:greeting.hello]"));
    EXPECT_TRUE(state().forms.empty());
}

TEST_F(outside_a_form, the_same_form_wanted_again_is_offered_to_go_on_with) {
    lends_until("day");
    says(words("när har ni egentligen öppet").intent("tools", "opening", 0.97));
    answers(turn_reply{{say{message::of("opening.hours"), {}, {}, {}}}, {}});
    says(words("jag vill låna").intent("tools", "lend"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.begun]"));
    EXPECT_EQ(state().forms.size(), 1u);
    chooses("[core:option.fresh]");
    EXPECT_THAT(heard(), HasSubstr("[core:form.cancelled]"));
    EXPECT_THAT(heard(), HasSubstr(question_for("tool")));
    EXPECT_TRUE(slots().empty());
}

TEST_F(outside_a_form, a_second_form_ends_and_the_first_is_offered) {
    lends_until("day");
    says(words("jag vill gå med i en klubb").intent("clubs", "join", 0.97));
    ASSERT_NE(asked_plugin(), nullptr);
    says(words("avbryt").act(dialogue_act::cancel));
    EXPECT_THAT(heard(), HasSubstr("[core:form.cancelled] [clubs:join.title]"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.resume] [tools:loan.title]"));
    chooses("[core:option.resume]");
    EXPECT_THAT(heard(), HasSubstr(question_for("day")));
}

}  // namespace
}  // namespace lotsen::test
