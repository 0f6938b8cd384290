#include "core/understanding/entities/lexicon.hpp"

namespace lotsen::entities {

constinit const std::string_view words_sv = R"(
number 0: noll
number 1: en ett
number 2: två tva
number 3: tre
number 4: fyra
number 5: fem
number 6: sex
number 7: sju
number 8: åtta
number 9: nio nie
number 10: tio tie
number 11: elva
number 12: tolv
number 13: tretton
number 14: fjorton
number 15: femton
number 16: sexton
number 17: sjutton
number 18: arton aderton
number 19: nitton
number 20: tjugo tjuge tjugi
number 30: trettio tretti
number 40: fyrtio förtio
number 50: femtio femti
number 60: sextio
number 70: sjuttio
number 80: åttio
number 90: nittio
number 100: hundra ett_hundra etthundra
ordinal 1: första förste
ordinal 2: andra andre
ordinal 3: tredje
ordinal 4: fjärde
ordinal 5: femte
ordinal 6: sjätte
ordinal 7: sjunde
ordinal 8: åttonde
ordinal 9: nionde
ordinal 10: tionde
ordinal 11: elfte
ordinal 12: tolfte
ordinal 13: trettonde
ordinal 14: fjortonde
ordinal 15: femtonde
ordinal 16: sextonde
ordinal 17: sjuttonde
ordinal 18: artonde
ordinal 19: nittonde
ordinal 20: tjugonde
ordinal 21: tjugoförsta
ordinal 22: tjugoandra
ordinal 23: tjugotredje
ordinal 24: tjugofjärde
ordinal 25: tjugofemte
ordinal 26: tjugosjätte
ordinal 27: tjugosjunde
ordinal 28: tjugoåttonde
ordinal 29: tjugonionde
ordinal 30: trettionde
ordinal 31: trettioförsta
weekday 1: måndag måndagen måndags mandag
weekday 2: tisdag tisdagen tis
weekday 3: onsdag onsdagen ons
weekday 4: torsdag torsdagen tors
weekday 5: fredag fredagen fre
weekday 6: lördag lördagen lör
weekday 7: söndag söndagen
month 1: januari jan
month 2: februari feb
month 3: mars
month 4: april apr
month 5: maj
month 6: juni jun
month 7: juli jul
month 8: augusti aug
month 9: september sep sept
month 10: oktober okt
month 11: november nov
month 12: december dec
day 0: idag i_dag ikväll i_kväll i_eftermiddag i_natt inatt i_morse imorse
day 1: imorgon i_morgon imorron i_morron imorn i_morn imorgonbitti imorronbitti imrgn
day 2: övermorgon i_övermorgon iövermorgon övermorron i_övermorron
day -1: igår i_går igar
day -2: i_förrgår iförrgår förrgår
weekend: i_helgen helgen till_helgen
days 1: dag dagar dagars dygn
days 7: vecka veckor veckas veckors
days 14: fjorton_dagar
months 1: månad månader månads
hours 60: timme timmar timma timmes tim
hours 30: halvtimme halvtimma en_halvtimme
hours 1: minut minuter min
in: om inom
ago: sedan sen
next: nästa nästkommande
clock: kl klockan klockslaget
near: vid runt kring omkring ungefär ca cirka typ efter före från till mellan senast tidigast redan
half_to: halv
quarter: kvart en_kvart
past: över
to: i
part 1: morgonen på_morgonen förmiddag förmiddagen fm f_._m_. i_morse imorse morgonbitti bitti imorgonbitti imorronbitti
part 2: eftermiddag eftermiddagen em e_._m_. i_eftermiddag
part 3: kväll kvällen ikväll i_kväll
part 4: natten inatt i_natt
at 12: mitt_på_dagen klockan_tolv_på_dagen
at 0: midnatt
minutes: minuter minut min
and: och
of: den i
)";

}  // namespace lotsen::entities
