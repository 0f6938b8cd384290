#include "plugins/youth_jobs/settings.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <stdexcept>

namespace lotsen::youth_jobs {
namespace {

constexpr std::size_t value_bytes = 500;

/// The digits of text[begin, begin + length) as a number, or -1.
int digits(std::string_view text, std::size_t begin, std::size_t length) {
    if (begin + length > text.size()) return -1;
    int value = 0;
    for (const char character : text.substr(begin, length)) {
        if (character < '0' || character > '9') return -1;
        value = value * 10 + (character - '0');
    }
    return value;
}

/// "14:00-21:00", also with a dash and blanks: canonical. Empty when it is none.
std::string canonical_hours(std::string_view typed) {
    std::string plain;
    for (std::size_t at = 0; at < typed.size(); ++at) {
        if (typed.substr(at).starts_with("\u2013")) {  // en dash
            plain += '-';
            at += 2;
        } else if (typed[at] != ' ') {
            plain += typed[at] == '.' ? ':' : typed[at];
        }
    }
    const auto dash = plain.find('-');
    if (dash == plain.npos) return {};
    if (read_clock(plain.substr(0, dash)).has_error()) return {};
    if (read_clock(plain.substr(dash + 1)).has_error()) return {};
    return plain;
}

/// The value as it is stored. Errors: invalid.
result<std::string> canonical(std::string_view type, std::string_view value) {
    if (value.size() > value_bytes) return fail(errc::invalid, "desk.error.too_long");
    if (type == "date") {
        if (read_date(value).has_error()) return fail(errc::invalid, "desk.error.date");
    } else if (type == "number") {
        int number = 0;
        const auto end = value.data() + value.size();
        const auto read = std::from_chars(value.data(), end, number);
        if (read.ec != std::errc() || read.ptr != end || number < 0 || number > 120)
            return fail(errc::invalid, "desk.error.number");
    } else if (type == "choice") {
        if (value != "yes" && value != "no") return fail(errc::invalid, "desk.error.choice");
    } else if (type == "hours") {
        if (value == "closed") return std::string(value);
        auto hours = canonical_hours(value);
        if (hours.empty()) return fail(errc::invalid, "desk.error.hours");
        return hours;
    } else if (type == "url") {
        if (!value.starts_with("https://")) return fail(errc::invalid, "desk.error.url");
    }
    return std::string(value);
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace

const std::vector<setting_kind>& setting_kinds() {
    static const std::vector<setting_kind> kinds{
        {"address", "text"},
        {"hours_1", "hours"},
        {"hours_2", "hours"},
        {"hours_3", "hours"},
        {"hours_4", "hours"},
        {"hours_5", "hours"},
        {"hours_6", "hours"},
        {"hours_7", "hours"},
        {"age_from", "number"},
        {"age_to", "number"},
        {"step_free", "choice"},
        {"free_of_charge", "choice"},
        {"phone", "text"},
        {"url", "url"},
        {"summer_from", "date"},
        {"summer_to", "date"},
        {"summer_url", "url"},
    };
    return kinds;
}

settings read_settings(database& from) {
    const auto read = from.run(statement{"settings", {}});
    if (read.has_error()) throw std::runtime_error("settings: " + read.error().detail);
    settings found;
    for (const auto& row : read->list)
        found.emplace(std::string(text_at(row, "name")), std::string(text_at(row, "value")));
    return found;
}

result<void> write_setting(
    database& to,
    std::string_view name,
    std::string_view value,
    std::string_view staff,
    time_point now
) {
    const auto kind = std::ranges::find(setting_kinds(), name, &setting_kind::name);
    if (kind == setting_kinds().end()) return fail(errc::not_found, std::string(name));
    value = trimmed(value);
    statement change{"remove_setting", {{"name", name}}};
    if (!value.empty()) {
        const auto stored = canonical(kind->type, value);
        if (stored.has_error()) return stored.error();
        change.query = "put_setting";
        change.parameters["value"] = *stored;
        change.parameters["staff"] = staff;
        change.parameters["now"] = to_rfc3339(now);
    }
    const auto done = to.run(std::move(change));
    if (done.has_error()) return done.error();
    return {};
}

result<civil_time> read_date(std::string_view text) {
    civil_time read;
    read.year = digits(text, 0, 4);
    read.month = digits(text, 5, 2);
    read.day = digits(text, 8, 2);
    const bool separated = text.size() == 10 && text[4] == '-' && text[7] == '-';
    const std::chrono::year_month_day date{
        std::chrono::year{read.year},
        std::chrono::month{static_cast<unsigned>(read.month)},
        std::chrono::day{static_cast<unsigned>(read.day)}};
    if (!separated || read.year < 1970 || !date.ok()) return fail(errc::invalid, std::string(text));
    return read;
}

result<civil_time> read_clock(std::string_view text) {
    civil_time read;
    read.hour = digits(text, 0, 2);
    read.minute = digits(text, 3, 2);
    const bool separated = text.size() == 5 && text[2] == ':';
    if (!separated || read.hour < 0 || read.hour > 24 || read.minute < 0 || read.minute > 59 ||
        (read.hour == 24 && read.minute > 0))
        return fail(errc::invalid, std::string(text));
    return read;
}

}  // namespace lotsen::youth_jobs
