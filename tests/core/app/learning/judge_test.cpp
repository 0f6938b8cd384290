#include "core/app/learning/judge.hpp"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

/// Understands every sentence as `labels` says, "core.help" where it says nothing.
struct taught final : reader {
    std::map<std::string, std::string, std::less<>> labels;

    understanding read(std::string_view text, const reading_context&) const override {
        understanding got;
        got.text = text;
        const auto found = labels.find(text);
        const auto label = found == labels.end() ? std::string("core.help") : found->second;
        const auto dot = label.find('.');
        got.intents.push_back({label.substr(0, dot), label.substr(dot + 1), 0.9});
        return got;
    }
};

std::vector<labelled_text> sentences(std::size_t count, const std::string& language = "sv") {
    std::vector<labelled_text> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back({language + std::to_string(i), "core.help", language});
    return all;
}

TEST(a_lesson, is_taken_where_nothing_is_lost) {
    const taught before;
    taught after;
    after.labels["ny"] = "core.greeting";
    const lesson_tests tests{sentences(100), sentences(100), sentences(3)};
    const auto made = judge(before, after, tests, {{"ny", "core.greeting", "sv"}}, {});
    EXPECT_TRUE(made.accepted());
    EXPECT_TRUE(made.not_understood.empty());
    EXPECT_DOUBLE_EQ(made.examples_after, 1);
}

TEST(a_lesson, says_which_of_its_sentences_are_still_not_understood) {
    const taught before;
    const auto made = judge(before, before, {}, {{"ny", "core.greeting", "sv"}}, {});
    EXPECT_TRUE(made.accepted());
    ASSERT_EQ(made.not_understood.size(), 1U);
    EXPECT_EQ(made.not_understood[0].text, "ny");
}

TEST(a_lesson, is_refused_where_held_out_sentences_are_lost) {
    const taught before;
    taught after;
    for (const auto* lost : {"sv0", "sv1"})
        after.labels[lost] = "core.greeting";
    lesson_tests tests;
    tests.held_out = sentences(200);
    const auto made = judge(before, after, tests, {}, {});
    ASSERT_EQ(made.against.size(), 1U);
    EXPECT_NE(made.against[0].find("99.0 %"), std::string::npos) << made.against[0];
    ASSERT_EQ(made.held_out.changes.size(), 2U);
    EXPECT_TRUE(made.held_out.changes[0].worse());
}

TEST(a_lesson, is_refused_where_one_language_pays_for_the_others) {
    const taught before;
    taught after;
    after.labels["so0"] = "core.greeting";
    lesson_tests tests;
    tests.held_out = sentences(1000);
    for (auto& one : sentences(20, "so"))
        tests.held_out.push_back(one);
    const auto made = judge(before, after, tests, {}, {});
    ASSERT_EQ(made.against.size(), 1U);
    EXPECT_NE(made.against[0].find("so"), std::string::npos);
}

TEST(a_lesson, is_refused_where_a_conversation_would_begin_otherwise) {
    const taught before;
    taught after;
    after.labels["sv0"] = "core.greeting";
    lesson_tests tests;
    tests.transcripts = sentences(1);
    EXPECT_FALSE(judge(before, after, tests, {}, {}).accepted());
}

TEST(a_lesson, is_refused_where_old_examples_are_forgotten) {
    const taught before;
    taught after;
    after.labels["sv0"] = "core.greeting";
    lesson_tests tests;
    tests.examples = sentences(100);
    EXPECT_FALSE(judge(before, after, tests, {}, {}).accepted());
}

TEST(first_sentences, are_those_that_say_what_they_mean) {
    const test::temporary_folder folder;
    folder.write(
        "sv/a.json",
        R"({"locale": "sv", "turns":
            [{"say": "hej", "expect": {"plugin": "core", "intent": "greeting"}}]})"
    );
    folder.write(
        "sv/b.json", R"({"locale": "sv", "turns": [{"say": "hej", "expect": {"slot": "x"}}]})"
    );
    const auto found = first_sentences(folder.path()).value();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].label, "core.greeting");
    EXPECT_EQ(found[0].language, "sv");
    EXPECT_TRUE(first_sentences(folder.path() / "none").value().empty());
}

}  // namespace
}  // namespace lotsen
