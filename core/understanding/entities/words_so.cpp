#include "core/understanding/entities/lexicon.hpp"

namespace lotsen::entities {

constinit const std::string_view words_so = R"(
number 0: eber
number 1: kow hal mid
number 2: laba labo
number 3: saddex sadex sadax
number 4: afar
number 5: shan
number 6: lix
number 7: toddoba todoba todobo
number 8: siddeed sideed
number 9: sagaal
number 10: toban
number 20: labaatan labatan
number 30: soddon sodon
number 40: afartan
number 50: konton
number 60: lixdan
number 70: toddobaatan
number 80: siddeetan
number 90: sagaashan
number 100: boqol
hour 1: kowda koowda
hour 2: labada
hour 3: saddexda sadexda
hour 4: afarta
hour 5: shanta
hour 6: lixda
hour 7: toddobada todobada
hour 8: siddeedda sideedda siddeeda
hour 9: sagaalka
hour 10: tobanka
hour 11: kow_iyo_tobanka
hour 12: laba_iyo_tobanka
ordinal 1: kowaad koowaad
ordinal 2: labaad
ordinal 3: saddexaad
ordinal 4: afraad
ordinal 5: shanaad
ordinal 6: lixaad
ordinal 7: toddobaad
ordinal 8: siddeedaad
ordinal 9: sagaalaad
ordinal 10: tobnaad
weekday 1: isniin isniinta
weekday 2: talaado talaada talaadada salaasa
weekday 3: arbaco arbacada arbaca
weekday 4: khamiis khamiista
weekday 5: jimce jimcaha jimco
weekday 6: sabti sabtida
weekday 7: axad axadda axada
month 1: janaayo jannaayo janawari jannaayo
month 2: febraayo feebarwari febarwari
month 3: maarso maarij maarsho
month 4: abriil
month 5: maajo mey
month 6: juun juunyo
month 7: luulyo luuliyo julaay
month 8: agoosto ogosto agosti
month 9: sebteembar sebtembar
month 10: oktoobar oktobar
month 11: nofeembar nofembar
month 12: diseembar disembar
day 0: maanta caawa saaka galabta
day 1: berri berrito barri berito
day 2: saadambe saa_dambe saa_danbe
day -1: shalay xalay
day -2: dorraad doraad
weekend: dhammaadka_toddobaadka
days 1: maalin maalmood maalmo
days 7: toddobaad todobaad usbuuc toddobaadyo asbuuc
months 1: bil bilood
hours 60: saac saacadood
hours 30: nus_saac nusaac
hours 1: daqiiqo daqiiqadood
later: kadib ka_dib gudahood
ago: ka_hor kahor
next: soo_socda soo_socota soo_aadan soo_aaddan dambe xiga soosocda soosocota
clock: saacadda saacada saacad
near: qiyaastii ku_dhawaad
plus 30: iyo_bar iyo_barka iyo_badh iyo_badhka iyo_nus
plus 15: iyo_rubac iyo_robac
plus -15: rubac_la oo_rubac_la
part 1: subaxnimo subax subaxdii subaxda aroor aroornimo aroortii saaka subaxnimada
part 2: galabnimo galab galabtii galabta galabnimada gelinka_dambe duhurkii
part 3: fiidnimo fiid fiidkii habeennimo habeenimo habeennimada caawa makhrib makhribka
part 4: habeen habeenkii
at 12: duhur duhurka
at 0: saqda_dhexe saqdhexe
minutes: daqiiqo daqiiqadood
and: iyo
)";

}  // namespace lotsen::entities
