#include "core/text/identity_numbers.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <chrono>
#include <vector>

#include "core/text/normalise.hpp"
#include "core/text/utf8.hpp"

namespace lotsen {
namespace {

constexpr std::string_view mask = "••••••-••••";
constexpr std::string_view interim_letters = "TRSUWXJKLMN";
constexpr std::size_t context_bytes = 48;  // how far back a word may announce an identity number

// Folded. Enough of each language's word to know it by.
constexpr std::array context_words{
    "personn",       "pers nr",     "pnr",           "samordningsn",
    "fodelsen",      "id-n",        "idn",           "id n",
    "personal n",    "personal id", "identity n",    "social sec",
    "henkilotunnu",  "hetu",        "الرقم الشخصي",  "رقمي الشخصي",
    "رقم شخصي",      "رقم الهويه",  "شماره شخصي",    "شماره ملي",
    "كد ملي",        "پرسون",       "lambarka shaq", "lambarkayga shaq",
    "aqoonsi",       "персональн",  "особистии ном", "ідентифікац",
    "numer osobist", "pesel",
};

/// One character of the text, as this file looks at it.
struct mark {
    std::size_t begin = 0;
    std::size_t end = 0;
    char is = ' ';  // '0'-'9', an interim letter in upper case, '-', '+', ' ', '.', '/' or 'x'
};

char kind_by_property(char32_t code_point) {
    const auto c = static_cast<UChar32>(code_point);
    if (code_point == ill_formed) return 'x';
    if (const auto digit = u_charDigitValue(c); digit >= 0) return static_cast<char>('0' + digit);
    if (code_point == '+' || code_point == '.' || code_point == '/')
        return static_cast<char>(code_point);
    if (code_point == '-' || (code_point >= 0x2010 && code_point <= 0x2015) || code_point == 0x2212)
        return '-';
    if (u_isUWhiteSpace(c) != 0) return ' ';
    if (code_point < 0x80) {
        const auto upper =
            static_cast<char>(code_point >= 'a' ? code_point - 'a' + 'A' : code_point);
        if (interim_letters.find(upper) != interim_letters.npos) return upper;
    }
    return u_isalpha(c) != 0 ? 'x' : '!';
}

char read_kind(char32_t code_point) {
    static const auto ascii = [] {
        std::array<char, 0x80> made{};
        for (char32_t c = 0; c < made.size(); ++c)
            made[c] = kind_by_property(c);
        return made;
    }();
    return code_point < ascii.size() ? ascii[code_point] : kind_by_property(code_point);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return c == 'x' || (c >= 'A' && c <= 'Z');
}

/// Digits with what stands between them: "19900101-1239" is the digits and a '-' before the ninth.
struct number {
    std::string digits;
    std::array<char, 13> before{};  // the separator in front of each digit, 0 where there is none
    std::size_t end = 0;            // the mark behind the last digit
    bool interim = false;
};

// Reads at most `size` digits from `at`; separators are one sign with blanks around it, or blanks.
number read_number(const std::vector<mark>& marks, std::size_t at, std::size_t size) {
    number found;
    while (found.digits.size() < size && at < marks.size()) {
        char separator = 0;
        if (!found.digits.empty()) {
            while (at < marks.size() && !is_digit(marks[at].is) && !is_letter(marks[at].is)) {
                const char is = marks[at].is;
                if (is == '!' || (is != ' ' && separator != 0 && separator != ' ')) return found;
                if (is != ' ' || separator == 0) separator = is;
                ++at;
            }
        }
        if (at == marks.size()) return found;
        const bool letter = marks[at].is != 'x' && is_letter(marks[at].is);
        if (letter && found.digits.size() + 4 != size) return found;
        if (!letter && !is_digit(marks[at].is)) return found;
        found.interim = found.interim || letter;
        found.before[found.digits.size()] = separator;
        found.digits += letter ? '1' : marks[at].is;  // SKV 704: an interim letter counts as 1
        found.end = ++at;
    }
    return found;
}

int two(std::string_view digits, std::size_t at) {
    return (digits[at] - '0') * 10 + digits[at + 1] - '0';
}

bool luhn(std::string_view ten) {
    int sum = 0;
    for (std::size_t i = 0; i < ten.size(); ++i) {
        const int product = (ten[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return sum % 10 == 0;
}

bool is_given_out(int year, std::string_view ten) {
    const int month = two(ten, 2);
    int day = two(ten, 4);
    if (day > 60) day -= 60;
    if (ten.substr(6, 3) == "000") return false;  // birth numbers begin with 001
    return std::chrono::year_month_day{
        std::chrono::year{year},
        std::chrono::month{static_cast<unsigned>(month)},
        std::chrono::day{static_cast<unsigned>(day)}}
        .ok();
}

// Separators may part year, month, day and the last four, nothing else.
bool well_parted(const number& found) {
    const std::size_t extra = found.digits.size() - 10;
    for (std::size_t i = 0; i < found.digits.size(); ++i) {
        const bool border =
            i == extra + 2 || i == extra + 4 || i == extra + 6 || (extra == 2 && i == 2);
        if (found.before[i] != 0 && !border) return false;
    }
    return true;
}

// PTS: a subscriber number does not begin with 0 or 1; 070, 072, 073, 076 and 079 are mobile.
bool could_be_telephone(std::string_view ten) {
    if (ten[0] != '0' || ten[1] == '0') return false;
    if (ten[1] == '8') return ten[2] >= '2';
    if (ten[1] == '7')
        return ten[2] == '0' || ten[2] == '2' || ten[2] == '3' || ten[2] == '6' || ten[2] == '9';
    return true;
}

// An appointment, not a birthday with four digits behind a blank.
bool date_and_time(const number& found) {
    constexpr int first_year_of_appointments = 2020;
    return found.before[4] == '-' && found.before[8] == ' ' &&
           two(found.digits, 0) * 100 + two(found.digits, 2) >= first_year_of_appointments &&
           two(found.digits, 8) < 24 && two(found.digits, 10) < 60;
}

bool announced(std::string_view text, std::size_t begin) {
    const auto from = begin > context_bytes ? begin - context_bytes : 0;
    const auto before = fold(text.substr(from, begin - from));
    return std::any_of(context_words.begin(), context_words.end(), [&](std::string_view one) {
        return before.find(one) != before.npos;
    });
}

bool is_identity_number(std::string_view text, std::size_t begin, const number& found) {
    const std::string_view digits = found.digits;
    if (digits.size() == 12) {
        const int century = two(digits, 0);
        if (century < 18 || century > 20 || !well_parted(found) || date_and_time(found))
            return false;
        return is_given_out(century * 100 + two(digits, 2), digits.substr(2)) &&
               luhn(digits.substr(2));
    }
    if (digits.size() != 10 || !well_parted(found) || !luhn(digits)) return false;
    const int year = two(digits, 0);
    if (!is_given_out(2000 + year, digits) && !is_given_out(1900 + year, digits)) return false;
    if (found.before[6] == '-' || found.before[6] == '+' || found.interim) return true;
    return !could_be_telephone(digits) || announced(text, begin);
}

std::vector<mark> read_marks(std::string_view text) {
    std::vector<mark> marks;
    marks.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const auto code_point = next_code_point(text, at);
        // A joiner or a mark is part of nothing that is counted.
        if (code_point == 0x200C || code_point == 0x200D || code_point == 0x200E ||
            code_point == 0x200F)
            continue;
        marks.push_back({begin, at, read_kind(code_point)});
    }
    return marks;
}

// The first two bytes that digits beyond ASCII have in UTF-8, for all scripts.
class digit_beginnings {
  public:
    digit_beginnings() {
        const auto note = [](const void* all, UChar32 begin, UChar32 end, UCharCategory is) {
            if (is != U_DECIMAL_DIGIT_NUMBER) return UBool{true};
            auto& beginnings = *static_cast<std::bitset<places>*>(const_cast<void*>(all));
            for (auto c = std::max<UChar32>(begin, 0x80); c < end; ++c) {
                std::string text;
                append_utf8(text, static_cast<char32_t>(c));
                beginnings.set(place(text[0], text[1]));
            }
            return UBool{true};
        };
        u_enumCharTypes(note, &beginnings_);
    }

    bool contains(char first, char second) const { return beginnings_[place(first, second)]; }

  private:
    static constexpr std::size_t places = 4096;  // six bits of each byte
    static std::size_t place(char first, char second) {
        return (static_cast<unsigned char>(first) & 0x3FU) << 6 |
               (static_cast<unsigned char>(second) & 0x3FU);
    }
    std::bitset<places> beginnings_;
};

// Whether there may be as many digits as a number has. Most texts are done with here, so letters of
// other alphabets must not look like digits.
bool has_digits(std::string_view text) {
    constexpr std::size_t least = 9;  // an interim number has nine digits and a letter
    static const digit_beginnings beginnings;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x80)
            count += byte >= '0' && byte <= '9' ? 1 : 0;
        else if (byte >= 0xC0 && i + 1 < text.size() && beginnings.contains(text[i], text[i + 1]))
            ++count;
    }
    return count >= least;
}

}  // namespace

std::string mask_identity_numbers(std::string_view text) {
    if (!has_digits(text)) return std::string(text);
    const auto marks = read_marks(text);
    std::string out;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const char before = i == 0 ? ' ' : marks[i - 1].is;
        if (!is_digit(marks[i].is) || is_digit(before) || before == '+') continue;
        for (const std::size_t size : {std::size_t{12}, std::size_t{10}}) {
            const auto found = read_number(marks, i, size);
            const bool ends = found.digits.size() == size &&
                              (found.end == marks.size() || !is_digit(marks[found.end].is));
            if (!ends || !is_identity_number(text, marks[i].begin, found)) continue;
            out += text.substr(copied, marks[i].begin - copied);
            out += mask;
            copied = marks[found.end - 1].end;
            i = found.end - 1;
            break;
        }
    }
    out += text.substr(copied);
    return out;
}

}  // namespace lotsen
