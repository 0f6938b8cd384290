#include "core/understanding/intents/text_sums.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/vector_clones.hpp"
#include "core/text/word_memory.hpp"
#include "core/understanding/intents/features.hpp"

namespace lotsen {
namespace {

constexpr std::size_t remembered_words = 4096;  // of each thread; some 2 MB
constexpr std::size_t lanes = 8;  // units that are summed at once; a stride is a multiple of it

/// What a word is worth by itself.
struct word_sums {
    std::vector<std::int32_t> of;  // the shift's place (empty), then a hidden unit each
    feature_weights weight;
};

// What one text needs and the next one of the same thread uses again.
struct workspace {
    word_memory<word_sums> memory{remembered_words};
    feature_words words;
    std::vector<feature> features;
    std::vector<std::uint32_t> places;
    std::vector<std::int32_t> sums;
    std::uint64_t texts = 0;         // so far, which numbers them
    std::uint64_t text_of_sums = 0;  // that `sums` was added up for last
};

workspace& scratch() {
    thread_local workspace space;
    return space;
}

LOTSEN_VECTOR_CLONES
void add_row(
    const std::int8_t* row, int factor, std::size_t stride, std::int32_t* __restrict totals
) {
    for (std::size_t first = 0; first < stride; first += lanes)
        for (std::size_t k = 0; k < lanes; ++k)
            totals[first + k] += row[first + k] * factor;
}

void add_rows(
    const std::vector<std::uint32_t>& places,
    const std::int8_t* rows,
    std::size_t stride,
    std::int32_t* totals
) {
    for (const auto place : places) {
        const auto* row = rows + (place >> 8) * stride;
        add_row(row, 1 << static_cast<unsigned char>(*row), stride, totals);
    }
}

LOTSEN_VECTOR_CLONES
void add(const std::int32_t* left, const std::int32_t* right, std::size_t size, std::int32_t* sum) {
    for (std::size_t i = 0; i < size; ++i)
        sum[i] = left[i] + right[i];
}

LOTSEN_VECTOR_CLONES
void subtract(
    const std::int32_t* left, const std::int32_t* right, std::size_t size, std::int32_t* rest
) {
    for (std::size_t i = 0; i < size; ++i)
        rest[i] = left[i] - right[i];
}

/// Adds a feature's weight, and its place to those whose rows are to be summed.
void weigh(
    const network_model& model,
    std::uint32_t place,
    feature_kind kind,
    feature_weights& weight,
    std::vector<std::uint32_t>& places
) {
    if (place == 0) {
        weight.unseen += model.unseen_squares[static_cast<std::size_t>(kind)];
        return;
    }
    weight.seen += model.squares[place & 0xFF];
    model.prefetch_row(place);
    places.push_back(place);
}

// Looks a word's features up. In passes, so that the memory of the next is on its way during one.
void work_out(
    const network_model& model,
    std::u32string_view letters,
    std::uint64_t whole,
    workspace& space,
    word_sums& sums
) {
    space.features.clear();
    add_word_features(letters, whole, space.features);
    for (const auto one : space.features)
        model.prefetch(one);
    sums.weight = {};
    space.places.clear();
    for (const auto one : space.features)
        weigh(model, model.place_of(one), kind_of(one), sums.weight, space.places);
    const auto width = model.stride();
    sums.of.assign(width, 0);
    add_rows(space.places, model.rows.data(), width, sums.of.data());
}

}  // namespace

text_sums::text_sums(const network_model& model, std::string_view folded)
    : model_(model), number_(++scratch().texts) {
    find_feature_words(folded, scratch().words);
    find_pairs(scratch().words.all);
    add_up();
}

void text_sums::find_pairs(const std::vector<feature_word>& words) {
    auto& features = scratch().features;
    features.clear();
    pairs_.reserve(words.size() * (stem_distance + 1));
    words_.reserve(words.size() + 1);
    begins_.reserve(words.size());
    const auto note = [&](feature one, std::size_t back) {
        model_.prefetch(one);
        features.push_back(one);
        pairs_.push_back({0, static_cast<std::uint8_t>(back), kind_of(one)});
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        begins_.push_back(word.begin);
        words_.push_back({word.whole, static_cast<std::uint32_t>(pairs_.size()), word.is_run, {}});
        if (i > 0 && are_paired(words[i - 1], word))
            note(neighbours_feature(words[i - 1].whole, word.whole), 1);
        for (std::size_t back = 1; back <= std::min(i, stem_distance); ++back)
            if (are_paired(words[i - back], word))
                note(stems_feature(word.stem, words[i - back].stem), back);
    }
    words_.push_back({0, static_cast<std::uint32_t>(pairs_.size()), false, {}});
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
        pairs_[i].place = model_.place_of(features[i]);
        model_.prefetch_row(pairs_[i].place);
    }
}

void text_sums::add_up() {
    auto& space = scratch();
    space.memory.serve(model_.owner);
    const auto width = model_.stride();
    totals_ = std::make_unique_for_overwrite<std::int32_t[]>(words_.size() * width);
    auto* total = totals_.get();
    std::fill_n(total, width, 0);
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
        const auto& word = space.words.all[i];
        const auto& known = space.memory.of(word.whole, [&](word_sums& sums) {
            work_out(model_, space.words.of(word), word.whole, space, sums);
        });
        auto so_far = words_[i].before;
        so_far.seen += known.weight.seen;
        so_far.unseen += known.weight.unseen;
        space.places.clear();
        for (auto at = words_[i].first_pair; at < words_[i + 1].first_pair; ++at)
            weigh(model_, pairs_[at].place, pairs_[at].kind, so_far, space.places);
        words_[i + 1].before = so_far;
        add(total, known.of.data(), width, total + width);
        total += width;
        add_rows(space.places, model_.rows.data(), width, total);
    }
}

margins text_sums::of(std::size_t first, std::size_t last) const {
    const auto& run = added_up(first, last);
    if (run.factor == 0) return {model_.intents.head.bias, 1};  // nothing is known of it
    return {logits(model_.intents, run), run.unseen};
}

std::vector<float> text_sums::kinds(std::size_t first, std::size_t last) const {
    const auto& run = added_up(first, last);
    return run.factor == 0 ? model_.kind.head.bias : logits(model_.kind, run);
}

std::vector<float> text_sums::logits(const answers& asked, const measure& run) const {
    const auto* sums = scratch().sums.data();
    return model_.logits(asked, sums, run.factor, static_cast<float>(1 - run.unseen));
}

const text_sums::measure& text_sums::added_up(std::size_t first, std::size_t last) const {
    auto& space = scratch();
    if (space.text_of_sums == number_ && first == run_.first && last == run_.last) return run_;
    run_ = add_up_run(first, last);
    run_.first = first;
    run_.last = last;
    space.text_of_sums = number_;
    return run_;
}

text_sums::measure text_sums::add_up_run(std::size_t first, std::size_t last) const {
    if (first >= last) return {};
    auto& space = scratch();
    const auto width = model_.stride();
    space.sums.resize(width);

    // The pairs with words before the first are not of these words.
    feature_weights away = words_[first].before;
    space.places.clear();
    const auto reach = std::min(last, first + stem_distance);
    for (auto word = first; word < reach; ++word)
        for (auto at = words_[word].first_pair; at < words_[word + 1].first_pair; ++at)
            if (pairs_[at].back > word - first)
                weigh(model_, pairs_[at].place, pairs_[at].kind, away, space.places);
    std::ranges::copy_n(
        &totals_[first * width], static_cast<std::ptrdiff_t>(width), space.sums.data()
    );
    add_rows(space.places, model_.rows.data(), width, space.sums.data());
    subtract(&totals_[last * width], space.sums.data(), width, space.sums.data());

    feature_weights weight = words_[last].before;
    weight.seen -= away.seen;
    weight.unseen -= away.unseen;
    space.places.clear();
    const auto weigh_end = [&](const text_word& word, feature one) {
        if (word.is_run) return;
        weigh(model_, model_.place_of(one), feature_kind::neighbours, weight, space.places);
    };
    weigh_end(words_[first], neighbours_feature(end_of_text, words_[first].whole));
    weigh_end(words_[last - 1], neighbours_feature(words_[last - 1].whole, end_of_text));
    add_rows(space.places, model_.rows.data(), width, space.sums.data());

    // What is left of large sums may be less than nothing by a rounding.
    constexpr double nothing = 1e-6;
    if (weight.seen < nothing) return {};
    weight.unseen = std::max(0.0, weight.unseen);
    measure run;
    run.factor = model_.unit / static_cast<float>(std::sqrt(weight.seen));
    run.unseen = weight.unseen / (weight.seen + weight.unseen);
    return run;
}

}  // namespace lotsen
