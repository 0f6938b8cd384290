#include "core/understanding/entities/lexicon.hpp"

namespace lotsen::entities {

constinit const std::string_view words_fa = R"(
number 0: صفر
number 1: یک یه
number 2: دو
number 3: سه
number 4: چهار چار
number 5: پنج
number 6: شش شیش
number 7: هفت
number 8: هشت
number 9: نه
number 10: ده
number 11: یازده
number 12: دوازده
number 13: سیزده
number 14: چهارده
number 15: پانزده پونزده
number 16: شانزده شونزده
number 17: هفده
number 18: هجده هیجده
number 19: نوزده
number 20: بیست
number 30: سی
number 40: چهل
number 50: پنجاه
number 60: شصت
number 70: هفتاد
number 80: هشتاد
number 90: نود
number 100: صد یکصد
ordinal 1: اول یکم
ordinal 2: دوم
ordinal 3: سوم
ordinal 4: چهارم
ordinal 5: پنجم
ordinal 6: ششم
ordinal 7: هفتم
ordinal 8: هشتم
ordinal 9: نهم
ordinal 10: دهم
ordinal 11: یازدهم
ordinal 12: دوازدهم
ordinal 13: سیزدهم
ordinal 14: چهاردهم
ordinal 15: پانزدهم
ordinal 16: شانزدهم
ordinal 17: هفدهم
ordinal 18: هجدهم
ordinal 19: نوزدهم
ordinal 20: بیستم
ordinal 30: سی‌ام سی_ام
weekday 1: دوشنبه دو_شنبه
weekday 2: سه‌شنبه سه_شنبه
weekday 3: چهارشنبه چهار_شنبه
weekday 4: پنجشنبه پنج‌شنبه پنج_شنبه
weekday 5: جمعه
weekday 6: شنبه
weekday 7: یکشنبه یک‌شنبه یک_شنبه
month 1: ژانویه جنوری
month 2: فوریه فبروری
month 3: مارس مارچ
month 4: آوریل اپریل
month 5: مه ماه_مه
month 6: ژوئن جون
month 7: ژوئیه جولای
month 8: اوت آگوست اگست
month 9: سپتامبر سپتمبر
month 10: اکتبر اکتوبر
month 11: نوامبر نومبر
month 12: دسامبر دسمبر
day 0: امروز امشب
day 1: فردا صبا
day 2: پس‌فردا پس_فردا پسفردا
day -1: دیروز دیشب
day -2: پریروز
weekend: آخر_هفته این_آخر_هفته
days 1: روز روزه
days 7: هفته
months 1: ماه
hours 60: ساعت
hours 30: نیم_ساعت
hours 1: دقیقه
later: دیگر دیگه بعد
ago: پیش قبل
next: آینده بعد بعدی دیگر
clock: ساعت ساعتِ
near: حدود حدودا حوالی سر
plus 30: و_نیم ونیم
plus 15: و_ربع وربع
quarter: ربع یک_ربع یه_ربع
to: به مانده_به
part 1: صبح بامداد قبل_از_ظهر
part 2: بعدازظهر بعد_از_ظهر عصر
part 3: شب امشب غروب
part 4: نیمه‌شب
at 12: ظهر سر_ظهر
at 0: نیمه‌شب نصف_شب نیمه_شب
minutes: دقیقه
and: و
)";

}  // namespace lotsen::entities
