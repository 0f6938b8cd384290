#include "core/dialogue/house_numbers.hpp"

#include <algorithm>

#include "core/text/normalise.hpp"
#include "core/text/utf8.hpp"

namespace lotsen::talk {
namespace {

constexpr std::string_view digits = "0123456789";

/// The letter of an entrance that stands right behind a house number, with its blank: " B".
std::string_view entrance_behind(std::string_view text, std::size_t at) {
    auto next = at;
    if (next < text.size() && text[next] == ' ') ++next;
    if (next >= text.size()) return {};
    const auto letter = lower_case(static_cast<unsigned char>(text[next++]));
    if (letter < 'a' || letter > 'z') return {};
    const auto end = next;
    if (next < text.size() && is_word_character(next_code_point(text, next))) return {};
    return text.substr(at, end - at);
}

/// The number that the text ends with, its only one, with its entrance: "number 14 B". Empty where
/// there is none, or one too long.
std::string_view house_number(std::string_view text) {
    constexpr std::size_t longest = 4;
    text = text.substr(0, text.find_last_not_of(" .,!?") + 1);
    const auto first = text.find_first_of(digits);
    if (first == text.npos || (first > 0 && text[first - 1] != ' ')) return {};
    const auto end = std::min(text.find_first_not_of(digits, first), text.size());
    const bool ends = end + entrance_behind(text, end).size() == text.size();
    return ends && end - first <= longest ? text.substr(first) : std::string_view();
}

/// "Hagalundsgatan 5" is in Hagalundsgatan.
bool is_at(std::string_view address, std::string_view street) {
    return address.starts_with(street) &&
           (address.size() == street.size() || address[street.size()] == ' ');
}

/// Something else than a number is named: a day, a telephone number.
bool names_a_particular(const words_said& words) {
    return std::ranges::any_of(words.what.entities, [&](const entity& each) {
        return each.type != "number" && each.end > words.from;
    });
}

}  // namespace

std::optional<json::value> with_house_number(const words_said& words, const json::value& place) {
    const auto* before = place.if_object();
    if (before == nullptr) return std::nullopt;
    const auto has_number = [](std::string_view text) {
        return text.find_first_of(digits) != text.npos;
    };
    const auto text = text_at(*before, "text");
    const auto name = text_at(*before, "name");
    const auto street = fold(name.empty() ? text : name);
    if (street.empty() || has_number(text)) return std::nullopt;
    for (const auto& each : words.what.entities) {
        if (each.type != "place" || each.end <= words.from || !is_at(fold(each.value), street))
            continue;
        const auto written =
            std::string_view(words.what.text).substr(each.begin, each.end - each.begin);
        const auto besides =
            count_words(words) - std::min(count_words(words), lotsen::words(written).size());
        if (has_number(written) && besides <= 1) return place_value(each, written);
    }
    return std::nullopt;
}

std::optional<json::value> renumbered(const words_said& words, const json::value& place) {
    const auto* before = place.if_object();
    if (before == nullptr || names_a_particular(words)) return std::nullopt;
    const auto said = answer_text(words);
    const auto number = house_number(said);
    if (number.empty()) return std::nullopt;
    std::string text(text_at(*before, "text"));
    if (const auto last = text.find_last_of(digits); last != text.npos) {
        const auto first = text.find_last_not_of(digits, last) + 1;  // npos + 1 is the beginning
        const auto end = last + 1 + entrance_behind(text, last + 1).size();
        text.replace(first, end - first, number);
    } else {
        text.append(" ").append(number);
    }
    auto made = *before;
    made["text"] = text;
    return json::value(std::move(made));
}

}  // namespace lotsen::talk
