#include "core/understanding/evidence.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/utf8.hpp"

namespace lotsen {
namespace {

/// How many times likelier an intent becomes whose form's choice is named; measured on `dev`
/// sentences.
constexpr double named_choice_odds = 3;
constexpr double sure_choice = 0.9;

bool neutral(const entity& found) {
    if (found.type == "place") return !found.value.starts_with("Fabrik");
    return found.type == "reference" || found.type == "email" || found.type == "phone";
}

bool is_measure(const entity& found) {
    constexpr std::array<std::string_view, 5> measures{"number", "date", "time", "amount", "age"};
    return std::ranges::find(measures, found.type) != measures.end();
}

/// "report.category=graffiti" of fault_reports -> "fault_reports/report".
std::string form_of(const entity& choice) {
    return choice.owner + "/" + choice.value.substr(0, choice.value.find('.'));
}

}  // namespace

bool has_choice(const std::vector<entity>& entities) {
    return std::ranges::any_of(entities, [](const entity& one) { return one.type == "choice"; });
}

bool has_names(const std::vector<entity>& entities) {
    return std::ranges::any_of(entities, neutral);
}

bool is_particulars_alone(std::string_view text, const std::vector<entity>& entities) {
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const auto letter = next_code_point(text, at);
        if (letter != ill_formed && !is_word_character(letter)) continue;
        const bool covered = std::ranges::any_of(entities, [&](const entity& one) {
            return one.begin <= begin && at <= one.end && (neutral(one) || is_measure(one));
        });
        if (!covered) return false;
    }
    return true;
}

std::string without_names(std::string_view text, const std::vector<entity>& entities) {
    std::string kept;
    std::size_t at = 0;
    for (const auto& each : entities) {
        if (!neutral(each) || each.begin < at || each.end > text.size()) continue;
        kept += text.substr(at, each.begin - at);
        at = each.end;
    }
    kept += text.substr(at);
    return kept;
}

folded_text without_names(const folded_text& folded, const std::vector<entity>& entities) {
    folded_text kept;
    std::size_t at = 0;  // byte of the folded text
    const auto keep = [&](std::size_t end) {
        if (end <= at) return;
        kept.text.append(folded.text, at, end - at);
        kept.origin.insert(
            kept.origin.end(),
            folded.origin.begin() + static_cast<std::ptrdiff_t>(at),
            folded.origin.begin() + static_cast<std::ptrdiff_t>(end)
        );
    };
    const auto place_of = [&](std::size_t byte) {
        const auto found = std::ranges::lower_bound(folded.origin, byte);
        return static_cast<std::size_t>(found - folded.origin.begin());
    };
    std::size_t cut = 0;  // byte of the text
    for (const auto& each : entities) {
        if (!neutral(each) || each.begin < cut || each.end > folded.origin.back()) continue;
        cut = each.end;
        keep(place_of(each.begin));
        at = place_of(each.end);
    }
    keep(folded.text.size());
    kept.origin.push_back(folded.origin.back());
    return kept;
}

void weigh_choices(
    std::vector<likely_intent>& scores,
    const std::vector<entity>& entities,
    const form_intents& forms
) {
    // A choice's plugin, and the intents that start its form.
    std::vector<std::pair<const std::string*, const std::vector<std::string>*>> named;
    for (const auto& each : entities) {
        if (each.type != "choice" || each.confidence < sure_choice) continue;
        const auto found = forms.find(form_of(each));
        if (found != forms.end()) named.emplace_back(&each.owner, &found->second);
    }
    if (named.empty()) return;
    const auto is_named = [&](const intent_score& score) {
        return std::ranges::any_of(named, [&](const auto& one) {
            return *one.first == score.plugin &&
                   std::ranges::find(*one.second, score.intent) != one.second->end();
        });
    };
    double before = 0;
    double after = 0;
    for (auto& score : scores) {
        before += score.confidence;
        if (is_named(*score.named)) score.confidence *= named_choice_odds;
        after += score.confidence;
    }
    // What was left for "none of these" becomes less likely with the rest.
    const auto all = after + std::max(0.0, 1 - before);
    for (auto& score : scores)
        score.confidence /= all;
    std::ranges::stable_sort(scores, std::ranges::greater{}, &likely_intent::confidence);
}

}  // namespace lotsen
