#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <tuple>
#include <vector>

#include "core/understanding/training.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

training_file file_of(std::string bytes) {
    return {"lamps", "sv", "lamps/sv.json", std::move(bytes)};
}

error problem_of(std::string bytes) {
    const std::vector<training_file> files{file_of(std::move(bytes))};
    const auto all = examples_in(files);
    const auto keywords = keywords_in(files);
    EXPECT_TRUE(all.has_error());
    EXPECT_TRUE(keywords.has_error());
    if (!all.has_error() || !keywords.has_error()) return {};
    EXPECT_EQ(all.error(), keywords.error());
    return all.error();
}

TEST(examples, are_sentences_of_intents_and_keywords_of_slots) {
    const std::vector<training_file> files{
        file_of(R"({"report": ["lampan är trasig", "en \"lykta\" \u00e4r s\u00f6nder"],
                    "report.category.lamp": ["lampa"], "empty": []})"),
        {"", "fi", "fi.json", R"({"crime": ["apua"]})"}};
    const auto found = examples_in(files);
    ASSERT_TRUE(found.has_value());
    std::vector<std::tuple<std::string, std::string, std::string>> sentences;
    for (const auto& one : found->sentences)
        sentences.emplace_back(one.label, one.language, one.text);
    EXPECT_EQ(
        sentences,
        (decltype(sentences){
            {"lamps.report", "sv", "lampan är trasig"},
            {"lamps.report", "sv", "en \"lykta\" är sönder"},
            {".crime", "fi", "apua"}})
    );
    ASSERT_EQ(found->keywords.size(), 1U);
    EXPECT_EQ(found->keywords[0].plugin, "lamps");
    EXPECT_EQ(found->keywords[0].value, "report.category=lamp");
    EXPECT_EQ(found->keywords[0].word, "lampa");
    EXPECT_EQ(found->keywords[0].language, "sv");
    const auto alone = keywords_in(files);
    ASSERT_TRUE(alone.has_value());
    ASSERT_EQ(alone->size(), 1U);
    EXPECT_EQ(alone->front().word, "lampa");
}

TEST(examples, may_hold_notes_and_comments) {
    const std::vector<training_file> files{file_of(R"({
        // where it comes from
        "_note": "said at the desk", "_by": {"a": [1, null, [true, ""]], "b.c": 0.5},
        "report": ["trasig"], /* the rest is none */
        "_list": ["no sentence", 3]
    })")};
    const auto found = examples_in(files);
    ASSERT_TRUE(found.has_value()) << found.error().detail;
    ASSERT_EQ(found->sentences.size(), 1U);
    EXPECT_EQ(found->sentences[0].text, "trasig");
    EXPECT_TRUE(found->keywords.empty());
}

TEST(examples, say_where_they_are_wrong) {
    const auto invalid = [](std::string of) {
        return error{errc::invalid, "lamps/sv.json: " + std::move(of)};
    };
    for (const auto* bytes : {"[]", "3", R"("report")", "null"})
        EXPECT_EQ(problem_of(bytes), invalid("not an object")) << bytes;
    for (const auto* bytes :
         {R"({"report": "a"})", R"({"report": {}})", R"({"report": 1})", R"({"report": -0.5})"})
        EXPECT_EQ(problem_of(bytes), invalid("report: not a list")) << bytes;
    for (const auto* bytes :
         {R"({"report": [""]})",
          R"({"report": ["a", 1]})",
          R"({"report": [["a"]]})",
          R"({"report": [{}]})",
          R"({"report": [false]})"})
        EXPECT_EQ(problem_of(bytes), invalid("report: not a text")) << bytes;
}

TEST(examples, say_where_they_are_no_json) {
    for (const auto* bytes :
         {"",
          "{",
          R"({"report": ["a"]} x)",
          "{\"report\": [\"a\"\n  \"b\"]}",
          "{\"report\": [\"\x80\"]}"}) {
        const auto problem = problem_of(bytes);
        EXPECT_EQ(problem.code, errc::not_json) << bytes;
        EXPECT_TRUE(problem.detail.starts_with("lamps/sv.json:")) << problem.detail;
    }
    EXPECT_TRUE(problem_of("{\"report\": [\"a\"\n  \"b\"]}").detail.starts_with("lamps/sv.json:2:")
    );
}

TEST(texts, are_all_that_is_said_in_a_language_without_arguments) {
    test::temporary_folder folder;
    folder.write(
        "sv.json", R"({"_note": "no", "hello": "Hej {name}, välkommen", "more": {"all": ["Ja"]}})"
    );
    folder.write("fi/core.json", R"({/* greeting */ "hello": "Moi"})");
    const auto files = read_texts({folder.path(), folder.path() / "missing"});
    ASSERT_TRUE(files.has_value());
    const auto texts = texts_in(*files);
    ASSERT_TRUE(texts.has_value()) << texts.error().detail;
    ASSERT_EQ(texts->size(), 3U);
    EXPECT_EQ((*texts)[0].text, "Hej  , välkommen");
    EXPECT_EQ((*texts)[1].text, "Ja");
    EXPECT_EQ((*texts)[2].language, "fi");
    EXPECT_EQ((*texts)[2].text, "Moi");
}

class kept_model : public testing::Test {
  protected:
    /// How often the texts were asked for, that is, a model was trained.
    int trained(const std::vector<training_file>& files, std::uint32_t seed = 1) {
        int asked = 0;
        const auto texts = [&] {
            ++asked;
            auto found = examples_in(files);
            return result<std::vector<labelled_text>>(std::move(found->sentences));
        };
        const auto same = [](const labelled_text& one) { return one.text; };
        const auto made = load_or_train(files, folder_.path(), texts, same, {.seed = seed});
        EXPECT_TRUE(made.has_value());
        return asked;
    }

    test::temporary_folder folder_;
};

TEST_F(kept_model, is_used_until_a_file_is_another) {
    std::vector<training_file> files{file_of(
        R"({"report": ["lampan är trasig", "mörkt här"], "thanks": ["tack", "tack så mycket"]})"
    )};
    EXPECT_EQ(trained(files), 1);
    EXPECT_EQ(trained(files), 0);
    auto moved = files;
    moved[0].path = "elsewhere/sv.json";
    EXPECT_EQ(trained(moved), 0);
    EXPECT_EQ(trained(files, 2), 1);
    EXPECT_EQ(trained(files, 2), 0);
    for (auto of : {&training_file::bytes, &training_file::plugin, &training_file::language}) {
        auto changed = files;
        changed[0].*of += ' ';
        EXPECT_EQ(trained(changed, 2), 1);
    }
}

TEST_F(kept_model, is_not_trained_of_what_cannot_be_read) {
    const auto failing = []() -> result<std::vector<labelled_text>> {
        return fail(errc::not_json, "sv.json:1:1");
    };
    const auto same = [](const labelled_text& one) { return one.text; };
    const auto made = load_or_train({}, folder_.path(), failing, same);
    ASSERT_TRUE(made.has_error());
    EXPECT_EQ(made.error().code, errc::not_json);
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

}  // namespace
}  // namespace lotsen
