#include "core/understanding/reader.hpp"

#include <algorithm>
#include <iterator>

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
        if (parts_.urgency) read.danger = parts_.urgency(folded.text, read.language);
        const auto said = parts_.acts.read(folded, read.language);
        if (is_particulars_alone(read.text, read.entities)) {
            // Nothing is wanted yet.
        } else if (has_names(read.entities)) {
            find_intents(read, without_names(folded, read.entities));
        } else {
            find_intents(read, folded);
        }
        read.act = said.act;
        read.correction_begin = said.correction_begin;
        return read;
    }

  private:
    /// Of the message, and of the wishes in it. `plain` is without names.
    void find_intents(understanding& read, const folded_text& plain) const {
        const auto text = parts_.intents->look_at(plain.text);
        read.intents = with_names(scores(*text, 0, text->words().size(), read.entities));
        read.wishes = find_wishes(
            read,
            [&](std::size_t begin, std::size_t end) {
                const auto from = words_before(*text, plain, begin);
                const auto to = words_before(*text, plain, end);
                if (from == to) return std::vector<likely_intent>();
                return scores(*text, from, to, choices_between(read.entities, begin, end));
            },
            [&](std::string_view word) { return parts_.acts.joins(word, read.language); }
        );
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
};

}  // namespace

std::unique_ptr<reader> make_reader(reader_parts parts) {
    return std::make_unique<whole_reader>(std::move(parts));
}

}  // namespace lotsen
