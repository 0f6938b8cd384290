// Nobody is asked for an identity number; one typed anyway is masked before anything is stored.
#pragma once

#include <string>
#include <string_view>

namespace lotsen {

/// Swedish personal identity numbers and co-ordination numbers become "••••••-••••": 10 or 12
/// digits of any script, with or without - + or blanks, interim numbers (a letter as the seventh)
/// too. A number is one when its date exists (the day raised by 60 for co-ordination) and its last
/// digit is the Luhn sum's. Source: Skatteverket, SKV 704 and SKV 707; folkbokföringslagen
/// (1991:481) 18 and 18 a §.
///
/// Ten digits with a leading zero and nothing between them may also be a telephone number. They
/// stay where a Swedish number could be so (PTS, numbering plan E.164), unless the words before
/// them speak of an identity number. A date followed by a time of day ("2026-11-23 1430") stays
/// too.
std::string mask_identity_numbers(std::string_view text);

}  // namespace lotsen
