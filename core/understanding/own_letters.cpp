#include "core/understanding/own_letters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/text/normalise.hpp"

namespace lotsen {
namespace {

enum class where : std::uint8_t {
    anywhere,
    first,        // ^ of the word
    last,         // $ of the word
    after_vowel,  // : of Latin letters
    closing,      // ~ no vowel follows in the word
    whole,        // = the word
    joined        // + the word, which is written together with the next one
};

struct rule {
    std::string latin;
    std::string own;  // folded as the texts are that it is compared with
    where at = where::anywhere;
};

constexpr std::string_view vowels = "aeiouy";

// What is written in Latin letters among any others.
constexpr std::array<std::string_view, 10> kept{
    "app", "cv", "email", "fabrik", "id", "mail", "ok", "pdf", "sfi", "sms"};

// Pairs of Latin letters, with the sign of their place before them, and the letters for them ("-":
// none). The first that fits is taken: longer ones stand before shorter ones.
constexpr std::string_view russian = R"(
shch щ  sch щ  sh ш  ch ч  zh ж  kh х  ts ц  tz ц  ya я  ja я  ia ия  yu ю  ju ю  iu ию
yo ё  jo ё  ye е  je е  ^et эт  :y й  :j й  ij ий  iy ий  yj ый  a а  b б  c ц  d д  e е
f ф  g г  h х  i и  j ж  k к  l л  m м  n н  o о  p п  q к  r р  s с  t т  u у  v в  w в
x х  y ы  z з  4 ч  6 ш  ' ь
)";

constexpr std::string_view ukrainian = R"(
shch щ  sch щ  zgh зг  sh ш  ch ч  zh ж  kh х  ts ц  ^hoch хоч  ^hot хот  ya я  ja я
ia я  yu ю  ju ю  iu ю  ye є  je є  ie є  yi ї  ji ї  :y й  a а  b б  c ц  d д  e е  f ф
g г  h г  i і  j й  k к  l л  m м  n н  o о  p п  q к  r р  s с  t т  u у  v в  w в  x х
y и  z з  ' ь
)";

constexpr std::string_view arabic = R"(
+el ال  +il ال  +al ال  =ana انا  =ya يا  =la لا  =ma ما  $iyye ية  $iya ية  sh ش  ch ش
kh خ  gh غ  th ث  dh ذ  7' خ  3' غ  9' ض  aa ا  ee ي  ii ي  oo و  ou و  uu و  ei ي  ai ي
ay اي  ^a ا  ^e ا  ^i ا  ^o ا  ^u ا  $a ة  $e ة  $i ي  $o و  $u و  a -  e -  i -  o -
u -  b ب  c ك  d د  f ف  g ج  h ه  j ج  k ك  l ل  m م  n ن  p ب  q ق  r ر  s س  t ت  v ف
w و  x كس  y ي  z ز  ^2 ا  2 ق  3 ع  4 ذ  5 خ  6 ط  7 ح  8 غ  9 ص  ' -
)";

constexpr std::string_view persian = R"(
=e -  =o و  =ye ی  kh خ  sh ش  ch چ  zh ژ  gh ق  aa ا  ee ی  ii ی  oo و  ou و  ey ی
ay ای  ia یا  iy ی  ^a ا  ^e ا  ^o ا  ^i ای  ^u او  $a ا  $e ه  $eh ه  $o و  ~a ا  a -
e -  o -  i ی  u و  b ب  c ک  d د  f ف  g گ  h ه  j ج  k ک  l ل  m م  n ن  p پ  q ق  r ر
s س  t ت  v و  w و  x خ  y ی  z ز  ' -
)";

constexpr std::string_view urdu = R"(
chh چھ  kh کھ  gh گھ  ch چ  jh جھ  th تھ  dh دھ  ph پھ  bh بھ  sh ش  aa ا  ee ی  ii ی
oo و  ou و  au و  $ain یں  $ein یں  $on وں  $oon وں  $an اں  $ai ے  $ay ے  ei ی  ai ی
ay ی  ^a ا  ^e ا  ^o او  ^i ا  ^u ا  $a ا  $e ے  $i ی  $o و  $u و  e ی  o و  a -  i -
u -  b ب  c ک  d د  f ف  g گ  h ہ  j ج  k ک  l ل  m م  n ن  p پ  q ق  r ر  s س  t ت  v و
w و  x کس  y ی  z ز  ' -
)";

constexpr std::string_view bengali = R"(
chh ছ  kh খ  gh ঘ  ch চ  jh ঝ  th থ  dh ধ  ph ফ  bh ভ  sh শ  ng ং  ^aa আ  ^ee ই  ^oo উ
aa া  ee ি  oo ু  ai াই  ei েই  oi ই  ou ৌ  ao াও  ^a আ  ^i ই  ^u উ  ^e এ  ^o ও  a া
i ি  u ু  e ে  o -  b ব  c ক  d দ  f ফ  g গ  h হ  j জ  k ক  l ল  m ম  n ন  p প  q ক  r র
s স  t ত  v ভ  w ও  x ক্স  y য়  z জ  ' -
)";

bool fits(const rule& one, std::string_view word, std::size_t at) {
    if (!word.substr(at).starts_with(one.latin)) return false;
    const auto end = at + one.latin.size();
    switch (one.at) {
        case where::anywhere:
            return true;
        case where::first:
            return at == 0;
        case where::last:
            return end == word.size() && at > 0;
        case where::after_vowel:
            return at > 0 && vowels.find(word[at - 1]) != vowels.npos;
        case where::closing:
            return word.find_first_of(vowels, end) == word.npos;
        case where::whole:
        case where::joined:
            return at == 0 && end == word.size();
    }
    return false;
}

class alphabet {
  public:
    /// `doubles`: consonants are written twice.
    explicit alphabet(std::string_view pairs, bool doubles = true) : doubles_(doubles) {
        constexpr std::string_view signs = "^$:~=+";  // of `where`, from the second on
        std::istringstream from{std::string(pairs)};
        for (std::string latin, own; from >> latin >> own;) {
            const auto sign = signs.find(latin.front());
            const bool placed = sign != signs.npos;
            rules_.push_back(
                {latin.substr(placed ? 1 : 0),
                 own == "-" ? std::string() : fold(own),
                 placed ? static_cast<where>(sign + 1) : where::anywhere}
            );
        }
    }

    bool doubles() const { return doubles_; }
    /// Null where none fits.
    const rule* find(std::string_view word, std::size_t at) const {
        const auto found =
            std::ranges::find_if(rules_, [&](const rule& one) { return fits(one, word, at); });
        return found == rules_.end() ? nullptr : &*found;
    }

  private:
    std::vector<rule> rules_;
    bool doubles_;
};

const alphabet* alphabet_of(std::string_view language) {
    static const alphabet ru(russian);
    static const alphabet uk(ukrainian);
    static const alphabet ar(arabic, false);
    static const alphabet fa(persian, false);
    static const alphabet ur(urdu, false);
    static const alphabet bn(bengali);
    if (language == "ru") return &ru;
    if (language == "uk") return &uk;
    if (language == "ar") return &ar;
    if (language == "fa" || language == "prs") return &fa;
    if (language == "ur") return &ur;
    if (language == "bn") return &bn;
    return nullptr;
}

bool is_latin(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// In the folded alphabet: letters of other alphabets are several bytes.
bool is_mostly_latin(std::string_view text) {
    constexpr std::ptrdiff_t times = 4;  // as many Latin letters as bytes of others
    const auto latin = std::ranges::count_if(text, is_latin);
    const auto others = std::ranges::count_if(text, [](char c) { return (c & 0x80) != 0; });
    return latin > times * others;
}

class writer {
  public:
    writer(const folded_text& from, const alphabet& letters) : from_(from), letters_(letters) {
        made_.text.reserve(from.text.size() * 2);
        made_.origin.reserve(from.text.size() * 2 + 1);
    }

    folded_text write() {
        const std::string_view text = from_.text;
        for (std::size_t at = 0; at < text.size();) {
            auto end = at;
            bool letters = false;
            while (end < text.size() &&
                   (is_latin(text[end]) || is_digit(text[end]) || (end > at && text[end] == '\'')))
                letters = is_latin(text[end++]) || letters;
            if (end == at) ++end;
            const auto word = text.substr(at, end - at);
            const bool joins = std::exchange(joins_, false);
            if (letters && std::ranges::find(kept, word) == kept.end())
                write_word(word, at);
            else if (word != " " || !joins)
                keep(word, at);
            at = end;
        }
        made_.origin.push_back(from_.origin[text.size()]);
        return std::move(made_);
    }

  private:
    void write_word(std::string_view word, std::size_t begin) {
        for (std::size_t at = 0; at < word.size();) {
            if (!letters_.doubles() && at > 0 && word[at] == word[at - 1] &&
                vowels.find(word[at]) == vowels.npos) {
                ++at;
                continue;
            }
            const auto* found = letters_.find(word, at);
            if (found == nullptr) {
                keep(word.substr(at, 1), begin + at);
                ++at;
            } else {
                made_.text += found->own;
                made_.origin.resize(made_.text.size(), from_.origin[begin + at]);
                at += found->latin.size();
                joins_ = found->at == where::joined;
            }
        }
    }

    void keep(std::string_view part, std::size_t begin) {
        for (std::size_t i = 0; i < part.size(); ++i) {
            made_.text += part[i];
            made_.origin.push_back(from_.origin[begin + i]);
        }
    }

    const folded_text& from_;
    const alphabet& letters_;
    folded_text made_;
    bool joins_ = false;  // a blank right behind is left out
};

}  // namespace

std::optional<folded_text> in_own_letters(const folded_text& folded, std::string_view language) {
    const auto* letters = alphabet_of(language);
    if (letters == nullptr || !is_mostly_latin(folded.text)) return std::nullopt;
    return writer(folded, *letters).write();
}

}  // namespace lotsen
