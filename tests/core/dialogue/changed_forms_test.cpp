// A plugin declares other forms than when the resident began: it was reloaded meanwhile.
#include "core/dialogue/changed_forms.hpp"

#include "tests/core/dialogue/builders.hpp"

namespace lotsen::test {
namespace {

using testing::HasSubstr;
using testing::Not;

struct a_changed_form : talk_test {
    /// The dialogue goes on with what `change` makes of the form.
    template <class Change>
    void redeclare(Change change) {
        auto plugins = example_plugins();
        for (auto& plugin : plugins)
            if (plugin.id == "tools") change(plugin);
        talk_ = make_dialogue(plugins, std::make_shared<plain_catalogue>());
    }
    static slot& slot_of(manifest& tools, std::string_view name) {
        return *std::ranges::find(tools.forms.front().slots, name, &slot::name);
    }
};

TEST_F(a_changed_form, keeps_the_answers_to_what_is_asked_as_before) {
    lends_until("day");
    redeclare([](manifest& tools) { slot_of(tools, "tool").choices.pop_back(); });
    answers_question("day");
    EXPECT_THAT(heard(), HasSubstr(question_for("tool"))) << "its choices are others";
    EXPECT_FALSE(slots().contains("tool"));
    EXPECT_TRUE(slots().contains("place"));
    EXPECT_TRUE(slots().contains("day"));
    answers_question("tool");
    EXPECT_THAT(heard(), HasSubstr(question_for("hour")));
}

TEST_F(a_changed_form, asks_for_what_is_new_before_the_summary) {
    lends_until("photo");
    answers_question("photo");
    EXPECT_THAT(heard(), HasSubstr("[core:form.summary]"));
    redeclare([](manifest& tools) {
        auto added = slot_of(tools, "story");
        added.name = "purpose";
        added.question = "loan.purpose.question";
        tools.forms.front().slots.push_back(added);
    });
    says(words("ja").act(dialogue_act::yes));
    EXPECT_EQ(submitted(), nullptr);
    EXPECT_THAT(heard(), HasSubstr(question_for("purpose")));
    says(words("en stor gren ska ner"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.summary]"));
    says(words("ja").act(dialogue_act::yes));
    ASSERT_NE(submitted(), nullptr);
    EXPECT_TRUE(submitted()->slots.contains("purpose"));
}

TEST_F(a_changed_form, takes_no_option_that_was_shown_before) {
    lends_until("tool");
    const auto saw = id_of("[tools:tool.saw]");
    redeclare([](manifest& tools) {
        auto& choices = slot_of(tools, "tool").choices;
        std::swap(choices.front(), choices.back());
    });
    chooses_id(saw);
    EXPECT_TRUE(last.unknown_option);
    says(words("avbryt").act(dialogue_act::cancel));
    EXPECT_THAT(heard(), HasSubstr("[core:form.cancelled]"));
}

TEST_F(a_changed_form, goes_on_as_it_was_where_only_its_words_change) {
    lends_until("tool");
    const auto saw = id_of("[tools:tool.saw]");
    redeclare([](manifest& tools) { slot_of(tools, "tool").question = "loan.tool.other"; });
    chooses_id(saw);
    EXPECT_FALSE(last.unknown_option);
    EXPECT_EQ(slots().at("tool"), "saw");
}

TEST_F(a_changed_form, that_is_gone_ends_and_says_so) {
    lends_until("day");
    redeclare([](manifest& tools) {
        tools.intents.front().form.clear();
        tools.forms.erase(tools.forms.begin());
    });
    says(words("i morgon").intent("core", "help"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.gone]"));
    EXPECT_TRUE(state().forms.empty());
    says(words("i morgon").intent("core", "help"));
    EXPECT_THAT(heard(), Not(HasSubstr("[core:form.gone]")));
}

TEST_F(a_changed_form, that_is_gone_while_it_was_on_its_way_is_told_as_sent) {
    lends_until("photo");
    answers_question("photo");
    says(words("ja").act(dialogue_act::yes));
    ASSERT_NE(submitted(), nullptr);
    redeclare([](manifest& tools) { tools.forms.erase(tools.forms.begin()); });
    receipt got;
    got.reference = "L-1";
    answers(got);
    EXPECT_THAT(heard(), HasSubstr("[core:form.sent_reference]"));
    EXPECT_THAT(heard(), Not(HasSubstr("[core:form.gone]")));
    EXPECT_TRUE(state().forms.empty());
}

TEST_F(a_changed_form, that_is_gone_while_a_value_was_checked_leaves_no_silence) {
    says(words("hur går det").intent("tools", "tip"));
    says(words("F-7K3M-9Q2X"));
    ASSERT_TRUE(last.call.has_value());
    redeclare([](manifest& tools) { tools.forms.pop_back(); });
    answers(verdict::accept("F-7K3M-9Q2X"));
    EXPECT_THAT(heard(), HasSubstr("[core:form.gone]"));
}

TEST_F(a_changed_form, that_may_have_arrived_is_only_sent_again) {
    lends_until("photo");
    answers_question("photo");
    says(words("ja").act(dialogue_act::yes));
    const auto key = submitted()->idempotency_key;
    answers(plugin_failed{{errc::deadline_exceeded, "late"}});
    redeclare([](manifest& tools) { slot_of(tools, "tool").choices.pop_back(); });
    says(words("ja").act(dialogue_act::yes));
    ASSERT_NE(submitted(), nullptr);
    EXPECT_EQ(submitted()->idempotency_key, key);
}

TEST_F(a_changed_form, does_not_change_what_a_tile_means) {
    open();
    const auto join = id_of("[clubs:join.label]");
    redeclare([](manifest& tools) { tools.intents.front().tile = false; });
    chooses_id(join);
    EXPECT_EQ(form().name, "join");
}

TEST(prints_of_forms, tell_what_changes_an_answer_and_nothing_else) {
    form one;
    one.slots.resize(2);
    one.slots[0].name = "tool";
    one.slots[1].name = "day";
    auto other = one;
    other.title = "another";
    other.slots[0].question = "another";
    EXPECT_EQ(talk::print_of(one), talk::print_of(other));
    EXPECT_EQ(talk::print_of(one).size(), 2 * talk::slot_print_characters);
    other.slots[0].type = slot_type::date;
    EXPECT_NE(talk::print_of(one), talk::print_of(other));
    std::swap(one.slots[0], one.slots[1]);
    EXPECT_NE(talk::print_of(one), talk::print_of(other));
}

}  // namespace
}  // namespace lotsen::test
