#include "core/understanding/intents/vocabulary.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

namespace lotsen {
namespace {

/// Texts with their labels (or no_label), and what a model would know of them.
class known {
  public:
    explicit known(const std::vector<std::pair<std::string, std::uint32_t>>& given)
        : said_(given), found_(pointers()), words_(found_, texts()) {}

    const vocabulary& words() const { return words_; }
    sparse_rows rows() const { return words_.rows(texts()); }

    /// The features of kind `kind` that are known of a text.
    std::set<feature> of(std::size_t text, feature_kind kind) const {
        std::set<feature> all;
        for (std::size_t column = 0; column < words_.size(); ++column)
            for (const auto number : found_.of(text))
                if (found_.at(number) == words_.at(column) && kind_of(words_.at(column)) == kind)
                    all.insert(words_.at(column));
        return all;
    }

  private:
    std::vector<const std::string*> pointers() const {
        std::vector<const std::string*> all;
        for (const auto& [text, label] : said_)
            all.push_back(&text);
        return all;
    }
    std::vector<fit_text> texts() const {
        std::vector<fit_text> all;
        for (std::size_t i = 0; i < said_.size(); ++i)
            all.push_back({i, said_[i].second, no_label});
        return all;
    }

    const std::vector<std::pair<std::string, std::uint32_t>> said_;
    const found_features found_;
    const vocabulary words_;
};

TEST(vocabulary, weighs_what_few_texts_have_more) {
    const known all({{"hej lampan", 0}, {"hej snön", 1}, {"hej klubben", 1}});
    // The words: "hej" of all, and one of each text.
    std::set<std::uint8_t> codes;
    for (std::size_t column = 0; column < all.words().size(); ++column)
        if (kind_of(all.words().at(column)) == feature_kind::word)
            codes.insert(all.words().code(column));
    ASSERT_EQ(codes.size(), 2U);
    EXPECT_LT(*codes.begin(), *codes.rbegin());
    EXPECT_GT(all.words().weight(255), all.words().weight(1));
    EXPECT_GE(all.words().unseen_weight(feature_kind::word), all.words().weight(*codes.rbegin()));
}

TEST(vocabulary, leaves_out_letters_that_say_no_more_than_those_they_begin_with) {
    // Every text with "fl" has "fla": of the letters that begin a word "<f" alone is known.
    const known alike({{"fla", 0}, {"fla", 1}});
    const known other({{"fla", 0}, {"flo", 1}});
    const auto letters = [](const known& one) {
        return one.of(0, feature_kind::characters).size();
    };
    EXPECT_LT(letters(alike), letters(other));
    EXPECT_EQ(letters(alike), 4U) << "<f, f, l, a";
}

TEST(vocabulary, leaves_out_pairs_of_words_that_met_once) {
    const known all({{"trasig lampa", 0}, {"trasig lampa", 1}, {"trasig bänk", 1}});
    EXPECT_EQ(all.of(0, feature_kind::neighbours).size(), 3U);
    EXPECT_EQ(all.of(2, feature_kind::neighbours).size(), 1U) << "that a text begins with trasig";
}

TEST(vocabulary, needs_more_texts_of_what_has_no_label) {
    std::vector<std::pair<std::string, std::uint32_t>> said{{"hej", 0}, {"hopp", 1}};
    for (int i = 0; i < 7; ++i)
        said.emplace_back("brinner", no_label);
    EXPECT_TRUE(known(said).of(2, feature_kind::word).empty());
    said.emplace_back("brinner", no_label);
    EXPECT_EQ(known(said).of(2, feature_kind::word).size(), 1U);
}

TEST(vocabulary, makes_rows_of_one_length_whatever_the_text) {
    const known all({{"hej hej hej", 0}, {"en lampa är trasig vid torget", 1}, {"!", 1}});
    const auto rows = all.rows();
    ASSERT_EQ(rows.size(), 3U);
    for (std::size_t row = 0; row < 2; ++row) {
        double square = 0;
        for (auto i = rows.begins[row]; i < rows.begins[row + 1]; ++i)
            square += std::pow(rows.scales[row] * rows.level_values[rows.levels[i]], 2);
        EXPECT_NEAR(std::sqrt(square), text_length, 1e-3);
    }
    EXPECT_EQ(rows.begins[2], rows.begins[3]) << "nothing is said";
}

}  // namespace
}  // namespace lotsen
