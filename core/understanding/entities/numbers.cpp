// Numbers that no date, time, telephone number or place has taken; and those that are an age or
// money.
#include <cmath>
#include <cstdio>

#include "core/understanding/entities/scan.hpp"

namespace lotsen::entities {
namespace {

constexpr double in_digits = 1;
constexpr double in_words = 0.7;
constexpr double said_as_age = 0.95;
constexpr double years_alone = 0.7;   // "12 år" is an age, or a time
constexpr double told_by_verb = 0.6;  // "jag är 12"
constexpr double said_as_money = 0.95;
constexpr long oldest = 120;            // years
constexpr std::size_t most_digits = 8;  // longer ones are keys of something

struct quantity {
    std::string value;
    std::size_t end = 0;  // the token behind; 0 where there is no number
    double confidence = 0;
};

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
        // Three digits behind a sign are thousands: "1.500 kr", "1,500 people".
        if (tokens[end + 1].text.size() != 3 || value == "0") value += '.';
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
    // Nine, but far more often "no".
    if (text.is(at, "نه"))
        return text.length(end, sense::age) + text.length(end, sense::money) == 0;
    if (at == 0 && end == text.size()) return false;
    for (const std::string_view one :
         {"en", "ett", "a", "an", "one", "يك", "ايك", "يه", "mid", "hal", "один", "одна"}) {
        if (text.is(at, one)) return true;
    }
    return false;
}

// "F-7K3M", "covid-19": part of a name.
bool part_of_name(const scan& text, std::size_t at) {
    return at >= 2 && text.glued(at) && text.sign(at - 1, "-") && text.glued(at - 1) &&
           text.word(at - 2);
}

// "2.5" times a thousand is "2500".
std::string times(const std::string& value, int power) {
    constexpr int cents = 100;
    const auto product =
        std::llround(std::stod(value) * static_cast<double>(power_of_ten(power)) * cents);
    if (product % cents == 0) return std::to_string(product / cents);
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", static_cast<double>(product) / cents);
    return text;
}

quantity in_figures(const scan& text, std::size_t at) {
    quantity read;
    read.end = written(text, at, read.value);
    read.confidence = in_digits;
    if (const auto power = text.found(read.end, sense::power); power.tokens > 0) {
        read.value = times(read.value, power.value);
        read.end += power.tokens;
    } else if (text.is(read.end, "k") && text.glued(read.end)) {
        read.value = times(read.value, 3);
        ++read.end;
    }
    return read;
}

// Of a number word and what follows it: "two", "hundred", "and", "fifty".
quantity in_letters(const scan& text, std::size_t at) {
    number_in_words number;
    quantity read;
    for (auto next = at; next < text.size();) {
        if (!text.free(next) || !text.known(next)) break;
        if (const auto power = text.found(next, sense::power); power.tokens > 0) {
            if (!number.add(power)) break;
            next += power.tokens;
        } else if (const auto more = text.number(next); more && !more->digits) {
            if (!text.free(next + more->tokens - 1)) break;
            if (!number.add({sense::number, 1, more->value})) break;
            next += more->tokens;
        } else {
            break;
        }
        read.end = next;
        // "two hundred and fifty"
        if (number.value() >= 100) next += text.length(next, sense::and_);
    }
    if (read.end != 0) read.value = std::to_string(number.value());
    read.confidence = in_words;
    return read;
}

quantity number_at(const scan& text, std::size_t at) {
    // "room 12", "bus 515": a name.
    if (at > 0 && text.length(at - 1, sense::label) == 1) return {};
    if (text.begins_number(at)) {
        if (part_of_name(text, at) || text.tokens()[at].text.size() > most_digits) return {};
        return in_figures(text, at);
    }
    if (!text.word(at) || !text.known(at)) return {};
    return in_letters(text, at);
}

bool free_all(const scan& text, std::size_t from, std::size_t to) {
    for (; from < to; ++from)
        if (!text.free(from)) return false;
    return true;
}

// "500 kr", "kr 500", "€20", "500:-": whether it is money; widens the span to the words that say
// so.
std::optional<std::string> currency_of(const scan& text, std::size_t& from, std::size_t& to) {
    const auto named = [](const meaning& of) {
        return std::string(currencies.at(static_cast<std::size_t>(of.value)));
    };
    if (const auto behind = text.found(to, sense::money);
        behind.tokens > 0 && free_all(text, to, to + behind.tokens)) {
        to += behind.tokens;
        return named(behind);
    }
    if (text.sign(to, ":") && text.glued(to) && text.sign(to + 1, "-") && text.glued(to + 1)) {
        to += 2;
        return std::string(currencies.front());
    }
    if (from == 0 || !text.free(from - 1)) return std::nullopt;
    const auto before = text.found(from - 1, sense::money);
    // "3 kr 20 barn": the word belongs to the number before it.
    if (before.tokens != 1 || (from >= 2 && text.digits(from - 2))) return std::nullopt;
    --from;
    return named(before);
}

struct age_reading {
    std::size_t from = 0, to = 0;
    double confidence = 0;  // 0: no age
};

age_reading age_of(const scan& text, std::size_t from, std::size_t to) {
    // "12-åring": a hyphen between.
    const auto behind = text.sign(to, "-") && text.glued(to) ? to + 1 : to;
    if (const auto tokens = text.length(behind, sense::age); tokens > 0)
        return {from, behind + tokens, said_as_age};
    for (std::size_t back = 1; back <= std::min<std::size_t>(from, 3); ++back)
        if (text.length(from - back, sense::aged) == back)
            return {from - back, to + text.length(to, sense::years), said_as_age};
    // "60+"
    if (text.sign(to, "+") && text.glued(to) && !text.digits(to + 1))
        return {from, to + 1, years_alone};
    if (from > 0 && text.length(from - 1, sense::be) == 1 && text.closes(to))
        return {from, to, told_by_verb};
    const auto years = text.length(behind, sense::years);
    if (years == 0 || is_verb(text.original(behind, behind + 1))) return {};
    // "in three years", "three years ago", "hace 5 años": times.
    const bool time = (from > 0 && text.length(from - 1, sense::in) > 0) ||
                      (from > 0 && text.length(from - 1, sense::ago) > 0) ||
                      text.length(behind + years, sense::ago) > 0 ||
                      text.length(behind + years, sense::later) > 0;
    return {from, behind + years, time ? 0 : years_alone};
}

bool may_be_age(const std::string& value) {
    return value.size() <= 3 && value.find('.') == value.npos && std::stol(value) <= oldest;
}

// The second of "8-10 år", "8 till 10 år": its number in `other`; then the first is an age too.
age_reading second_of_range(const scan& text, std::size_t at, quantity& other) {
    const bool dash = text.sign(at, "-") || text.sign(at, "–");
    const bool joined = dash || text.length(at, sense::to) == 1 ||
                        text.length(at, sense::and_) == 1 || text.length(at, sense::near) == 1;
    // "5- och 8-åringar"
    const auto begin = at + 1 + (dash ? text.length(at + 1, sense::and_) : 0);
    if (!joined || !text.free(begin)) return {};
    other = dash && text.digits(begin) ? in_figures(text, begin) : number_at(text, begin);
    if (other.end == 0 || !may_be_age(other.value)) return {};
    const auto found = age_of(text, begin, other.end);
    return found.from == begin ? found : age_reading{};
}

/// The token behind what was added.
std::size_t add_number(scan& text, std::size_t at, const quantity& read) {
    text.add("number", read.value, at, read.end, read.confidence);
    auto from = at;
    auto to = read.end;
    if (const auto currency = currency_of(text, from, to)) {
        text.add("amount", read.value + " " + *currency, from, to, said_as_money);
        return to;
    }
    if (!may_be_age(read.value)) return read.end;
    quantity other;
    if (const auto second = second_of_range(text, read.end, other); second.confidence > 0) {
        text.add("age", read.value, at, read.end, second.confidence);
        text.add("number", other.value, second.from, other.end, other.confidence);
        text.add("age", other.value, second.from, second.to, second.confidence);
        return second.to;
    }
    if (const auto age = age_of(text, at, read.end); age.confidence > 0) {
        text.add("age", read.value, age.from, age.to, age.confidence);
        return age.to;
    }
    return read.end;
}

}  // namespace

bool is_verb(std::string_view word) {
    return word == "är" || word == "Är";
}

void find_numbers(scan& text) {
    for (std::size_t i = 0; i < text.size();) {
        if (!text.free(i)) {
            ++i;
            continue;
        }
        if (const auto old = text.found(i, sense::old); old.tokens > 0) {
            text.add("number", std::to_string(old.value), i, i + 1, in_words);
            text.add("age", std::to_string(old.value), i, i + 1, said_as_age);
            ++i;
            continue;
        }
        const auto read = number_at(text, i);
        // "A thousand thanks" counts nothing; "a thousand kronor" and "a hundred" do.
        const bool bare = read.end != 0 && text.found(i, sense::power).value > 2 &&
                          text.length(read.end, sense::money) == 0;
        if (read.end == 0 || bare || article(text, i, read.end)) {
            i = std::max(i + 1, bare ? read.end : 0);
            continue;
        }
        i = add_number(text, i, read);
    }
}

}  // namespace lotsen::entities
