#include "core/understanding/wishes.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "core/text/utf8.hpp"

namespace lotsen {
namespace {

constexpr double sure_behind_question = 0.50;  // of both sides of a question mark
constexpr double sure_behind_sign = 0.70;      // of a full stop, a comma, a word that joins
constexpr double sure_between_words = 0.88;
constexpr double sure_of_piece = 0.50;  // between two signs
constexpr double wavering = 0.15;       // of the second intent, where a message is cut anywhere
constexpr double sure_of_polite = 0.50;
constexpr double undoubted_of_one = 0.95;
constexpr double sure_beside_undoubted = 0.88;  // where the whole is so sure of one intent
constexpr double sure_of_third = 0.85;          // of both sides, where one wish was cut off already
constexpr double least_second = 0.002;          // of a message: with less it has but one wish
constexpr double lead = 0.15;                   // of a side's best intent over its second
constexpr double undoubted = 0.93;      // a message that is so sure of one intent has no other
constexpr double same_plugin = 0.82;    // of both sides, where one plugin has both intents
constexpr double beside_core = 0.78;    // "nobody does anything about it" is part of a story
constexpr std::size_t least_words = 2;  // of a side ...
constexpr std::size_t least_words_without_sign = 4;
constexpr std::size_t least_letters = 6;         // likewise
constexpr std::size_t words_without_signs = 24;  // of a message that is cut between two plain words

/// Said besides what is wanted, or about it.
bool is_wish(const intent_score& one) {
    constexpr std::array<std::string_view, 8> besides{
        "greeting", "thanks", "goodbye", "remark", "help", "nonsense", "out_of_scope", "emergency"};
    return one.plugin != "core" || std::ranges::find(besides, one.intent) == besides.end();
}

/// Who they are, how they are, that they are grateful.
bool is_remark(const likely_intent& one) {
    constexpr std::array<std::string_view, 3> polite{"greeting", "thanks", "goodbye"};
    if (one.named->plugin != "core") return false;
    return one.named->intent == "remark" ||
           (one.confidence >= sure_of_polite &&
            std::ranges::find(polite, one.named->intent) != polite.end());
}

bool is_apostrophe(char32_t letter) {
    return letter == '\'' || letter == U'\u2019';
}

bool same(const intent_score& left, const intent_score& right) {
    return left.plugin == right.plugin && left.intent == right.intent;
}

bool is_question_mark(char32_t letter) {
    constexpr std::u32string_view marks = U"?\u061F\u1367\uFF1F";  // and Arabic, Ethiopic, wide
    return marks.find(letter) != marks.npos;
}

/// Of Latin, Urdu, Bengali, Ethiopic or Han letters.
bool is_full_stop(char32_t letter) {
    constexpr std::u32string_view marks = U".!\n\u2026\u06D4\u0964\u1362\u3002\uFF01";
    return marks.find(letter) != marks.npos;
}

/// What stands between two words.
enum class between {
    nothing,
    sign,      // or a word that joins
    stop,      // the end of a sentence
    question,  // the end of one: what follows is no longer its story
};

/// A place where a message may be cut: between two words.
struct place {
    std::size_t at = 0;     // byte at which the second side begins
    std::size_t words = 0;  // before it
    std::size_t letters = 0;
    between behind = between::nothing;

    bool sign() const { return behind != between::nothing; }
    bool ends_sentence() const { return behind >= between::stop; }
};

/// Of the words of a text, the places between them; the last is the end of the text.
class place_finder {
  public:
    place_finder(std::string_view text, const joining_word& joins) : text_(text), joins_(joins) {}

    std::vector<place> find() {
        for (std::size_t at = 0; at < text_.size();) {
            const auto begin = at;
            const auto letter = next_code_point(text_, at);
            // "don't", "п'ять": the apostrophe belongs to its word.
            const bool part = letter != ill_formed &&
                              (is_word_character(letter) || (inside_ && is_apostrophe(letter)));
            if (!part && inside_) end_word(begin);
            if (part && (!inside_ || is_han(letter))) begin_word(begin, letter);
            letters_ += part ? 1 : 0;
            if (!part) note_sign(letter);
            after_han_ = is_han(letter);
            inside_ = part;
        }
        if (inside_) end_word(text_.size());
        all_.push_back({text_.size(), words_, letters_, between::nothing});
        return std::move(all_);
    }

  private:
    void begin_word(std::size_t at, char32_t letter) {
        // Where words are not parted by blanks only a sign ends a wish.
        if (words_ > 0 && (behind_ != between::nothing || !is_han(letter)))
            all_.push_back({at, words_, letters_, behind_});
        behind_ = between::nothing;
        ++words_;
        begin_ = at;
    }

    void end_word(std::size_t at) {
        if (all_.empty() || all_.back().at != begin_) return;
        if (joins_(text_.substr(begin_, at - begin_)))
            all_.back().behind = std::max(all_.back().behind, between::sign);
    }

    void note_sign(char32_t letter) {
        // A blank parts nothing but words, where there are blanks between words.
        if (letter == ' ' && !after_han_) return;
        auto found = between::sign;
        if (is_full_stop(letter)) found = between::stop;
        if (is_question_mark(letter)) found = between::question;
        behind_ = std::max(behind_, found);
    }

    std::string_view text_;
    const joining_word& joins_;
    std::vector<place> all_;
    std::size_t begin_ = 0;  // of the word
    std::size_t words_ = 0;
    std::size_t letters_ = 0;
    bool inside_ = false;
    bool after_han_ = false;
    between behind_ = between::nothing;
};

/// "graffiti on the wall" is one thing, and so is "070-174 06 05".
bool is_within_particular(const understanding& read, std::size_t at) {
    return std::ranges::any_of(read.entities, [&](const entity& one) {
        return one.begin < at && at < one.end;
    });
}

struct cut {
    std::size_t at = 0;
    double sure = 0;
};

class searcher {
  public:
    searcher(const understanding& whole, const score_part& score, const joining_word& joins)
        : whole_(whole), score_(score), places_(place_finder(whole.text, joins).find()) {
        std::erase_if(places_, [&](const place& one) {
            return is_within_particular(whole, one.at);
        });
    }

    /// Where the wishes of [begin, end) begin and end, at most `most` of them.
    std::vector<wish> split(std::size_t begin, std::size_t end, std::size_t most) {
        const bool third = most < most_wishes;
        const auto best = most < 2 ? std::nullopt : best_cut(begin, end, third);
        if (!best) return {{begin, end, {}}};
        auto all = split(begin, best->at, most - 1);
        auto rest = split(best->at, end, most - all.size());
        std::ranges::move(rest, std::back_inserter(all));
        return all;
    }

    /// The intents of a piece; a piece is often looked at more than once.
    const std::vector<likely_intent>& scores(std::size_t begin, std::size_t end) {
        const auto [found, fresh] = scored_.try_emplace({begin, end});
        if (fresh) found->second = score_(begin, end);
        return found->second;
    }

  private:
    static bool clear(const std::vector<likely_intent>& scores) {
        return !scores.empty() && is_wish(*scores[0].named) &&
               (scores.size() == 1 || scores[0].confidence - scores[1].confidence >= lead);
    }

    /// The message as a whole knows of this intent too: a piece of a story may look like anything.
    bool in_whole(const likely_intent& side) const {
        return std::ranges::any_of(whole_.intents, [&](const intent_score& one) {
            return same(one, *side.named);
        });
    }

    /// The places where a message may be cut that are worth trying: most messages have one wish,
    /// and are not looked at in every way. Signs between two pieces that are clear and differ; or
    /// any two words, where the whole wavers between two intents.
    std::vector<place> worth_trying(const std::vector<place>& all, std::size_t begin) {
        std::vector<place> tried;
        const bool signs = std::ranges::any_of(all, &place::sign);
        std::vector<place> since;  // signs behind the last clear piece
        const intent_score* last = nullptr;
        place from;
        for (const auto& one : all) {
            const bool end = &one == &all.back();
            if (!signs || (!one.sign() && !end)) continue;
            if (one.words - from.words >= least_words &&
                one.letters - from.letters >= least_letters) {
                const auto& got = scores(begin + from.at, begin + one.at);
                const bool asked =
                    from.behind == between::question || one.behind == between::question;
                if (clear(got) && got[0].confidence >= sure_of_piece &&
                    (asked || in_whole(got[0]))) {
                    if (last != nullptr && !same(*last, *got[0].named))
                        tried.insert(tried.end(), since.begin(), since.end());
                    last = got[0].named;
                    since.clear();
                }
                from = one;
            }
            if (!end) since.push_back(one);
        }
        if (tried.empty() && wavers(all.back().words))
            std::ranges::copy_if(all, std::back_inserter(tried), [&](const place& one) {
                return !one.sign() && &one != &all.back();
            });
        return tried;
    }

    bool wavers(std::size_t words) const {
        const auto& scores = whole_.intents;
        return words <= words_without_signs && scores[0].confidence < undoubted &&
               scores[1].confidence >= wavering && is_wish(scores[0]) && is_wish(scores[1]) &&
               scores[0].plugin != scores[1].plugin;
    }

    double needed_at(between behind) const {
        if (behind == between::question) return sure_behind_question;
        if (behind == between::nothing) return sure_between_words;
        return whole_.intents.front().confidence >= undoubted_of_one ? sure_beside_undoubted
                                                                     : sure_behind_sign;
    }

    std::optional<cut> best_cut(std::size_t begin, std::size_t end, bool third) {
        const auto all = places(begin, end);
        const auto& last = all.back();
        std::optional<cut> best;
        for (const auto& one : worth_trying(all, begin)) {
            if (!is_wide(one, last)) continue;
            const auto needed = third ? sure_of_third : needed_at(one.behind);
            const auto sure = sure_of(begin, begin + one.at, end, needed, one.behind);
            if (sure >= needed && (!best || sure > best->sure)) best = cut{begin + one.at, sure};
        }
        return best;
    }

    /// Where the bytes may be cut, counted from `begin`; the last is `end`.
    std::vector<place> places(std::size_t begin, std::size_t end) const {
        const auto first = std::ranges::lower_bound(places_, begin, {}, &place::at);
        const auto last = std::ranges::lower_bound(places_, end, {}, &place::at);
        const auto before = begin == 0 ? place() : *first;
        std::vector<place> all(begin == 0 ? first : std::next(first), std::next(last));
        for (auto& one : all) {
            one.at -= before.at;
            one.words -= before.words;
            one.letters -= before.letters;
        }
        all.back().behind = between::nothing;
        return all;
    }

    /// Both sides are long enough to say something.
    static bool is_wide(const place& one, const place& last) {
        const auto words = one.sign() ? least_words : least_words_without_sign;
        return std::min(one.words, last.words - one.words) >= words &&
               std::min(one.letters, last.letters - one.letters) >= least_letters;
    }

    /// How sure both sides are; 0 where they are not two wishes, or one is less sure than needed.
    double sure_of(
        std::size_t begin, std::size_t at, std::size_t end, double needed, between behind
    ) {
        const bool asked = behind == between::question;
        const auto& left = scores(begin, at);
        if (!clear(left) || left[0].confidence < needed || !(asked || in_whole(left[0]))) return 0;
        const auto& right = scores(at, end);
        if (!clear(right) || !(asked || in_whole(right[0]))) return 0;
        const auto& one = *left[0].named;
        const auto& other = *right[0].named;
        if (same(one, other)) return 0;
        const auto sure = std::min(left[0].confidence, right[0].confidence);
        // Two intents of one plugin are often one wish, put twice or looked at in pieces.
        if (one.plugin == other.plugin &&
            (behind == between::nothing || (!asked && sure < same_plugin)))
            return 0;
        const bool own = one.plugin == "core" || other.plugin == "core";
        return own && !asked && sure < beside_core ? 0 : sure;
    }

    const understanding& whole_;
    const score_part& score_;
    std::vector<place> places_;  // of the whole message
    std::map<std::pair<std::size_t, std::size_t>, std::vector<likely_intent>> scored_;
};

/// Where a message's sentences end.
std::vector<std::size_t> ends_of_sentences(const understanding& read, const joining_word& joins) {
    std::vector<std::size_t> ends;
    for (const auto& one : place_finder(read.text, joins).find())
        if (one.at == read.text.size() ||
            (one.ends_sentence() && !is_within_particular(read, one.at)))
            ends.push_back(one.at);
    return ends;
}

/// Without the words that lead on to the next wish: "the bin is full and".
std::size_t end_of_wish(
    std::string_view text, std::size_t begin, std::size_t end, const joining_word& joins
) {
    constexpr std::string_view between_wishes = " ,;";
    for (;;) {
        const auto last = text.substr(begin, end - begin).find_last_not_of(between_wishes);
        if (last == text.npos) return end;
        end = begin + last + 1;
        const auto blank = text.substr(begin, end - begin).find_last_of(' ');
        if (blank == text.npos || !joins(text.substr(begin + blank + 1, end - begin - blank - 1)))
            return end;
        end = begin + blank;
    }
}

}  // namespace

text_part wanted_part(
    const understanding& read, const score_part& score, const joining_word& joins
) {
    const auto ends = ends_of_sentences(read, joins);
    const auto says_nothing = [&](std::size_t begin, std::size_t end) {
        const auto scores = score(begin, end);
        return !scores.empty() && is_remark(scores.front());
    };
    text_part left{0, read.text.size()};
    std::size_t first = 0;
    std::size_t last = ends.size();  // the sentences that are left are [first, last)
    for (; first + 1 < last && says_nothing(left.begin, ends[first]); ++first)
        left.begin = ends[first];
    for (; first + 1 < last && says_nothing(ends[last - 2], left.end); --last)
        left.end = ends[last - 2];
    return left;
}

std::vector<wish> find_wishes(
    const understanding& whole, text_part wanted, const score_part& score, const joining_word& joins
) {
    if (whole.urgent() || whole.intents.size() < 2) return {};
    if (whole.intents[1].confidence < least_second) return {};
    searcher search(whole, score, joins);
    auto found = search.split(wanted.begin, wanted.end, most_wishes);
    if (found.size() < 2) return {};
    for (auto& one : found) {
        one.intents = with_names(search.scores(one.begin, one.end));
        one.end = end_of_wish(whole.text, one.begin, one.end, joins);
    }
    return found;
}

}  // namespace lotsen
