// References of cases, e-mail addresses and telephone numbers.
#include <algorithm>

#include "core/base/ids.hpp"
#include "core/understanding/entities/scan.hpp"

namespace lotsen::entities {
namespace {

constexpr std::size_t most_digits = 15;  // E.164, 6.2.1
constexpr std::size_t least_digits = 7;
constexpr double dictated = 0.9;  // confidence

bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool alphanumeric(char c) {
    return letter(c) || digit(c);
}
// Of the references of faults, bookings, associations and other cases.
bool reference_prefix(char upper) {
    return upper == 'F' || upper == 'B' || upper == 'A';
}

// Latin letters with marks (RFC 6531) lead with these bytes in UTF-8. Words of other scripts stand
// glued to an address that is not theirs: "邮箱a@b.se".
bool accented(std::string_view text, std::size_t at) {
    const auto lead = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xC3 && byte <= 0xC9;
    };
    const auto here = static_cast<unsigned char>(text[at]);
    return lead(text[at]) || (here >= 0x80 && here < 0xC0 && at > 0 && lead(text[at - 1]));
}

bool boundary(std::string_view text, std::size_t at) {
    return at >= text.size() || !(alphanumeric(text[at]) || accented(text, at));
}

// "F-7K3M-9Q2X" from `at`, hyphens or blanks optional: its end, or 0. Words of eight letters are
// left out by asking for a digit or a hyphen.
std::size_t reference_end(std::string_view text, std::size_t at) {
    std::size_t count = 0;
    bool sure = false;
    std::size_t i = at + 1;
    for (; i < text.size() && count < 8; ++i) {
        const char c = text[i];
        if ((c == '-' || c == ' ') && (count == 0 || count == 4) && text[i - 1] != '-' &&
            text[i - 1] != ' ') {
            sure = sure || c == '-';
            continue;
        }
        if (!alphanumeric(c)) return 0;
        sure = sure || digit(c);
        ++count;
    }
    return count == 8 && sure && boundary(text, i) ? i : 0;
}

bool address_character(std::string_view text, std::size_t at) {
    const char c = text[at];
    return alphanumeric(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-' ||
           accented(text, at);
}

// Behind the @: labels with dots, the last of two letters or more. The end, or 0.
std::size_t domain_end(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() &&
           (alphanumeric(text[end]) || text[end] == '.' || text[end] == '-' || accented(text, end)))
        ++end;
    while (end > at && (text[end - 1] == '.' || text[end - 1] == '-'))
        --end;
    const auto domain = text.substr(at, end - at);
    const auto dot = domain.rfind('.');
    if (dot == domain.npos || dot == 0 || domain.find("..") != domain.npos) return 0;
    const auto top = domain.substr(dot + 1);
    return top.size() >= 2 && std::none_of(top.begin(), top.end(), digit) ? end : 0;
}

// PTS: what may follow +46. 7, 8 or 9 digits, no second 0; mobile (70, 72, 73, 76, 79) has 9.
std::size_t most_swedish_digits() {
    return 9;
}
bool swedish(std::string_view digits) {
    if (digits.size() < 7 || digits.size() > most_swedish_digits() || digits[0] == '0')
        return false;
    if (digits[0] == '7') return digits.size() == 9;
    return digits[0] != '8' || (digits[1] != '0' && digits[1] != '1');
}

struct dialled {
    std::string digits;   // as typed, without "(0)"
    std::size_t end = 0;  // token behind
};

// Digits from token `at` with blanks, hyphens, dots, slashes and brackets between, at most `most`.
dialled collect(const scan& text, std::size_t at, std::size_t most) {
    dialled found;
    for (std::size_t i = at; text.free(i); ++i) {
        const auto& one = text.tokens()[i];
        if (one.digits()) {
            const bool trunk = one.text == "0" && text.sign(i - 1, "(") && !found.digits.empty();
            if (trunk) continue;
            if (found.digits.size() + one.text.size() > most) break;
            found.digits += one.text;
            found.end = i + 1;
        } else if (!(one.sign("-") || one.sign("(") || one.sign(")") || one.sign(".") ||
                     one.sign("/") || one.sign("–"))) {
            break;
        }
    }
    return found;
}

// A date ("03.12.2026", "2026-12-03") or a time with a dot where a number could begin.
bool looks_like_date(const scan& text, std::size_t at) {
    const auto& tokens = text.tokens();
    if (at + 2 >= tokens.size() || !tokens[at + 1].glued || !tokens[at + 2].glued ||
        !tokens[at + 2].digits())
        return false;
    if (tokens[at].text.size() != 2 || tokens[at + 2].text.size() != 2) return false;
    const bool third = at + 4 < tokens.size() && tokens[at + 3].glued &&
                       tokens[at + 3].text == tokens[at + 1].text && tokens[at + 4].glued &&
                       tokens[at + 4].text.size() == 4;
    const bool more = at + 3 < tokens.size() && (tokens[at + 3].glued && !tokens[at + 3].word());
    return third || (tokens[at + 1].sign(".") && !more);
}

std::string national(const scan& text, std::size_t at, std::size_t& end) {
    if (looks_like_date(text, at)) return {};
    const auto found = collect(text, at, 1 + most_swedish_digits());
    end = found.end;
    const auto rest =
        std::string_view(found.digits).substr(std::min<std::size_t>(1, found.digits.size()));
    return swedish(rest) ? "+46" + std::string(rest) : std::string{};
}

std::string international(const scan& text, std::size_t at, std::size_t skip, std::size_t& end) {
    auto found = collect(text, at, most_digits + skip);
    std::string digits = found.digits.substr(std::min(skip, found.digits.size()));
    if (digits.starts_with("46")) {
        found = collect(text, at, 2 + most_swedish_digits() + skip);
        digits = found.digits.substr(std::min(skip, found.digits.size()));
        if (digits.size() < 4 || !swedish(std::string_view(digits).substr(2))) return {};
    }
    end = found.end;
    const bool right =
        digits.size() >= least_digits && digits.size() <= most_digits && digits[0] != '0';
    return right ? "+" + digits : std::string{};
}

/// A number that is said, digit by digit or by twos and threes: "noll sju noll, ett sjuttiofyra".
/// Which of its readings is meant ("sjuttio ett" is 70 1 or 71) the numbers that there are tell.
class dictation {
  public:
    explicit dictation(const scan& text) : text_(text) {}

    /// From token `at`, which says 0 or stands behind a plus; empty where nothing is said that
    /// could be called. `end`: the token behind.
    std::string read(std::size_t at, bool plus, std::size_t& end) {
        plus_ = plus;
        std::string digits;
        if (!go_on(at, 0, digits)) return {};
        end = end_;
        return plus ? "+" + digits : "+46" + digits.substr(1);
    }

  private:
    static constexpr std::size_t least_groups = 5;   // fewer are counts, or a date
    static constexpr std::size_t most_of_group = 4;  // digits typed among the words

    bool go_on(std::size_t at, std::size_t groups, std::string& digits) {
        const auto most = (plus_ ? 2 : 1) + most_swedish_digits();
        if (digits.size() > most) return false;
        const auto next = groups == 0 ? at : behind_sign(at);
        const auto before = digits.size();
        for (const auto& [value, tokens] : groups_at(next)) {
            digits += value;
            if (go_on(next + tokens, groups + 1, digits)) return true;
            digits.resize(before);
        }
        // A number that goes on is not this one.
        if (!groups_at(next).empty() || groups < least_groups || !is_whole(digits)) return false;
        end_ = at;
        return true;
    }

    bool is_whole(std::string_view digits) const {
        if (plus_) return digits.starts_with("46") && swedish(digits.substr(2));
        return digits.starts_with('0') && swedish(digits.substr(1));
    }

    std::size_t behind_sign(std::size_t at) const {
        const bool parts = text_.sign(at, ",") || text_.sign(at, "-") || text_.sign(at, ".");
        return parts ? at + 1 : at;
    }

    struct group {
        std::string digits;
        std::size_t tokens = 0;
    };

    /// The longest reading first, then the word by itself.
    std::vector<group> groups_at(std::size_t at) const {
        std::vector<group> all;
        if (!text_.free(at)) return all;
        if (text_.digits(at)) {
            const auto& typed = text_.tokens()[at].text;
            if (typed.size() <= most_of_group) all.push_back({std::string(typed), 1});
            return all;
        }
        const auto said = text_.number(at);
        if (said && said->tokens > 1) all.push_back({std::to_string(said->value), said->tokens});
        auto alone = text_.found(at, sense::number);
        if (alone.tokens == 0) alone = text_.found(at, sense::digit);
        if (alone.tokens == 1 && alone.value < 1000)
            all.push_back({std::to_string(alone.value), 1});
        return all;
    }

    const scan& text_;
    bool plus_ = false;
    std::size_t end_ = 0;
};

bool says_zero(const scan& text, std::size_t at) {
    return std::ranges::any_of(std::array{sense::number, sense::digit}, [&](sense is) {
        const auto said = text.found(at, is);
        return said.tokens == 1 && said.value == 0;
    });
}

/// Behind another number, which it belongs to.
bool goes_on(const scan& text, std::size_t at) {
    return at > 0 && (text.length(at - 1, sense::number) > 0 || text.digits(at - 1));
}

void find_dictated(scan& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool plus = i > 0 && (text.sign(i - 1, "+") || text.is(i - 1, "plus"));
        const bool begins = plus || (says_zero(text, i) && !goes_on(text, i));
        if (!text.free(i) || !begins) continue;
        std::size_t end = i;
        auto value = dictation(text).read(i, plus, end);
        if (value.empty()) continue;
        text.add("phone", std::move(value), plus ? i - 1 : i, end, dictated);
        i = end - 1;
    }
}

}  // namespace

void find_references(scan& text) {
    const auto typed = text.text();
    for (std::size_t i = 0; i + 8 < typed.size(); ++i) {
        const char upper = typed[i] >= 'a' ? static_cast<char>(typed[i] - 'a' + 'A') : typed[i];
        if (!reference_prefix(upper)) continue;
        if (i > 0 && !boundary(typed, i - 1)) continue;
        const auto end = reference_end(typed, i);
        if (end == 0) continue;
        const auto canonical =
            read_reference(typed.substr(i + 1, end - i - 1), std::string_view(&upper, 1));
        if (canonical.empty()) continue;
        text.entities().push_back({"reference", canonical, i, end, 1, {}});
        text.take_bytes(i, end);
        i = end;
    }
}

void find_emails(scan& text) {
    const auto typed = text.text();
    for (auto at = typed.find('@'); at != typed.npos; at = typed.find('@', at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && address_character(typed, begin - 1))
            --begin;
        while (begin < at && (typed[begin] == '.' || typed[begin] == '-'))
            ++begin;
        const auto end = domain_end(typed, at + 1);
        if (begin == at || end == 0 || typed[at - 1] == '.') continue;
        text.entities().push_back(
            {"email", std::string(typed.substr(begin, end - begin)), begin, end, 1, {}}
        );
        text.take_bytes(begin, end);
    }
}

void find_phones(scan& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!text.free(i) || !text.digits(i)) continue;
        const bool plus = i > 0 && text.glued(i) && text.sign(i - 1, "+");
        if (!plus && !text.begins_number(i)) continue;
        const auto first = text.tokens()[i].text;
        std::size_t end = i;
        std::string value;
        if (plus)
            value = international(text, i, 0, end);
        else if (first.starts_with("00"))
            value = international(text, i, 2, end);
        else if (first.starts_with('0'))
            value = national(text, i, end);
        if (value.empty()) continue;
        text.add("phone", value, plus ? i - 1 : i, end, 1);
        i = end - 1;
    }
    find_dictated(text);
}

}  // namespace lotsen::entities
