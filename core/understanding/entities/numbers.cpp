// Plain numbers: what no date, time, telephone number or place has taken.
#include "core/understanding/entities/scan.hpp"

namespace lotsen::entities {
namespace {

constexpr double in_digits = 1;
constexpr double in_words = 0.7;

// "3,5" and "86 500": the token behind, with what was read in `value`.
std::size_t written(const scan& text, std::size_t at, std::string& value) {
    const auto& tokens = text.tokens();
    value = tokens[at].text;
    std::size_t end = at + 1;
    while (value.size() <= 6 && tokens[at].text.size() <= 3 && text.digits(end) && text.free(end) &&
           !text.glued(end) && tokens[end].text.size() == 3 && tokens[at].text != "0")
        value += tokens[end++].text;
    const bool point = (text.sign(end, ",") || text.sign(end, ".")) && text.glued(end) &&
                       text.digits(end + 1) && text.glued(end + 1);
    if (point && !(text.glued(end + 2) && text.digits(end + 3))) {
        value += '.';
        value += tokens[end + 1].text;
        end += 2;
    }
    // "007" is the number 7.
    while (value.size() > 1 && value[0] == '0' && value[1] != '.')
        value.erase(0, 1);
    return end;
}

// "en" and "a" are articles unless they are all that was said.
bool article(const scan& text, std::size_t at, std::size_t end) {
    if (text.is(at, "نه")) return true;  // nine, but far more often "no"
    if (at == 0 && end == text.size()) return false;
    for (const std::string_view one :
         {"en", "ett", "a", "an", "one", "يك", "يه", "mid", "hal", "один", "одна"}) {
        if (text.is(at, one)) return true;
    }
    return false;
}

// "F-7K3M", "covid-19": part of a name.
bool part_of_name(const scan& text, std::size_t at) {
    return at >= 2 && text.glued(at) && text.sign(at - 1, "-") && text.glued(at - 1) &&
           text.word(at - 2);
}

}  // namespace

void find_numbers(scan& text) {
    for (std::size_t i = 0; i < text.size();) {
        if (!text.free(i)) {
            ++i;
            continue;
        }
        if (text.begins_number(i) && !part_of_name(text, i) && text.tokens()[i].text.size() <= 12) {
            std::string value;
            const auto end = written(text, i, value);
            text.add("number", value, i, end, in_digits);
            i = end;
            continue;
        }
        const auto number = text.word(i) && text.known(i) ? text.number(i) : std::nullopt;
        if (number && text.free(i + number->tokens - 1) && !article(text, i, i + number->tokens)) {
            text.add("number", std::to_string(number->value), i, i + number->tokens, in_words);
            i += number->tokens;
            continue;
        }
        ++i;
    }
}

}  // namespace lotsen::entities
