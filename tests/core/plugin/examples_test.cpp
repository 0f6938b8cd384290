#include <gmock/gmock.h>

#include "core/plugin/manifest.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(read_examples, gives_sentences_and_keywords_by_name) {
    const test::temporary_folder folder;
    const auto file = folder.write(
        "sv.json", R"({"_meta":{"reviewed":false},"lend":["låna"],"loan.what.saw":["såg","sågen"]})"
    );
    const auto read = read_examples(file);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->size(), 2u);
    EXPECT_THAT(read->at("loan.what.saw"), ElementsAre("såg", "sågen"));
}

TEST(read_examples, names_every_problem) {
    const test::temporary_folder folder;
    const auto file = folder.write("sv.json", R"({"lend":["", 1],"thanks":"tack"})");
    const auto read = read_examples(file);
    ASSERT_TRUE(read.has_error());
    EXPECT_EQ(read.error().code, errc::invalid);
    EXPECT_THAT(read.error().detail, HasSubstr("lend[0]"));
    EXPECT_THAT(read.error().detail, HasSubstr("lend[1]"));
    EXPECT_THAT(read.error().detail, HasSubstr("thanks: must be an array"));
    EXPECT_EQ(read_examples(folder.path() / "none.json").error().code, errc::not_found);
}

}  // namespace
}  // namespace lotsen
