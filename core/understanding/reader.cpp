#include "core/understanding/reader.hpp"

#include <algorithm>

#include "core/text/identity_numbers.hpp"
#include "core/text/normalise.hpp"
#include "core/understanding/wishes.hpp"

namespace lotsen {
namespace {

intent_score without_score(const std::string& label) {
    const auto dot = label.find('.');
    if (dot == std::string::npos) return {"core", label, 0};
    return {label.substr(0, dot), label.substr(dot + 1), 0};
}

class whole_reader final : public reader {
  public:
    explicit whole_reader(reader_parts parts) : parts_(std::move(parts)) {
        for (const auto& label : parts_.intents->labels())
            names_.push_back(without_score(label));
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
        find_intents(read, folded);
        if (parts_.urgency) read.danger = parts_.urgency(folded.text, read.language);
        const auto said = parts_.acts.read(folded, read.language);
        read.wishes = find_wishes(
            read,
            [this](const understanding& part) {
                understanding one = part;
                find_intents(one, fold_with_origin(one.text));
                return std::move(one.intents);
            },
            [&](std::string_view word) { return parts_.acts.joins(word, read.language); }
        );
        read.act = said.act;
        read.correction_begin = said.correction_begin;
        return read;
    }

  private:
    void find_intents(understanding& read, const folded_text& folded) const {
        // A choice may bring one up from below.
        const auto weighed = has_choice(read.entities) ? 2 * most_intents : most_intents;
        read.intents.reserve(weighed);
        for (const auto& [label, probability] : classify(read, folded, weighed)) {
            read.intents.push_back(names_[label]);
            read.intents.back().confidence = probability;
        }
        weigh_choices(read.intents, read.entities, parts_.forms);
        if (read.intents.size() > most_intents) read.intents.resize(most_intents);
    }

    // A number or a place alone answers a question; it is no wish.
    std::vector<scored_label> classify(
        const understanding& read, const folded_text& folded, std::size_t most
    ) const {
        constexpr std::string_view signs = " .,;:!?";
        if (!has_names(read.entities)) {
            if (read.text.find_first_not_of(signs) == read.text.npos) return {};
            return parts_.intents->classify_folded(folded.text, most);
        }
        const auto text = without_names(read.text, read.entities);
        if (text.find_first_not_of(signs) == text.npos) return {};
        return parts_.intents->classify(text, most);
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
};

}  // namespace

std::unique_ptr<reader> make_reader(reader_parts parts) {
    return std::make_unique<whole_reader>(std::move(parts));
}

}  // namespace lotsen
