#include "core/plugin/contact.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace lotsen {
namespace {

constexpr std::string_view sweden = "46";

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool alphanumeric(char c) {
    return digit(c) || (lower(c) >= 'a' && lower(c) <= 'z');
}

/// One character of a telephone number as it may be written.
struct sign {
    std::size_t bytes = 0;  // 0: none of them
    char value = ' ';       // a digit, or ' ' for what may stand between two
};

/// The digits that residents' keyboards have besides ASCII's, by the bytes of their zero in UTF-8:
/// Arabic, Persian and Urdu, Bengali.
constexpr std::array<std::string_view, 3> zeros{"\xD9\xA0", "\xDB\xB0", "\xE0\xA7\xA6"};
constexpr int digits_of_a_script = 10;

/// Hyphens and blanks beyond ASCII: U+00A0, U+2010 to U+2013, U+202F.
constexpr std::array<std::string_view, 6> between{
    "\xC2\xA0", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93", "\xE2\x80\xAF"};

sign sign_at(std::string_view text, std::size_t at) {
    constexpr std::string_view plain = " -()./";
    const char c = text[at];
    if (digit(c)) return {1, c};
    if (plain.find(c) != plain.npos) return {1, ' '};
    const auto rest = text.substr(at);
    for (const auto one : between)
        if (rest.starts_with(one)) return {one.size(), ' '};
    for (const auto zero : zeros) {
        const auto lead = zero.substr(0, zero.size() - 1);
        if (rest.size() < zero.size() || !rest.starts_with(lead)) continue;
        const int value =
            static_cast<unsigned char>(rest[lead.size()]) - static_cast<unsigned char>(zero.back());
        if (value >= 0 && value < digits_of_a_script)
            return {zero.size(), static_cast<char>('0' + value)};
    }
    return {};
}

/// Digits with what stands between them, and where each of them is.
struct digit_run {
    std::string digits;
    std::vector<text_span> places;
    std::size_t end = 0;  // behind the run
};

digit_run run_from(std::string_view text, std::size_t at) {
    digit_run found;
    while (at < text.size()) {
        const auto one = sign_at(text, at);
        if (one.bytes == 0) break;
        if (one.value != ' ') {
            found.digits.push_back(one.value);
            found.places.push_back({at, at + one.bytes});
        }
        at += one.bytes;
    }
    found.end = at;
    return found;
}

/// The ways to dial a number, the longest first: one is part of another.
std::vector<std::string> ways_to_dial(std::string_view number) {
    if (!number.starts_with(sweden)) return {"00" + std::string(number), std::string(number)};
    const std::string national(number.substr(sweden.size()));
    return {
        "00460" + national, "0046" + national, "460" + national, "46" + national, "0" + national};
}

/// Where a way to dial stands in the run; no digit stands right before or behind it.
std::optional<text_span> find_way(
    const digit_run& in, const std::string& way, std::size_t from, std::size_t& next
) {
    for (auto at = in.digits.find(way, from); at != in.digits.npos;
         at = in.digits.find(way, at + 1)) {
        const auto last = at + way.size() - 1;
        const bool begins = at == 0 || in.places[at - 1].end < in.places[at].begin;
        const bool ends =
            last + 1 == in.places.size() || in.places[last].end < in.places[last + 1].begin;
        if (!begins || !ends) continue;
        next = last + 1;
        return text_span{in.places[at].begin, in.places[last].end};
    }
    return std::nullopt;
}

void add_numbers_of(
    const digit_run& in, const std::vector<std::string>& ways, std::vector<text_span>& found
) {
    for (std::size_t from = 0; from < in.digits.size();) {
        std::optional<text_span> first;
        std::size_t behind = in.digits.size();
        for (const auto& way : ways) {
            std::size_t next = 0;
            const auto here = find_way(in, way, from, next);
            if (!here || (first && here->begin >= first->begin)) continue;
            first = here;
            behind = next;
        }
        if (!first) return;
        found.push_back(*first);
        from = behind;
    }
}

std::vector<text_span> find_number(std::string_view text, std::string_view number) {
    const auto ways = ways_to_dial(number);
    std::vector<text_span> found;
    for (std::size_t at = 0; at < text.size();) {
        const auto run = run_from(text, at);
        add_numbers_of(run, ways, found);
        at = std::max(run.end, at + 1);
    }
    for (auto& one : found)
        if (one.begin > 0 && text[one.begin - 1] == '+') --one.begin;
    return found;
}

/// A letter with marks (RFC 6531), which lead with these bytes in UTF-8, ends before `at`. Words of
/// other scripts stand glued to an address that is not theirs.
bool accented_before(std::string_view text, std::size_t at) {
    if (at < 2) return false;
    const auto lead = static_cast<unsigned char>(text[at - 2]);
    const auto last = static_cast<unsigned char>(text[at - 1]);
    return lead >= 0xC3 && lead <= 0xC9 && last >= 0x80 && last < 0xC0;
}

bool address_begins(std::string_view text, std::size_t at) {
    constexpr std::string_view signs = "._%+-";
    if (at == 0) return true;
    const char before = text[at - 1];
    return !alphanumeric(before) && signs.find(before) == signs.npos && !accented_before(text, at);
}

/// A dot or a hyphen that goes on with a letter makes it a longer address.
bool address_ends(std::string_view text, std::size_t at) {
    if (at >= text.size()) return true;
    if (text[at] == '.' || text[at] == '-')
        return at + 1 >= text.size() || !alphanumeric(text[at + 1]);
    return !alphanumeric(text[at]);
}

std::vector<text_span> find_address(std::string_view text, std::string_view address) {
    const auto same = [](char left, char right) { return lower(left) == lower(right); };
    std::vector<text_span> found;
    for (auto from = text.begin(); from != text.end();) {
        const auto at = std::search(from, text.end(), address.begin(), address.end(), same);
        if (at == text.end()) break;
        const auto begin = static_cast<std::size_t>(at - text.begin());
        const auto end = begin + address.size();
        if (address_begins(text, begin) && address_ends(text, end)) found.push_back({begin, end});
        from = at + 1;
    }
    return found;
}

}  // namespace

std::vector<text_span> find_contact(std::string_view text, std::string_view contact) {
    const bool number = contact.starts_with('+') && contact.size() > 1 &&
                        std::all_of(contact.begin() + 1, contact.end(), digit);
    if (number) return find_number(text, contact.substr(1));
    if (contact.find('@') == contact.npos) return {};
    return find_address(text, contact);
}

bool has_contact(std::string_view text, const std::vector<std::string>& contacts) {
    return std::ranges::any_of(contacts, [&](const std::string& contact) {
        return !find_contact(text, contact).empty();
    });
}

std::string without_contact(
    std::string_view text, std::string_view contact, std::string_view instead
) {
    std::string made;
    std::size_t from = 0;
    for (const auto& one : find_contact(text, contact)) {
        made.append(text.substr(from, one.begin - from)).append(instead);
        from = one.end;
    }
    return made.append(text.substr(from));
}

}  // namespace lotsen
