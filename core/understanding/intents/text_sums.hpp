// A text's margins, and those of any run of its words, from what its words were worth before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/understanding/intents/network_model.hpp"

namespace lotsen {

/// Squared weights of features.
struct feature_weights {
    double seen = 0;    // that the model has
    double unseen = 0;  // that it has not
};

/// A model's margins are sums over features, most of which a word has by itself: they are summed
/// once a word (word_memory.hpp), and kept as running totals, so that a part of the text costs a
/// subtraction and the few pairs of words at its edges. Lives for one text; not thread-safe.
class text_sums {
  public:
    /// `model` must outlive it.
    text_sums(const network_model& model, std::string_view folded);

    std::size_t words() const { return begins_.size(); }
    /// The byte of the folded text at which each word begins.
    const std::vector<std::uint32_t>& begins() const { return begins_; }

    /// Of the words [first, last), as if the text were they alone.
    margins of(std::size_t first, std::size_t last) const;
    /// Likewise, each kind's logit.
    std::vector<float> kinds(std::size_t first, std::size_t last) const;

  private:
    /// Of a word and one before it.
    struct pair {
        std::uint32_t place = 0;  // of feature_slot; 0: a stranger to the model
        std::uint8_t back = 0;    // how many words before is the other
        feature_kind kind = feature_kind::neighbours;
    };
    struct text_word {
        std::uint64_t whole = 0;  // of feature_word
        std::uint32_t first_pair = 0;
        bool is_run = false;
        feature_weights before;  // of all words before it, and their pairs
    };

    /// Of a run of words: its row sums are in the thread's workspace.
    struct measure {
        std::size_t first = 0, last = 0;
        float factor = 0;  // of the sums
        double unseen = 1;
    };
    /// A run is often asked for both answers, one after the other: the last one is kept.
    const measure& added_up(std::size_t first, std::size_t last) const;
    measure add_up_run(std::size_t first, std::size_t last) const;
    std::vector<float> logits(const answers& asked, const measure& run) const;

    void find_pairs(const std::vector<feature_word>& words);
    void add_up();

    const network_model& model_;
    const std::uint64_t number_;  // of the thread's texts
    mutable measure run_;
    std::vector<std::uint32_t> begins_;
    std::vector<text_word> words_;  // and one more, the end
    std::vector<pair> pairs_;       // by word
    // stride() for each of words_: of all words before it. Each is written once, so none is
    // cleared.
    std::unique_ptr<std::int32_t[]> totals_;
};

}  // namespace lotsen
