// Two wishes in one message: both are done, in order.
#include "core/dialogue/wishes.hpp"

#include "tests/core/dialogue/builders.hpp"

namespace lotsen::test {
namespace {

using testing::HasSubstr;
using testing::Not;

struct two_wishes : talk_test {
    /// "<first>. <second>", each clear.
    words both(
        std::string_view first_plugin,
        std::string_view first,
        std::string_view second_plugin,
        std::string_view second
    ) {
        constexpr std::string_view text = "jag vill en sak. och så en till";
        return words(std::string(text))
            .intent(first_plugin, first, 0.6)
            .intent(second_plugin, second, 0.3)
            .wish(0, 17, first_plugin, first)
            .wish(17, text.size(), second_plugin, second);
    }
};

TEST_F(two_wishes, are_answered_one_after_the_other) {
    says(both("tools", "opening", "clubs", "join"));
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->intent, "opening");
    EXPECT_EQ(asked_plugin()->text, "jag vill en sak.");
    answers(turn_reply{{say{message::of("opening.answer"), {}, {}, "demo.se"}}, {}});
    EXPECT_THAT(heard(), HasSubstr("[tools:opening.answer]"));
    EXPECT_THAT(heard(), HasSubstr("[core:wish.next]"));
    EXPECT_THAT(heard(), Not(HasSubstr("anything_else")));
    ASSERT_EQ(state().forms.size(), 1U);
    EXPECT_EQ(form().name, "join");
    EXPECT_EQ(state().wishes, nullptr);
}

TEST_F(two_wishes, wait_until_the_form_of_the_first_is_ended) {
    says(both("clubs", "join", "tools", "opening"));
    EXPECT_THAT(heard(), HasSubstr("[core:wish.first]"));
    EXPECT_EQ(form().name, "join");
    ASSERT_NE(state().wishes, nullptr);
    ASSERT_EQ(state().wishes->size(), 1U);  // also after it was stored and read again
    says(words("avbryt").act(dialogue_act::cancel));
    EXPECT_THAT(heard(), HasSubstr("[core:form.cancelled]"));
    EXPECT_THAT(heard(), HasSubstr("[core:wish.next]"));
    ASSERT_NE(asked_plugin(), nullptr);
    EXPECT_EQ(asked_plugin()->intent, "opening");
    EXPECT_EQ(asked_plugin()->text, "och så en till");
}

TEST_F(two_wishes, go_to_the_person_with_the_whole_message) {
    context.staff_available = true;
    says(both("core", "handover", "tools", "opening"));
    EXPECT_TRUE(last.handover.has_value());
    EXPECT_EQ(state().wishes, nullptr);
    EXPECT_EQ(asked_plugin(), nullptr);
}

TEST_F(two_wishes, of_which_nobody_answers_one_are_taken_as_one_message) {
    says(both("tools", "opening", "nobody", "nothing"));
    EXPECT_EQ(state().wishes, nullptr);
}

}  // namespace
}  // namespace lotsen::test
