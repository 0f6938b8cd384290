#include "core/dialogue/tiles.hpp"

#include "tests/core/dialogue/builders.hpp"

namespace lotsen::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> labels(const outcome& said) {
    std::vector<std::string> all;
    for (const auto& each : said.says.front().options)
        all.push_back(each.label);
    return all;
}

TEST(tiles, come_as_the_plugins_declare_them_or_in_the_municipality_s_order) {
    const auto declared = declared_tiles(example_plugins());
    EXPECT_THAT(shown_tiles(declared, {}).value(), ElementsAre(0, 1, 2));
    EXPECT_THAT(shown_tiles(declared, {"clubs.join", "tools.lend"}).value(), ElementsAre(2, 0));
}

TEST(tiles, of_unknown_names_are_told_all_at_once) {
    const auto declared = declared_tiles(example_plugins());
    const auto wrong = shown_tiles(declared, {"clubs.join", "clubs.sing", "clubs.join", "lend"});
    ASSERT_TRUE(wrong.has_error());
    EXPECT_EQ(wrong.error().code, errc::invalid);
    EXPECT_THAT(wrong.error().detail, HasSubstr("no plugin declares a tile clubs.sing\n"));
    EXPECT_THAT(wrong.error().detail, HasSubstr("clubs.join comes twice\n"));
    EXPECT_THAT(wrong.error().detail, HasSubstr("no plugin declares a tile lend\n"));
}

TEST(tiles, are_offered_in_the_municipality_s_order_and_mean_the_same_in_any) {
    dialogue_options own;
    own.tiles = {"clubs.join", "tools.lend"};
    const auto texts = std::make_shared<plain_catalogue>();
    const auto usual = make_dialogue(example_plugins(), texts);
    const auto ordered = make_dialogue(example_plugins(), texts, own);
    dialogue_context context;
    context.locale = "sv";
    EXPECT_THAT(
        labels(ordered->open(context)), ElementsAre("[clubs:join.label]", "[tools:lend.label]")
    );
    // One that was offered before the order was set is still what it says.
    const auto before = usual->open(context);
    for (const auto& each : before.says.front().options)
        EXPECT_EQ(ordered->option_label(before.memory, each.option), each.label);
}

}  // namespace
}  // namespace lotsen::test
