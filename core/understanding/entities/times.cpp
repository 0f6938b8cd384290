// Times of day in digits and words.
#include <algorithm>
#include <cstdio>

#include "core/understanding/entities/scan.hpp"

namespace lotsen::entities {
namespace {

namespace chr = std::chrono;

constexpr std::size_t part_reach =
    6;  // tokens between a time and the part of the day that goes with it
constexpr int last_hour_meant_for_afternoon = 6;  // "vid fyra" is 16:00, "vid sju" is 07:00

struct hit {
    int hour = 0;
    int minute = 0;
    std::size_t end = 0;  // token behind; 0: none
    double confidence = 0;
    int spoken = -1;       // the hour that was said: "quarter to seven" says 7; -1: `hour`
    std::size_t core = 0;  // token behind the clock alone, without the part of the day
    bool exact = false;    // written as on a digital clock: never moved to the afternoon
};

struct markers {
    std::size_t at = 0;  // token behind them
    bool sure = false;   // "kl"
    bool near = false;   // "vid"
};

class time_reader {
  public:
    explicit time_reader(const scan& text) : text_(text) {}

    hit read(std::size_t at) const {
        const auto before = marks(at);
        for (const auto rule :
             {&time_reader::digital,
              &time_reader::halves,
              &time_reader::quarters,
              &time_reader::counted,
              &time_reader::before_hour,
              &time_reader::hour}) {
            auto found = (this->*rule)(before);
            if (found.end == 0) continue;
            finish(found, at);
            return found;
        }
        return named(before);
    }

    /// "onsdag 13", "imorgon 15": a bare number right behind a day, by daylight.
    hit behind_day(std::size_t at) const {
        constexpr int first = 7;
        constexpr int last = 21;
        if (!text_.begins_number(at)) return {};
        auto found = clock_hour(at);
        if (found.end == 0 || found.hour < first || found.hour > last || !text_.closes(found.end))
            return {};
        found.confidence = 0.6;
        found.core = found.end;
        return found;
    }

    /// "14-16", "mellan 14 och 16": the second of two, its first token in `begin`.
    hit second(const hit& first, std::size_t& begin) const {
        begin = first.end;
        const bool dash = text_.sign(begin, "-") || text_.sign(begin, "–");
        const auto word = std::max(
            {text_.length(begin, sense::and_),
             text_.length(begin, sense::to),
             text_.length(begin, sense::near)}
        );
        if (!dash && word == 0) return {};
        begin += dash ? 1 : word;
        if (!text_.digits(begin)) return {};
        const markers sure{begin, true, false};
        auto found = digital(sure);
        if (found.end == 0) found = hour(sure);
        const bool counts_something =
            found.end != 0 && text_.word(found.end) && !text_.known(found.end);
        if (found.end == 0 || counts_something) return {};
        finish(found, begin);
        if (!found.exact && found.hour * 60 + found.minute < first.hour * 60 + first.minute &&
            found.hour < 12)
            found.hour += 12;
        return found;
    }

  private:
    markers marks(std::size_t at) const {
        markers found{at, false, false};
        for (int i = 0; i < 2; ++i) {
            const auto clock = text_.length(found.at, sense::clock);
            const auto near = text_.length(found.at, sense::near);
            if (clock > 0)
                found.sure = true;
            else if (near > 0)
                found.near = true;
            else
                break;
            found.at += std::max(clock, near);
            if (clock > 0 && text_.sign(found.at, ".")) ++found.at;
            if (clock > 0 && text_.sign(found.at, ":")) ++found.at;
        }
        return found;
    }

    bool two_digits(std::size_t at) const {
        return text_.digits(at) && text_.glued(at) && text_.tokens()[at].text.size() == 2;
    }

    hit digital(markers from) const {
        const auto at = from.at;
        if (!text_.digits(at) || !(text_.begins_number(at) || from.sure)) return {};
        const auto hours = text_.tokens()[at].number();
        const auto width = text_.tokens()[at].text.size();
        if (width == 4 && from.sure && hours / 100 < 24 && hours % 100 < 60)
            return {
                static_cast<int>(hours / 100),
                static_cast<int>(hours % 100),
                at + 1,
                0.95,
                0,
                true};
        const bool colon = text_.sign(at + 1, ":");
        const bool dot = text_.sign(at + 1, ".");
        if (width > 2 || hours > 24 || !(colon || dot) || !text_.glued(at + 1) ||
            !two_digits(at + 2))
            return {};
        const auto minutes = text_.tokens()[at + 2].number();
        const bool longer = text_.glued(at + 3) && text_.digits(at + 4) && text_.glued(at + 4) &&
                            !text_.sign(at + 3, "-");
        if (minutes > 59 || (longer && dot)) return {};
        const bool sure = colon || from.sure || from.near || text_.length(at + 3, sense::part) > 0;
        // "14.30" without a word for it: a clock if it looks like one, not "3.12", "14.37" or "1.50
        // m".
        if (!sure && (minutes % 5 != 0 || is_measured(at + 3))) return {};
        const auto seconds = longer && text_.sign(at + 3, ":") ? std::size_t{2} : std::size_t{0};
        return {
            static_cast<int>(hours),
            static_cast<int>(minutes),
            at + 3 + seconds,
            sure ? 1.0 : 0.7,
            -1,
            0,
            true};
    }

    // Whether a number that ends here is one of kronor, metres or other things that are measured.
    bool is_measured(std::size_t at) const {
        for (const auto is :
             {sense::money, sense::power, sense::years, sense::hours, sense::days, sense::months})
            if (text_.length(at, is) > 0) return true;
        for (const std::string_view unit :
             {"m",
              "meter",
              "metres",
              "meters",
              "metria",
              "cm",
              "km",
              "kg",
              "l",
              "liter",
              "kvm",
              "%",
              "procent",
              "percent"})
            if (text_.is(at, unit)) return true;
        return false;
    }

    // The hour of a clock in digits or words; `end` 0 where there is none.
    hit clock_hour(std::size_t at, bool sure = false) const {
        if (const auto word = text_.found(at, sense::hour); word.tokens > 0)
            return {word.value, 0, at + word.tokens, 0.9};
        const auto number = text_.number(at);
        if (!number || number->value > 24 || text_.is(at, "a") || text_.is(at, "an")) return {};
        if (number->digits &&
            (!(sure || text_.begins_number(at)) || text_.tokens()[at].text.size() > 2))
            return {};
        return {number->value, 0, at + number->tokens, 0.9};
    }

    static hit moved(hit found, int minutes, double confidence) {
        if (found.end == 0) return found;
        const int all = (found.hour * 60 + minutes + 24 * 60) % (24 * 60);
        return {all / 60, all % 60, found.end, confidence, found.hour};
    }

    // "halv fem" 04:30, "fem i halv fem" comes from counted(); "half past four" 04:30.
    hit halves(markers from) const {
        if (const auto to = text_.length(from.at, sense::half_to); to > 0)
            return moved(clock_hour(from.at + to), -30, 0.9);
        const auto past = text_.found(from.at, sense::half_past);
        if (past.tokens == 0) return {};
        const int minutes = past.value == 0 ? 30 : past.value;
        return moved(clock_hour(from.at + past.tokens), minutes, past.tokens > 1 ? 0.9 : 0.75);
    }

    hit quarters(markers from) const {
        const auto quarter = text_.length(from.at, sense::quarter);
        return quarter == 0 ? hit{} : against_hour(from.at + quarter, 15, false);
    }

    // "past four", "to four", "past half four" from `at`.
    hit against_hour(std::size_t at, int minutes, bool counted) const {
        const auto past = text_.length(at, sense::past);
        const auto to = text_.length(at, sense::to);
        const auto onto = text_.length(at, sense::onto);
        const auto next = at + std::max({past, to, onto});
        if (next == at) return {};
        const int sign = past >= to && past > 0 ? 1 : -1;
        if (const auto half = text_.length(next, sense::half_to); half > 0)
            return moved(clock_hour(next + half), sign * minutes - 30, 0.9);
        if (onto > 0 && to == 0 && past == 0) return moved(clock_hour(next), minutes - 60, 0.9);
        return moved(clock_hour(next), sign * minutes, counted ? 0.75 : 0.9);
    }

    // "tio över fyra", "twenty to five", "fem i halv fem".
    hit counted(markers from) const {
        const auto number = text_.number(from.at);
        if (!number || number->value < 1 || number->value > 29) return {};
        const bool usual = number->value % 5 == 0 && !number->digits;
        auto next = from.at + number->tokens;
        const auto minutes = text_.length(next, sense::minutes);
        next += minutes;
        // "from five to ten people" and "5 to 10" are no times.
        if (minutes == 0 && (!usual || (from.near && !from.sure))) return {};
        return against_hour(next, number->value, true);
    }

    // "за десять п'ята", "za kwadrans piąta".
    hit before_hour(markers from) const {
        auto at = from.at;
        const auto minus = text_.length(at, sense::minus);
        if (minus == 0) return {};
        at += minus;
        int minutes = 15;
        if (const auto quarter = text_.length(at, sense::quarter); quarter > 0) {
            at += quarter;
        } else if (const auto number = text_.number(at); number && number->value < 30) {
            minutes = number->value;
            at += number->tokens;
            at += text_.length(at, sense::minutes);
        } else {
            return {};
        }
        if (text_.length(at, sense::hour) == 0) return {};
        return moved(clock_hour(at), -minutes, 0.9);
    }

    hit hour(markers from) const {
        auto found = clock_hour(from.at, from.sure);
        if (found.end == 0) return {};
        if (const auto plus = text_.found(found.end, sense::plus); plus.tokens > 0) {
            found.end += plus.tokens;
            return moved(found, plus.value, 0.9);
        }
        const bool oclock = text_.is(found.end, "o'clock") || text_.is(found.end, "oclock");
        if (oclock) ++found.end;
        const auto spelled = found.end - from.at;
        if (oclock || part_behind(found.end) > found.end) return found;
        if (from.sure) return with_minutes(found);
        const bool article = spelled == 1 && (text_.is(from.at, "en") || text_.is(from.at, "one"));
        // Finnish bends the hour itself: "neljältä" is "at four".
        const bool bent = text_.language() == "fi" && text_.length(from.at, sense::hour) > 0;
        if (!(from.near || bent) || article || !text_.closes(found.end)) return {};
        if (begins_measured_range(found.end)) return {};
        found.confidence = 0.75;
        return found;
    }

    // "between 6 and 9 years", behind the 6.
    bool begins_measured_range(std::size_t at) const {
        const bool dash = text_.sign(at, "-") || text_.sign(at, "–");
        const auto next =
            at + (dash ? 1 : std::max(text_.length(at, sense::and_), text_.length(at, sense::to)));
        if (next == at) return false;
        const auto other = text_.number(next);
        if (!other) return false;
        const auto behind = next + other->tokens;
        return (is_measured(behind) && !is_verb(text_.original(behind, behind + 1))) ||
               text_.length(behind, sense::age) > 0;
    }

    // "klockan sexton trettio", "kl 16 30".
    hit with_minutes(hit found) const {
        const auto next = found.end + text_.length(found.end, sense::and_);
        const auto number = text_.number(next);
        if (!number || number->value < 1 || number->value > 59 || text_.glued(next)) return found;
        if (next != found.end && number->digits) return found;  // "14 och 16"
        const auto behind = next + number->tokens;
        const bool counts_something = text_.word(behind) && !text_.known(behind);
        const bool narrow = number->digits && text_.tokens()[next].text.size() != 2;
        if (counts_something || narrow || (number->value < 10 && !number->digits)) return found;
        if (text_.found(behind, sense::month).tokens > 0) return found;
        found.minute = number->value;
        found.end = behind;
        return found;
    }

    // Behind "på kvällen", "in the evening", "вечора": the token after, or `at`.
    std::size_t part_behind(std::size_t at) const {
        for (std::size_t skip = 0; skip <= 2; ++skip) {
            if (const auto part = text_.length(at + skip, sense::part); part > 0)
                return at + skip + part;
            const bool may_skip = text_.is(at + skip, "pa") || text_.is(at + skip, "in") ||
                                  text_.is(at + skip, "the") || text_.is(at + skip, "i") ||
                                  text_.is(at + skip, "في") || text_.is(at + skip, "na");
            if (!may_skip) break;
        }
        return at;
    }

    day_part part_near(std::size_t from, std::size_t to) const {
        const auto begin = from > part_reach ? from - part_reach : 0;
        const auto end = std::min(text_.size(), to + part_reach);
        auto nearest = day_part::none;
        std::size_t best = part_reach + 1;
        for (std::size_t i = begin; i < end; ++i) {
            const auto part = text_.found(i, sense::part);
            if (part.tokens == 0) continue;
            const auto distance = i < from ? from - i : (i >= to ? i - to : 0);
            if (distance >= best) continue;
            best = distance;
            nearest = static_cast<day_part>(part.value);
        }
        if (nearest == day_part::none && text_.length(to, sense::at) > 0)
            return day_part::afternoon;
        return nearest;
    }

    // Morning or afternoon, and the words for it taken along.
    void finish(hit& found, std::size_t from) const {
        const auto part = part_near(from, found.end);
        const bool half_day = part == day_part::afternoon || part == day_part::evening;
        if (half_day && found.hour < 12 && !(found.exact && found.hour == 0)) found.hour += 12;
        // "Twelve in the evening" is midnight.
        if (part == day_part::evening && found.hour == 12 && !found.exact) found.hour = 0;
        if (part == day_part::night && found.hour >= 8 && found.hour < 12) found.hour += 12;
        if ((part == day_part::morning || part == day_part::night) && found.hour == 12)
            found.hour = 0;
        const auto spoken = found.spoken < 0 ? found.hour : found.spoken;
        if (part == day_part::none && !found.exact && found.hour < 12 && spoken >= 1 &&
            spoken <= last_hour_meant_for_afternoon) {
            found.hour += 12;
            found.confidence = std::min(found.confidence, 0.8);
        }
        if (found.hour == 24) found.hour = 0;
        found.core = found.end;
        found.end = std::max(found.end, part_behind(found.end));
    }

    hit named(markers from) const {
        const auto name = text_.found(from.at, sense::at);
        if (name.tokens == 0) return {};
        // "بعد الظهر" is the afternoon, not noon.
        if (from.at > 0 && text_.length(from.at - 1, sense::part) > 1) return {};
        return {name.value, 0, from.at + name.tokens, 0.8, -1, 0, true};
    }

    const scan& text_;
};

std::string clock_text(int hour, int minute) {
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", hour % 24, minute % 60);
    return text;
}

// "om en timme", "tunnin päästä": from now, on the minute.
std::size_t relative(scan& text, std::size_t at) {
    const auto in = text.length(at, sense::in);
    std::size_t i = at + in;
    int count = 1;
    if (const auto number = text.number(i); number && number->value < 1000) {
        count = number->value;
        i += number->tokens;
    }
    const auto span = text.found(i, sense::hours);
    if (span.tokens == 0) return 0;
    i += span.tokens;
    const auto later = text.length(i, sense::later);
    if (in + later == 0) return 0;
    i += later;
    const auto then = text.context().now + chr::minutes{static_cast<long>(count) * span.value};
    const auto wall = text.context().zone->local(then);
    text.add("time", clock_text(wall.hour, wall.minute), at, i, 0.85);
    if (const chr::sys_days day = today({then, text.context().zone, nullptr});
        day != today(text.context())) {
        auto date = text.entities().back();
        date.type = "date";
        date.value = to_text(chr::year_month_day{day});
        text.entities().push_back(std::move(date));
    }
    return i - at;
}

// Whether a date ends right before this token.
bool is_date_end(const scan& text, std::size_t at) {
    const auto end = text.tokens()[at - 1].end;
    return std::ranges::any_of(text.entities(), [&](const entity& one) {
        return one.type == "date" && one.end == end;
    });
}

}  // namespace

void find_times(scan& text) {
    const time_reader reader(text);
    for (std::size_t i = 0; i < text.size();) {
        if (!text.free(i) || !(text.known(i) || text.digits(i))) {
            ++i;
            continue;
        }
        if (const auto tokens = relative(text, i); tokens > 0) {
            i += tokens;
            continue;
        }
        auto found = reader.read(i);
        // The part of the day belongs to a date already: "06:30 imorse".
        if (found.end != 0 && !text.free(found.end - 1)) found.end = found.core;
        if (found.end == 0 && i > 0 && is_date_end(text, i)) found = reader.behind_day(i);
        if (found.end == 0 || !text.free(found.end - 1)) {
            ++i;
            continue;
        }
        text.add("time", clock_text(found.hour, found.minute), i, found.end, found.confidence);
        i = found.end;
        std::size_t begin = 0;
        if (const auto other = reader.second(found, begin); other.end != 0 && text.free(begin)) {
            text.add(
                "time", clock_text(other.hour, other.minute), begin, other.end, other.confidence
            );
            i = other.end;
        }
    }
}

}  // namespace lotsen::entities
