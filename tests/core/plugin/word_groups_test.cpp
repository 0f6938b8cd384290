#include "core/plugin/word_groups.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <stdexcept>

#include "core/text/normalise.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string folded(std::string_view text) {
    return fold(text);
}

struct word_groups_test : testing::Test {
    word_groups_test() {
        std::filesystem::create_directory(folder.path() / "words");
        write("words.json", R"({
            "groups": {"stop": ["jag", "en"], "summer": ["sommar"]},
            "hobbies": [
                {"category": "sports", "search": ["fotboll"], "stems": ["fotboll"]},
                {"category": "youth", "search": [], "stems": ["ungdom"]}
            ]})");
    }
    void write(const std::string& name, std::string_view text) const {
        std::ofstream(folder.path() / name) << text;
    }
    word_groups read() const { return {folder.path(), "hobbies", folded}; }

    test::temporary_folder folder;
};

TEST_F(word_groups_test, know_groups_and_what_is_meant) {
    const auto groups = read();
    EXPECT_TRUE(groups.any({"sommarjobb"}, "summer"));
    EXPECT_FALSE(groups.any({"sommarjobb"}, "winter"));
    EXPECT_TRUE(groups.exactly("en", "stop"));
    EXPECT_FALSE(groups.exactly("enkel", "stop"));
    const auto meant = groups.meant({"damfotboll"});
    ASSERT_EQ(meant.size(), 1U);
    EXPECT_THAT(meant.front()->search, ElementsAre("fotboll"));
    EXPECT_THAT(groups.meant({"schack"}), IsEmpty());
}

TEST_F(word_groups_test, take_a_languages_words_from_its_file) {
    write(
        "words/tr.json", R"({"groups": {"summer": ["yaz"]}, "hobbies": {"fotboll": ["futbol"]}})"
    );
    const auto groups = read();
    EXPECT_EQ(groups.meant({"futbolcu"}).size(), 1U);
    EXPECT_TRUE(groups.any({"yaz"}, "summer"));
    EXPECT_TRUE(groups.any({"sommar"}, "summer"));
}

TEST_F(word_groups_test, refuse_a_name_that_nothing_has) {
    write("words/tr.json", R"({"hobbies": {"fotbal": ["futbol"]}})");
    EXPECT_THROW(read(), std::runtime_error);
    write("words/tr.json", "[");
    EXPECT_THROW(read(), std::runtime_error);
}

}  // namespace
}  // namespace lotsen
