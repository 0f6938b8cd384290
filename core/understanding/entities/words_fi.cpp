#include "core/understanding/entities/lexicon.hpp"

namespace lotsen::entities {

constinit const std::string_view words_fi = R"(
number 0: nolla
number 1: yksi yhden yhtä
number 2: kaksi kahden kahta kaks
number 3: kolme kolmen kolmea
number 4: neljä neljän neljää
number 5: viisi viiden viittä viis
number 6: kuusi kuuden kuutta kuus
number 7: seitsemän seitsemää
number 8: kahdeksan kahdeksaa
number 9: yhdeksän yhdeksää
number 10: kymmenen kymmentä
number 11: yksitoista yhdentoista
number 12: kaksitoista kahdentoista
number 13: kolmetoista
number 14: neljätoista
number 15: viisitoista
number 16: kuusitoista
number 17: seitsemäntoista
number 18: kahdeksantoista
number 19: yhdeksäntoista
number 20: kaksikymmentä
number 30: kolmekymmentä
number 40: neljäkymmentä
number 50: viisikymmentä
number 60: kuusikymmentä
number 70: seitsemänkymmentä
number 80: kahdeksankymmentä
number 90: yhdeksänkymmentä
number 100: sata
hour 1: yhdeltä yhdeksi yhteen
hour 2: kahdelta kahdeksi kahteen
hour 3: kolmelta kolmeksi kolmeen
hour 4: neljältä neljäksi neljään
hour 5: viideltä viideksi viiteen
hour 6: kuudelta kuudeksi kuuteen
hour 7: seitsemältä seitsemäksi seitsemään
hour 8: kahdeksalta kahdeksaan
hour 9: yhdeksältä yhdeksään
hour 10: kymmeneltä kymmeneksi kymmeneen
hour 11: yhdeltätoista yhteentoista
hour 12: kahdeltatoista kahteentoista
hour 13: kolmeltatoista
hour 14: neljältätoista
hour 15: viideltätoista
hour 16: kuudeltatoista
hour 17: seitsemältätoista
hour 18: kahdeksaltatoista
hour 19: yhdeksältätoista
hour 20: kahdeltakymmeneltä
ordinal 1: ensimmäinen ensimmäisenä
ordinal 2: toinen toisena
ordinal 3: kolmas kolmantena
ordinal 4: neljäs neljäntenä
ordinal 5: viides viidentenä
ordinal 6: kuudes kuudentena
ordinal 7: seitsemäs seitsemäntenä
ordinal 8: kahdeksas kahdeksantena
ordinal 9: yhdeksäs yhdeksäntenä
ordinal 10: kymmenes kymmenentenä
ordinal 11: yhdestoista yhdentenätoista
ordinal 12: kahdestoista kahdentenatoista
ordinal 13: kolmastoista
ordinal 14: neljästoista
ordinal 15: viidestoista
ordinal 16: kuudestoista
ordinal 17: seitsemästoista
ordinal 18: kahdeksastoista
ordinal 19: yhdeksästoista
ordinal 20: kahdeskymmenes
weekday 1: maanantai maanantaina maanantaihin maanantain maanantaiksi
weekday 2: tiistai tiistaina tiistaihin tiistain tiistaiksi
weekday 3: keskiviikko keskiviikkona keskiviikkoon keskiviikon keskiviikoksi
weekday 4: torstai torstaina torstaihin torstain torstaiksi
weekday 5: perjantai perjantaina perjantaihin perjantain perjantaiksi
weekday 6: lauantai lauantaina lauantaihin lauantain lauantaiksi
weekday 7: sunnuntai sunnuntaina sunnuntaihin sunnuntain sunnuntaiksi
month 1: tammikuu tammikuuta tammikuun tammikuussa
month 2: helmikuu helmikuuta helmikuun helmikuussa
month 3: maaliskuu maaliskuuta maaliskuun maaliskuussa
month 4: huhtikuu huhtikuuta huhtikuun huhtikuussa
month 5: toukokuu toukokuuta toukokuun toukokuussa
month 6: kesäkuu kesäkuuta kesäkuun kesäkuussa
month 7: heinäkuu heinäkuuta heinäkuun heinäkuussa
month 8: elokuu elokuuta elokuun elokuussa
month 9: syyskuu syyskuuta syyskuun syyskuussa
month 10: lokakuu lokakuuta lokakuun lokakuussa
month 11: marraskuu marraskuuta marraskuun marraskuussa
month 12: joulukuu joulukuuta joulukuun joulukuussa
day 0: tänään tänä_iltana tänä_aamuna tänä_yönä
day 1: huomenna huomiseksi huomen
day 2: ylihuomenna ylihuomiseksi
day -1: eilen
day -2: toissapäivänä toissapäivää
weekend: viikonloppuna
days 1: päivä päivän päivää
days 7: viikko viikon viikkoa
months 1: kuukausi kuukauden kuukautta
hours 60: tunti tunnin tuntia
hours 30: puolen_tunnin puoli_tuntia
hours 1: minuutti minuutin minuuttia
later: päästä kuluttua
ago: sitten
next: ensi seuraava seuraavana
clock: kello klo kellon
near: noin jo ennen jälkeen viimeistään välillä
half_to: puoli
quarter: varttia vartti
past: yli
to: vaille vailla
part 1: aamulla aamupäivällä aamuna aamu ap
part 2: iltapäivällä iltapäivä ip
part 3: illalla iltana ilta
part 4: yöllä yönä
at 12: keskipäivällä puolenpäivän puoliltapäivin
at 0: keskiyöllä puoliltaöin
minutes: minuuttia minuutti min
and: ja
)";

}  // namespace lotsen::entities
