#include "core/understanding/reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "core/text/identity_numbers.hpp"
#include "core/text/normalise.hpp"
#include "core/understanding/intents/network_model.hpp"
#include "core/understanding/own_letters.hpp"
#include "core/understanding/to_json.hpp"
#include "core/understanding/wishes.hpp"

namespace lotsen {
namespace {

/// What the network makes of danger and of the intent "emergency" together, as log odds: from here
/// on the alarm is raised though no phrase was found. More is needed where a phrase speaks against
/// it, and less where one hints at it. EXPERIMENTS.md, "Danger".
constexpr double alarming = -2;
constexpr double alarming_if_doubted = alarming + 2;
constexpr double alarming_if_hinted = -3;
constexpr double weight_of_intents = 0.2;
constexpr double surely_wanted = 1.5;  // log odds of another intent: what is above is taken off
/// From here on a part of a message is a remark: EXPERIMENTS.md, "Remarks".
constexpr double least_remark = 0.25;
constexpr double remark_alone = 0.5;  // a whole message, where no intent is as sure as
constexpr double wanted_all_the_same = 0.7;
constexpr double hardly = 0.005;  // of danger: the intent cannot make up for it

intent_score without_score(const std::string& label) {
    const auto dot = label.find('.');
    if (dot == std::string::npos) return {"core", label, 0};
    return {label.substr(0, dot), label.substr(dot + 1), 0};
}

/// Words of the plain text that begin before this byte of the message.
std::size_t words_before(const scored_text& text, const folded_text& plain, std::size_t byte) {
    const auto found = std::ranges::lower_bound(text.words(), byte, {}, [&](std::uint32_t begin) {
        return plain.origin[begin];
    });
    return static_cast<std::size_t>(found - text.words().begin());
}

std::vector<entity> choices_between(
    const std::vector<entity>& all, std::size_t begin, std::size_t end
) {
    std::vector<entity> inside;
    std::ranges::copy_if(all, std::back_inserter(inside), [&](const entity& one) {
        return one.type == "choice" && one.begin >= begin && one.end <= end;
    });
    return inside;
}

class whole_reader final : public reader {
  public:
    explicit whole_reader(reader_parts parts) : parts_(std::move(parts)) {
        for (const auto& label : parts_.intents->labels())
            names_.push_back(without_score(label));
        const auto& kinds = parts_.intents->kinds();
        for (const auto& name : kinds)
            dangers_.push_back(danger_named(name));
        remark_at_ = place_of_kind("remark");
        follow_up_at_ = place_of_kind("follow_up");
    }

    understanding read(std::string_view text, const reading_context& context) const override {
        understanding read;
        read.text = mask_identity_numbers(clean(text));
        const auto guess = parts_.language->identify(read.text, context);
        read.language = guess.tag;
        read.language_confidence = guess.confidence;
        if (read.text.empty()) return read;
        const auto folded = fold_with_origin(read.text);  // once, for all that follows
        find_particulars(read, folded, context);
        const auto own = in_own_letters(folded, read.language);
        auto heard = heard_in(folded, own, read.language);
        heard.doubted = heard.doubted || context.answering;
        read.danger = heard.kind;
        const auto said = parts_.acts.read(folded, read.language);
        read.act = said.act;
        read.correction_begin = said.correction_begin;
        read.nth = said.nth;
        if (!is_particulars_alone(read.text, read.entities))  // or nothing is wanted yet
            find_wanted(read, heard, own ? *own : folded);
        return read;
    }

    void settle() const override { parts_.intents->settle(); }

  private:
    /// Behind the last where there is none.
    std::size_t place_of_kind(std::string_view name) const {
        const auto& kinds = parts_.intents->kinds();
        return static_cast<std::size_t>(std::ranges::find(kinds, name) - kinds.begin());
    }

    void find_wanted(understanding& read, const danger_heard& heard, const folded_text& text)
        const {
        if (has_names(read.entities))
            find_plainly_wanted(read, heard, without_names(text, read.entities));
        else
            find_plainly_wanted(read, heard, text);
    }

    /// Phrases are written in the letters of their language, and some in Latin ones.
    danger_heard heard_in(
        const folded_text& folded, const std::optional<folded_text>& own, std::string_view language
    ) const {
        if (!parts_.urgency) return {};
        const auto heard = parts_.urgency(folded.text, language);
        if (!own || (heard.kind != danger::none && !heard.hint)) return heard;
        const auto other = parts_.urgency(own->text, language);
        return other.kind != danger::none || heard.kind == danger::none ? other : heard;
    }

    /// `plain` is without names.
    void find_plainly_wanted(
        understanding& read, const danger_heard& heard, const folded_text& plain
    ) const {
        const auto text = parts_.intents->look_at(plain.text);
        const bool certain = heard.kind != danger::none && !heard.hint;
        if (!certain && !dangers_.empty() && tells_enough(read, *text))
            read.danger = alarm_of(*text, heard);
        find_intents(read, plain, *text);
        read.follow_up = leans_on_before(read, *text);
    }

    /// "I don't know" is an answer, and what is said in a word or two is the phrases' to know.
    static bool tells_enough(const understanding& read, const scored_text& text) {
        constexpr std::size_t least_words = 3;
        return read.act == dialogue_act::none &&
               (text.words().size() >= least_words || read.language == "zh-Hans");  // no blanks
    }

    /// What the classifier takes for danger: of all kinds together sure enough, the one that was
    /// hinted at, or the likeliest. What rather leans on what was said before is no cry for help.
    danger alarm_of(const scored_text& text, const danger_heard& heard) const {
        double any = 0;
        double most = 0;
        danger likeliest = danger::none;
        const auto shares = text.kinds(0, text.words().size());
        for (std::size_t i = 0; i < shares.size(); ++i) {
            if (dangers_[i] == danger::none) continue;
            any += shares[i];
            if (shares[i] > most) likeliest = dangers_[i];
            most = std::max(most, shares[i]);
        }
        const auto leans = follow_up_at_ < shares.size() ? shares[follow_up_at_] : 0;
        if (any < std::max(hardly, leans)) return danger::none;
        const auto together = log_odds(any) + doubt_of_intents(text);
        const auto least = heard.hint      ? alarming_if_hinted
                           : heard.doubted ? alarming_if_doubted
                                           : alarming;
        if (together < least) return danger::none;
        return heard.hint ? heard.kind : likeliest;
    }

    static bool is_emergency(const intent_score& one) {
        return one.plugin == "core" && one.intent == "emergency";
    }

    /// Something that a plugin does, or core itself: what nobody does may be a cry for help.
    static bool wants_something(const intent_score& one) {
        constexpr std::array<std::string_view, 3> nobody{"out_of_scope", "complaint", "nonsense"};
        return one.plugin != "core" || std::ranges::find(nobody, one.intent) == nobody.end();
    }

    /// Log odds for danger of what the intents say: that it is no emergency, or something else that
    /// people in danger do not want.
    double doubt_of_intents(const scored_text& text) const {
        double emergency = 0;
        double other = 0;
        for (const auto& [label, probability] :
             text.classify(0, text.words().size(), names_.size())) {
            if (is_emergency(names_[label]))
                emergency = probability;
            else if (wants_something(names_[label]))
                other = std::max(other, probability);
        }
        return weight_of_intents * log_odds(emergency) -
               std::max(0.0, log_odds(other) - surely_wanted);
    }

    /// Of the message, and of the wishes in it. `plain` is without names.
    void find_intents(understanding& read, const folded_text& plain, const scored_text& text)
        const {
        const score_part score = [&](std::size_t begin, std::size_t end) {
            const auto from = words_before(text, plain, begin);
            const auto to = words_before(text, plain, end);
            if (from == to) return std::vector<likely_intent>();
            const auto remark = remark_in(text, from, to);
            if (remark >= least_remark) return std::vector<likely_intent>{{&remark_, remark}};
            return scores(text, from, to, choices_between(read.entities, begin, end));
        };
        const joining_word joins = [&](std::string_view word) {
            return parts_.acts.joins(word, read.language);
        };
        const auto wanted = wanted_part(read, score, joins);
        const bool all = wanted.begin == 0 && wanted.end == read.text.size();
        if (!all) read.intents = with_names(score(wanted.begin, wanted.end));
        if (read.intents.empty()) {
            read.intents = with_names(scores(text, 0, text.words().size(), read.entities));
            note_remark_alone(read.intents, remark_in(text, 0, text.words().size()));
        }
        read.wishes = find_wishes(read, wanted, score, joins);
    }

    /// "We are some neighbours in Hagalund." Who says no more is likely to go on.
    void note_remark_alone(std::vector<intent_score>& intents, double remark) const {
        if (remark < remark_alone || intents.empty() ||
            intents[0].confidence >= wanted_all_the_same)
            return;
        intents.insert(intents.begin(), remark_);
        intents.front().confidence = remark;
    }

    double remark_in(const scored_text& text, std::size_t first, std::size_t last) const {
        return share_of_kind(remark_at_, text, first, last);
    }

    double share_of_kind(
        std::size_t kind, const scored_text& text, std::size_t first, std::size_t last
    ) const {
        return kind == dangers_.size() ? 0 : text.kinds(first, last)[kind];
    }

    /// See understanding::follow_up. Whoever names a place or gives a number to call says enough.
    double leans_on_before(const understanding& read, const scored_text& text) const {
        constexpr std::array<std::string_view, 5> besides{
            "date", "time", "number", "age", "choice"};
        const auto is_besides = [&](const entity& one) {
            return std::ranges::find(besides, one.type) != besides.end();
        };
        if (read.urgent() || read.act != dialogue_act::none ||
            !std::ranges::all_of(read.entities, is_besides))
            return 0;
        return share_of_kind(follow_up_at_, text, 0, text.words().size());
    }

    std::vector<likely_intent> scores(
        const scored_text& text,
        std::size_t first,
        std::size_t last,
        const std::vector<entity>& entities
    ) const {
        // A choice may bring one up from below.
        const auto weighed = has_choice(entities) ? 2 * most_intents : most_intents;
        std::vector<likely_intent> found;
        found.reserve(weighed);
        for (const auto& [label, probability] : text.classify(first, last, weighed))
            found.push_back({&names_[label], probability});
        weigh_choices(found, entities, parts_.forms);
        if (found.size() > most_intents) found.resize(most_intents);
        return found;
    }

    void find_particulars(
        understanding& read, const folded_text& folded, const reading_context& context
    ) const {
        if (parts_.entities)
            read.entities = parts_.entities(read.text, folded, read.language, context.now);
        auto choices = parts_.choices.find(folded, read.language);
        // "park@example.com" names no park.
        std::erase_if(choices, [&](const entity& one) {
            return std::ranges::any_of(read.entities, [&](const entity& other) {
                return other.type == "email" && other.begin <= one.begin && one.end <= other.end;
            });
        });
        std::ranges::move(choices, std::back_inserter(read.entities));
        std::ranges::stable_sort(read.entities, {}, &entity::begin);
    }

    reader_parts parts_;
    std::vector<intent_score> names_;  // of the labels
    std::vector<danger> dangers_;      // of the classifier's kinds
    std::size_t remark_at_ = 0;        // likewise; behind the last where there is none
    std::size_t follow_up_at_ = 0;     // likewise
    intent_score remark_{"core", "remark", 0};
};

}  // namespace

std::unique_ptr<reader> make_reader(reader_parts parts) {
    return std::make_unique<whole_reader>(std::move(parts));
}

}  // namespace lotsen
