#include "core/understanding/entities/lexicon.hpp"

namespace lotsen::entities {

constinit const std::string_view words_pl = R"(
number 0: zero
number 1: jeden jedna jedno jedną
number 2: dwa dwie dwóch
number 3: trzy trzech
number 4: cztery czterech
number 5: pięć pięciu
number 6: sześć sześciu
number 7: siedem siedmiu
number 8: osiem ośmiu
number 9: dziewięć dziewięciu
number 10: dziesięć dziesięciu
number 11: jedenaście
number 12: dwanaście
number 13: trzynaście
number 14: czternaście
number 15: piętnaście
number 16: szesnaście
number 17: siedemnaście
number 18: osiemnaście
number 19: dziewiętnaście
number 20: dwadzieścia
number 30: trzydzieści
number 40: czterdzieści
number 50: pięćdziesiąt
number 60: sześćdziesiąt
number 70: siedemdziesiąt
number 80: osiemdziesiąt
number 90: dziewięćdziesiąt
number 100: sto
hour 1: pierwsza pierwszej pierwszą
hour 2: druga drugiej drugą
hour 3: trzecia trzeciej trzecią
hour 4: czwarta czwartej czwartą
hour 5: piąta piątej piątą
hour 6: szósta szóstej szóstą
hour 7: siódma siódmej siódmą
hour 8: ósma ósmej ósmą
hour 9: dziewiąta dziewiątej dziewiątą
hour 10: dziesiąta dziesiątej dziesiątą
hour 11: jedenasta jedenastej jedenastą
hour 12: dwunasta dwunastej dwunastą
hour 13: trzynasta trzynastej trzynastą
hour 14: czternasta czternastej czternastą
hour 15: piętnasta piętnastej piętnastą
hour 16: szesnasta szesnastej szesnastą
hour 17: siedemnasta siedemnastej siedemnastą
hour 18: osiemnasta osiemnastej osiemnastą
hour 19: dziewiętnasta dziewiętnastej dziewiętnastą
hour 20: dwudziesta dwudziestej dwudziestą
hour 21: dwudziesta_pierwsza dwudziestej_pierwszej
hour 22: dwudziesta_druga dwudziestej_drugiej
hour 23: dwudziesta_trzecia dwudziestej_trzeciej
ordinal 1: pierwszego pierwszy
ordinal 2: drugiego drugi
ordinal 3: trzeciego trzeci
ordinal 4: czwartego czwarty
ordinal 5: piątego piąty
ordinal 6: szóstego szósty
ordinal 7: siódmego siódmy
ordinal 8: ósmego ósmy
ordinal 9: dziewiątego dziewiąty
ordinal 10: dziesiątego dziesiąty
ordinal 11: jedenastego
ordinal 12: dwunastego
ordinal 13: trzynastego
ordinal 14: czternastego
ordinal 15: piętnastego
ordinal 16: szesnastego
ordinal 17: siedemnastego
ordinal 18: osiemnastego
ordinal 19: dziewiętnastego
ordinal 20: dwudziestego
ordinal 21: dwudziestego_pierwszego
ordinal 22: dwudziestego_drugiego
ordinal 23: dwudziestego_trzeciego
ordinal 24: dwudziestego_czwartego
ordinal 25: dwudziestego_piątego
ordinal 26: dwudziestego_szóstego
ordinal 27: dwudziestego_siódmego
ordinal 28: dwudziestego_ósmego
ordinal 29: dwudziestego_dziewiątego
ordinal 30: trzydziestego
ordinal 31: trzydziestego_pierwszego
weekday 1: poniedziałek poniedziałku poniedziałkiem
weekday 2: wtorek wtorku wtorkiem
weekday 3: środa środę środy
weekday 4: czwartek czwartku czwartkiem
weekday 5: piątek piątku piątkiem
weekday 6: sobota sobotę soboty
weekday 7: niedziela niedzielę niedzieli
month 1: styczeń stycznia
month 2: luty lutego
month 3: marzec marca
month 4: kwiecień kwietnia
month 5: maj maja
month 6: czerwiec czerwca
month 7: lipiec lipca
month 8: sierpień sierpnia
month 9: wrzesień września
month 10: październik października
month 11: listopad listopada
month 12: grudzień grudnia
day 0: dziś dzisiaj
day 1: jutro jutra
day 2: pojutrze
day -1: wczoraj
day -2: przedwczoraj
weekend: w_weekend weekend weekendzie
days 1: dzień dni dnia
days 7: tydzień tygodnie tygodni
months 1: miesiąc miesiące miesięcy
hours 60: godzina godzinę godziny godzin
hours 30: pół_godziny
hours 1: minuta minutę minuty minut
in: za
ago: temu
next: przyszły przyszłą przyszła następny następną następna przyszłym
clock: godz godzina godzinie godzinę godziny g
near: o około ok po przed do od koło
half_to: wpół_do pół_do
quarter: kwadrans
past: po
minus: za
part 1: rano ranem przed_południem
part 2: po_południu popołudniu popołudnie
part 3: wieczorem wieczór
part 4: w_nocy nocą
at 12: w_południe południe
at 0: o_północy północ
minutes: minut minuty minuta min
)";

}  // namespace lotsen::entities
