#include "core/understanding/entities/lexicon.hpp"

namespace lotsen::entities {

constinit const std::string_view words_en = R"(
number 0: zero
number 1: one a an
number 2: two
number 3: three
number 4: four
number 5: five
number 6: six
number 7: seven
number 8: eight
number 9: nine
number 10: ten
number 11: eleven
number 12: twelve
number 13: thirteen
number 14: fourteen
number 15: fifteen
number 16: sixteen
number 17: seventeen
number 18: eighteen
number 19: nineteen
number 20: twenty
number 30: thirty
number 40: forty fourty
number 50: fifty
number 60: sixty
number 70: seventy
number 80: eighty
number 90: ninety
number 100: hundred a_hundred one_hundred
ordinal 1: first
ordinal 2: second
ordinal 3: third
ordinal 4: fourth
ordinal 5: fifth
ordinal 6: sixth
ordinal 7: seventh
ordinal 8: eighth
ordinal 9: ninth
ordinal 10: tenth
ordinal 11: eleventh
ordinal 12: twelfth
ordinal 13: thirteenth
ordinal 14: fourteenth
ordinal 15: fifteenth
ordinal 16: sixteenth
ordinal 17: seventeenth
ordinal 18: eighteenth
ordinal 19: nineteenth
ordinal 20: twentieth
ordinal 21: twenty_first twenty_-_first
ordinal 22: twenty_second twenty_-_second
ordinal 23: twenty_third twenty_-_third
ordinal 24: twenty_fourth twenty_-_fourth
ordinal 25: twenty_fifth twenty_-_fifth
ordinal 26: twenty_sixth twenty_-_sixth
ordinal 27: twenty_seventh twenty_-_seventh
ordinal 28: twenty_eighth twenty_-_eighth
ordinal 29: twenty_ninth twenty_-_ninth
ordinal 30: thirtieth
ordinal 31: thirty_first thirty_-_first
weekday 1: monday mon
weekday 2: tuesday tue tues
weekday 3: wednesday wednsday
weekday 4: thursday thur thurs thu
weekday 5: friday fri
weekday 6: saturday
weekday 7: sunday
month 1: january jan
month 2: february feb
month 3: march
month 4: april apr
month 5: may
month 6: june jun
month 7: july jul
month 8: august aug
month 9: september sep sept
month 10: october oct
month 11: november nov
month 12: december dec
day 0: today tonight this_morning this_afternoon this_evening 2day
day 1: tomorrow tomorow tommorow tommorrow tmrw tmr
day 2: day_after_tomorrow the_day_after_tomorrow
day -1: yesterday last_night
day -2: day_before_yesterday the_day_before_yesterday
weekend: this_weekend weekend the_weekend
days 1: day days
days 7: week weeks
days 14: fortnight
months 1: month months
hours 60: hour hours
hours 30: half_an_hour half_hour
hours 1: minute minutes min mins
in: in within
ago: ago
later: from_now from_today time
next: next
clock: o'clock oclock
near: at around about after before by from until till between past
half_past: half_past half
quarter: quarter a_quarter
past: past after
to: to
part 1: am a_._m_. a_._m morning this_morning
part 2: pm p_._m_. p_._m afternoon this_afternoon
part 3: evening tonight this_evening
part 4: at_night night
at 12: noon midday
at 0: midnight
minutes: minutes minute mins min
and: and
of: of the
)";

}  // namespace lotsen::entities
