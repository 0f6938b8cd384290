#include "core/understanding/model.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "core/text/normalise.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using testing::HasSubstr;

std::vector<labelled_text> fruit_and_tools() {
    std::vector<labelled_text> texts;
    for (const auto* fruit :
         {"red apple",
          "green apple",
          "ripe pear",
          "sweet plum",
          "apple pie",
          "pear jam",
          "plum cake",
          "an apple a day",
          "a bowl of pears",
          "plums from the garden",
          "fresh apples",
          "dried pears"})
        texts.push_back({fruit, "shop.fruit", "en"});
    for (const auto* tool :
         {"steel hammer",
          "long saw",
          "a box of nails",
          "hammer and nail",
          "saw the board",
          "rusty nails",
          "claw hammer",
          "hand saw",
          "drill and hammer",
          "sharp saws",
          "nail gun",
          "heavy hammers"})
        texts.push_back({tool, "shop.tool", "en"});
    return texts;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

TEST(train, tells_labels_apart_and_says_how_sure_it_is) {
    const auto trained = train(fruit_and_tools()).value();
    const auto best = trained->classify("two apples and a pear", 2);
    ASSERT_EQ(best.size(), 2U);
    EXPECT_EQ(trained->labels()[best[0].label], "shop.fruit");
    EXPECT_GE(best[0].probability, best[1].probability);
    EXPECT_LE(best[0].probability, 1);
    EXPECT_GE(best[1].probability, 0);
}

TEST(train, needs_two_labels) {
    EXPECT_EQ(train({{"a", "one", "en"}, {"b", "one", "en"}}).error().code, errc::invalid);
    EXPECT_EQ(train({}).error().code, errc::invalid);
}

TEST(train, gives_the_same_bytes_for_the_same_texts) {
    const test::temporary_folder folder;
    for (const auto* name : {"a", "b"})
        ASSERT_TRUE(train(fruit_and_tools()).value()->save(folder.path() / name).has_value());
    EXPECT_EQ(bytes_of(folder.path() / "a"), bytes_of(folder.path() / "b"));
    EXPECT_FALSE(bytes_of(folder.path() / "a").empty());
}

TEST(classify, of_a_folded_text_is_that_of_the_text) {
    const auto trained = train(fruit_and_tools()).value();
    for (const auto* text :
         {"Two APPLES", "rusty nails", "", "åäö 🙂", "hammer pear plum saw"}) {
        const auto left = trained->classify(text, 2);
        const auto right = trained->classify_folded(fold(text), 2);
        ASSERT_EQ(left.size(), right.size());
        for (std::size_t i = 0; i < left.size(); ++i) {
            EXPECT_EQ(left[i].label, right[i].label) << text;
            EXPECT_DOUBLE_EQ(left[i].probability, right[i].probability) << text;
        }
    }
}

TEST(scored_text, knows_of_a_part_what_is_known_of_it_alone) {
    const auto trained = train(fruit_and_tools()).value();
    const std::string text = "two apples, one hammer; and a ripe pear, a pear";
    const auto whole = trained->look_at(text);
    const auto& words = whole->words();
    ASSERT_EQ(words.size(), 10U);
    EXPECT_EQ(words[2], text.find("one"));
    for (std::size_t first = 0; first < words.size(); ++first) {
        for (auto last = first; last <= words.size(); ++last) {
            const auto end = last < words.size() ? words[last] : text.size();
            const auto alone = trained->classify_folded(
                std::string_view(text).substr(words[first], end - words[first]), 2
            );
            const auto part = whole->classify(first, last, 2);
            ASSERT_EQ(part.size(), alone.size());
            EXPECT_EQ(part[0].label, alone[0].label) << first << " " << last;
            EXPECT_NEAR(part[0].probability, alone[0].probability, 1e-6) << first << " " << last;
        }
    }
}

TEST(scored_text, knows_of_a_part_among_other_scripts_too) {
    auto texts = fruit_and_tools();
    texts.push_back({"红苹果和甜李子", "shop.fruit", "zh-Hans"});
    texts.push_back({"锤子和钉子", "shop.tool", "zh-Hans"});
    const auto trained = train(texts).value();
    const std::string text = "apple 红苹果 hammer";
    const auto whole = trained->look_at(text);
    ASSERT_EQ(whole->words().size(), 3U);
    const auto alone = trained->classify("apple 红苹果", 1);
    EXPECT_EQ(trained->labels()[alone[0].label], "shop.fruit");
    EXPECT_NEAR(whole->classify(0, 2, 1)[0].probability, alone[0].probability, 1e-6);
}

TEST(scored_text, of_no_words_is_scored_as_no_text) {
    const auto trained = train(fruit_and_tools()).value();
    const auto none = trained->look_at("?!");
    EXPECT_TRUE(none->words().empty());
    EXPECT_EQ(none->classify(0, 0, 1)[0].label, trained->classify("", 1)[0].label);
}

TEST(scored_text, is_the_same_for_each_model_in_turn) {
    auto other_texts = fruit_and_tools();
    for (auto& one : other_texts)
        one.label = one.label == other_texts.front().label ? "z" : "a";
    const auto first = train(fruit_and_tools()).value();
    const auto second = train(other_texts).value();
    const auto before = first->classify("hammer", 1)[0];
    const auto between = second->classify("hammer", 1)[0];
    const auto after = first->classify("hammer", 1)[0];
    EXPECT_EQ(before.label, after.label);
    EXPECT_DOUBLE_EQ(before.probability, after.probability);
    EXPECT_NE(first->labels()[before.label], second->labels()[between.label]);
}

/// The tools are dangerous; what is known of kinds alone has no label.
std::vector<labelled_text> with_kinds() {
    auto texts = fruit_and_tools();
    for (auto& one : texts)
        one.kind = one.label == "shop.tool" ? "sharp" : "none";
    for (const auto* knife :
         {"a knife",
          "long knives",
          "sharp knife",
          "knife and axe",
          "old knife",
          "bread knife",
          "two knives"})
        texts.push_back({knife, "", "en", "sharp"});
    return texts;
}

std::vector<double> kinds_of(const classifier& from, std::string_view text) {
    const auto seen = from.look_at(text);
    return seen->kinds(0, seen->words().size());
}

TEST(scored_text, tells_the_kind_of_what_has_a_label_and_of_what_has_none) {
    const auto trained = train(with_kinds()).value();
    EXPECT_THAT(trained->labels(), testing::ElementsAre("shop.fruit", "shop.tool"));
    ASSERT_THAT(trained->kinds(), testing::ElementsAre("none", "sharp"));
    for (const auto* text : {"hammer", "a sharp knife"}) {
        const auto shares = kinds_of(*trained, text);
        EXPECT_GT(shares[1], 0.5) << text;
        EXPECT_NEAR(shares[0] + shares[1], 1, 1e-9);
    }
    EXPECT_LT(kinds_of(*trained, "ripe pear")[1], 0.5);
    EXPECT_EQ(kinds_of(*trained, "").size(), 2U);
    EXPECT_TRUE(kinds_of(*train(fruit_and_tools()).value(), "hammer").empty());
}

TEST(train, needs_two_kinds_or_none) {
    auto texts = fruit_and_tools();
    texts.front().kind = "sharp";
    EXPECT_EQ(train(texts).error().code, errc::invalid);
}

TEST(load_classifier, knows_the_kinds_that_were_saved) {
    const test::temporary_folder folder;
    const auto trained = train(with_kinds()).value();
    ASSERT_TRUE(trained->save(folder.path() / "model").has_value());
    const auto loaded = load_classifier(folder.path() / "model").value();
    EXPECT_EQ(loaded->kinds(), trained->kinds());
    EXPECT_EQ(kinds_of(*loaded, "a hammer"), kinds_of(*trained, "a hammer"));
}

TEST(classify, gives_the_best_first_and_no_more_than_are_asked_for) {
    const auto trained = train(fruit_and_tools()).value();
    const auto all = trained->classify("a ripe pear and a long saw", 10);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_GE(all[0].probability, all[1].probability);
    const auto one = trained->classify("a ripe pear and a long saw", 1);
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one[0].label, all[0].label);
    EXPECT_TRUE(trained->classify("pear", 0).empty());
}

TEST(load_classifier, answers_as_the_one_that_was_saved) {
    const test::temporary_folder folder;
    const auto trained = train(fruit_and_tools()).value();
    ASSERT_TRUE(trained->save(folder.path() / "model").has_value());
    const auto loaded = load_classifier(folder.path() / "model").value();
    EXPECT_EQ(loaded->labels(), trained->labels());
    for (const auto* text : {"plum", "hammer", "", "åäö 🙂"}) {
        const auto left = trained->classify(text, 2);
        const auto right = loaded->classify(text, 2);
        ASSERT_EQ(left.size(), right.size());
        for (std::size_t i = 0; i < left.size(); ++i) {
            EXPECT_EQ(left[i].label, right[i].label) << text;
            EXPECT_DOUBLE_EQ(left[i].probability, right[i].probability) << text;
        }
    }
}

TEST(load_classifier, lies_in_its_file_until_it_settles_and_answers_the_same) {
    const test::temporary_folder folder;
    const auto trained = train(with_kinds()).value();
    ASSERT_TRUE(trained->save(folder.path() / "model").has_value());
    const auto loaded = load_classifier(folder.path() / "model").value();
    const auto text = loaded->look_at("a ripe pear");
    const auto before = text->classify(0, text->words().size(), 1)[0];
    std::filesystem::remove(folder.path() / "model");
    loaded->settle();
    const auto after = loaded->classify("a ripe pear", 1)[0];
    EXPECT_EQ(before.label, after.label);
    EXPECT_DOUBLE_EQ(before.probability, after.probability);
    EXPECT_EQ(text->kinds(0, text->words().size()), kinds_of(*loaded, "a ripe pear"))
        << "what was looked at before keeps what it lies in";
}

TEST(load_classifier, refuses_a_missing_a_cut_and_a_changed_file) {
    const test::temporary_folder folder;
    EXPECT_EQ(load_classifier(folder.path() / "none").error().code, errc::not_found);
    ASSERT_TRUE(train(fruit_and_tools()).value()->save(folder.path() / "model").has_value());
    const auto whole = bytes_of(folder.path() / "model");
    folder.write("cut", whole.substr(0, whole.size() / 2));
    EXPECT_EQ(load_classifier(folder.path() / "cut").error().code, errc::corrupt);
    auto changed = whole;
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    folder.write("changed", changed);
    EXPECT_EQ(load_classifier(folder.path() / "changed").error().code, errc::corrupt);
}

TEST(read_labelled, names_the_line_that_is_wrong) {
    const test::temporary_folder folder;
    const auto file = folder.write("a.tsv", "hej\tcore.greeting\nno tab here\n");
    EXPECT_EQ(read_labelled(file).error().code, errc::invalid);
    EXPECT_THAT(read_labelled(file).error().detail, HasSubstr("2"));
}

}  // namespace
}  // namespace lotsen
