// Dates in digits and words.
#include <array>
#include <cstdio>

#include "core/understanding/entities/scan.hpp"

namespace lotsen::entities {

namespace chr = std::chrono;

chr::sys_days today(const entity_context& context) {
    const auto now = context.zone->local(context.now);
    return chr::year_month_day{
        chr::year{now.year},
        chr::month{static_cast<unsigned>(now.month)},
        chr::day{static_cast<unsigned>(now.day)}};
}

std::string to_text(chr::year_month_day day) {
    char text[32];
    std::snprintf(
        text,
        sizeof text,
        "%04d-%02u-%02u",
        static_cast<int>(day.year()),
        static_cast<unsigned>(day.month()),
        static_cast<unsigned>(day.day())
    );
    return text;
}

namespace {

struct hit {
    chr::year_month_day day{};
    std::size_t tokens = 0;  // 0: none
    double confidence = 0;
};

class date_reader {
  public:
    explicit date_reader(const scan& text) : text_(text) {}

    hit read(std::size_t at) const {
        for (const auto rule :
             {&date_reader::digits,
              &date_reader::day_month,
              &date_reader::month_day,
              &date_reader::weekday,
              &date_reader::relative,
              &date_reader::span,
              &date_reader::day_alone}) {
            if (const auto found = (this->*rule)(at); found.tokens > 0 && found.day.ok())
                return found;
        }
        return {};
    }

  private:
    static chr::year_month_day make(long year, long month, long day) {
        if (month < 1 || month > 12 || day < 1 || day > 31) return {};
        return {
            chr::year{static_cast<int>(year)},
            chr::month{static_cast<unsigned>(month)},
            chr::day{static_cast<unsigned>(day)}};
    }

    // The next such day to come.
    chr::year_month_day coming(long month, long day) const {
        const auto year = static_cast<int>(chr::year_month_day{this_day()}.year());
        for (int i = 0; i < 9; ++i) {  // 29 February is eight years away at most
            const auto made = make(year + i, month, day);
            if (made.ok() && chr::sys_days{made} >= this_day()) return made;
        }
        return {};
    }

    long value(std::size_t at) const { return text_.digits(at) ? text_.tokens()[at].number() : -1; }
    std::size_t width(std::size_t at) const {
        return text_.digits(at) ? text_.tokens()[at].text.size() : 0;
    }
    bool joined(std::size_t at, std::string_view sign) const {
        return text_.sign(at, sign) && text_.glued(at) && text_.digits(at + 1) &&
               text_.glued(at + 1);
    }

    hit digits(std::size_t at) const {
        if (!text_.begins_number(at)) return {};
        if (width(at) == 8 && !joined(at + 1, "-")) {
            const auto all = value(at);
            const auto year = all / 10000;
            if (year >= 2000 && year < 2100)
                return {make(year, all / 100 % 100, all % 100), 1, 0.9};
            return {};
        }
        for (const std::string_view sign : {"-", "/", "."}) {
            if (!joined(at + 1, sign)) continue;
            if (joined(at + 3, sign)) return three(at, sign);
            return two(at, sign);
        }
        return {};
    }

    hit three(std::size_t at, std::string_view sign) const {
        const auto a = value(at);
        const auto b = value(at + 2);
        const auto c = value(at + 4);
        if (joined(at + 5, sign)) return {};
        if (width(at) == 4) return {make(a, b, c), 5, 1};
        if (width(at) > 2 || width(at + 2) > 2) return {};
        if (width(at + 4) == 4) return {make(c, b, a), 5, 1};
        if (width(at + 4) != 2) return {};
        // Two digits each: the Swedish order with hyphens, the day first otherwise.
        return sign == "-" ? hit{make(2000 + a, b, c), 5, 0.8} : hit{make(2000 + c, b, a), 5, 0.9};
    }

    hit two(std::size_t at, std::string_view sign) const {
        if (width(at) > 2 || width(at + 2) > 2 || sign == "-") return {};
        const auto day = value(at);
        const auto month = value(at + 2);
        if (sign == "/") {
            if (day == 24 && month == 7) return {};  // round the clock
            if (joined(at + 3, "-") && width(at + 4) == 2)
                return {make(2000 + value(at + 4), month, day), 5, 0.95};
            if (const auto year = value(at + 3); width(at + 3) == 4 && !text_.glued(at + 3))
                return {make(year, month, day), 4, 1};
            return {coming(month, day), 3, 0.85};
        }
        const bool closed = text_.sign(at + 3, ".") && text_.glued(at + 3) && at + 4 < text_.size();
        const bool with_dots = text_.words().has(rule::dotted_dates);
        const bool clock_before = at > 0 && (text_.length(at - 1, sense::clock) > 0 ||
                                             text_.length(at - 1, sense::near) > 0);
        if (clock_before || (!closed && !with_dots)) return {};
        return {coming(month, day), closed ? 4U : 3U, closed ? 0.85 : 0.7};
    }

    struct day_number {
        long value = 0;
        std::size_t tokens = 0;
        bool marked = false;  // "3:e", "3rd"
    };

    // "3", "3:e", "3rd", "3." or the ordinal in words.
    day_number day(std::size_t at) const {
        if (const auto word = text_.found(at, sense::ordinal); word.tokens > 0)
            return {word.value, word.tokens, true};
        if (!text_.digits(at)) {
            const auto words = text_.number(at);
            if (!words || words->value < 1 || words->value > 31) return {};
            return {words->value, words->tokens, false};
        }
        if (!text_.begins_number(at) || width(at) > 2 || value(at) < 1 || value(at) > 31) return {};
        const auto suffix = [&](std::size_t i) {
            if (!text_.glued(i) || !text_.word(i)) return false;
            for (const std::string_view one :
                 {"e", "a", "st", "nd", "rd", "th", "de", "го", "е", "ого"}) {
                if (text_.is(i, one)) return true;
            }
            return false;
        };
        if (suffix(at + 1)) return {value(at), 2, true};
        if (text_.glued(at + 1) && text_.sign(at + 1, ":") && suffix(at + 2))
            return {value(at), 3, true};
        if (text_.glued(at + 1) && text_.sign(at + 1, ".") && !text_.digits(at + 2))
            return {value(at), 2, false};
        if (text_.glued(at + 1) && !text_.sign(at + 1, ",") && !text_.sign(at + 1, ".") &&
            !text_.word(at + 1) && !text_.sign(at + 1, "?") && !text_.sign(at + 1, "!"))
            return {};
        return {value(at), 1, false};
    }

    hit with_year(std::size_t at, std::size_t end, long month, long day_of_month) const {
        auto year_at = end + (text_.sign(end, ",") ? 1 : text_.length(end, sense::of));
        if (width(year_at) == 4 && value(year_at) >= 1900 && value(year_at) <= 2100)
            return {make(value(year_at), month, day_of_month), year_at + 1 - at, 1};
        return {coming(month, day_of_month), end - at, 0.95};
    }

    hit day_month(std::size_t at) const {
        const auto first = day(at);
        if (first.tokens == 0) return {};
        auto month_at = at + first.tokens;
        auto month = text_.found(month_at, sense::month);
        if (month.tokens == 0) {
            month_at += text_.length(month_at, sense::of);
            month = text_.found(month_at, sense::month);
        }
        if (month.tokens == 0) return {};
        return with_year(at, month_at + month.tokens, month.value, first.value);
    }

    hit month_day(std::size_t at) const {
        const auto month = text_.found(at, sense::month);
        if (month.tokens == 0) return {};
        auto day_at = at + month.tokens;
        day_at += text_.length(day_at, sense::of);
        const auto found = day(day_at);
        const bool sure = text_.digits(day_at) || found.marked;
        if (found.tokens == 0 || !sure) return {};
        return with_year(at, day_at + found.tokens, month.value, found.value);
    }

    // To the last such weekday before today.
    int days_since(int weekday) const {
        const auto now = static_cast<int>(chr::weekday{this_day()}.iso_encoding());
        return (now - weekday + 6) % 7 + 1;
    }

    // The next day with this number in its month.
    chr::year_month_day coming_day(long number) const {
        auto day = this_day();
        while (static_cast<unsigned>(chr::year_month_day{day}.day()) !=
               static_cast<unsigned>(number))
            day += chr::days{1};
        return day;
    }

    hit weekday(std::size_t at) const {
        if (const auto past = text_.found(at, sense::weekday_past); past.tokens > 0)
            return {this_day() - chr::days{days_since(past.value)}, past.tokens, 0.95};
        const auto last = text_.length(at, sense::last);
        const auto before = std::max<std::size_t>(last, text_.length(at, sense::next));
        const auto name = text_.found(at + before, sense::weekday);
        if (name.tokens == 0) return {};
        auto end = at + before + name.tokens;
        // "tisdag den 3 december": the date says it better.
        auto date_at = end + (text_.sign(end, ",") || text_.sign(end, ".") ? 1 : 0);
        date_at += text_.length(date_at, sense::of);
        for (const auto rule :
             {&date_reader::day_month, &date_reader::month_day, &date_reader::digits}) {
            if (auto found = (this->*rule)(date_at); found.tokens > 0 && found.day.ok()) {
                found.tokens += date_at - at;
                return found;
            }
        }
        if (const auto behind = text_.length(end, sense::last); last + behind > 0)
            return {this_day() - chr::days{days_since(name.value)}, end + behind - at, 0.9};
        // "Wednesday the 2nd": the day alone tells the week.
        if (date_at > end)
            if (const auto alone = day(date_at); alone.marked && alone.tokens > 0)
                return {coming_day(alone.value), date_at + alone.tokens - at, 0.9};
        const auto after = text_.length(end, sense::next);
        end += after;
        const auto now = static_cast<int>(chr::weekday{this_day()}.iso_encoding());
        int ahead = (name.value - now + 7) % 7;
        if (ahead == 0) ahead = 7;
        const bool next = before + after > 0;
        // Finnish "ensi" is the coming one (Kielitoimiston ohjepankki); elsewhere it is next
        // week's.
        if (next && text_.language() != "fi") ahead = 7 - now + name.value;
        return {this_day() + chr::days{ahead}, end - at, next ? 0.8 : 0.9};
    }

    hit relative(std::size_t at) const {
        if (const auto day = text_.found(at, sense::day); day.tokens > 0)
            return {this_day() + chr::days{day.value}, day.tokens, 0.95};
        if (const auto end = text_.found(at, sense::weekend); end.tokens > 0) {
            const auto now = static_cast<int>(chr::weekday{this_day()}.iso_encoding());
            return {this_day() + chr::days{now <= 6 ? 6 - now : 0}, end.tokens, 0.6};
        }
        return {};
    }

    chr::year_month_day shifted(int days, int months) const {
        auto day = chr::year_month_day{this_day() + chr::days{days}} + chr::months{months};
        if (!day.ok()) day = day.year() / day.month() / chr::last;
        return day;
    }

    // "om tre dagar", "viikon päästä", "för två veckor sedan".
    hit span(std::size_t at) const {
        const auto in = text_.length(at, sense::in);
        const auto back = in > 0 ? 0 : text_.length(at, sense::ago);
        std::size_t i = at + in + back;
        int count = 1;
        if (const auto number = text_.number(i); number && number->value < 1000) {
            count = number->value;
            i += number->tokens;
        }
        const auto days = text_.found(i, sense::days);
        const auto months =
            days.tokens > 0 ? meaning{sense::months, 0, 0} : text_.found(i, sense::months);
        if (days.tokens + months.tokens == 0) return {};
        i += days.tokens + months.tokens;
        const auto later = text_.length(i, sense::later);
        const auto ago = text_.length(i, sense::ago);
        if (in + back + later + ago == 0) return {};
        i += ago > 0 ? ago : later;
        const int sign = back + ago > 0 ? -1 : 1;
        return {shifted(sign * count * days.value, sign * count * months.value), i - at, 0.9};
    }

    // "den 3:e", "the 3rd", "den 3 december"
    hit day_alone(std::size_t at) const {
        if (!text_.is(at, "den") && !text_.is(at, "the")) return {};
        if (auto date = day_month(at + 1); date.tokens > 0) {
            ++date.tokens;
            return date;
        }
        if (!text_.digits(at + 1)) return {};
        const auto found = day(at + 1);
        const auto end = at + 1 + found.tokens;
        if (found.tokens == 0 || (!found.marked && text_.word(end) && !text_.known(end))) return {};
        if (text_.is(at, "the") && !found.marked) return {};
        const chr::year_month_day now{this_day()};
        for (int i = 0; i < 3; ++i) {
            const auto month = now.year() / now.month() + chr::months{i};
            const chr::year_month_day made = month / chr::day{static_cast<unsigned>(found.value)};
            if (made.ok() && chr::sys_days{made} >= this_day()) return {made, end - at, 0.8};
        }
        return {};
    }

    // Asked of the zone when a date is found: most texts have none.
    chr::sys_days this_day() const {
        if (!today_) today_ = today(text_.context());
        return *today_;
    }

    const scan& text_;
    mutable std::optional<chr::sys_days> today_;
};

}  // namespace

void find_dates(scan& text) {
    const date_reader reader(text);
    for (std::size_t i = 0; i < text.size();) {
        // "de la mañana" is a part of the day, though "mañana" alone is tomorrow.
        const auto part = text.length(i, sense::part);
        if (part > 1 && text.length(i, sense::day) == 0) {
            i += part;
            continue;
        }
        const bool may = text.free(i) && (text.known(i) || text.digits(i));
        const auto found = may ? reader.read(i) : hit{};
        if (found.tokens == 0) {
            ++i;
            continue;
        }
        text.add("date", to_text(found.day), i, i + found.tokens, found.confidence);
        i += found.tokens;
    }
}

}  // namespace lotsen::entities
