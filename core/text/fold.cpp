// fold: one table look-up a character. ICU makes the table, once. Every message is folded before
// anything else is read of it, so what most characters need is a load, a comparison and a store.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <cstring>
#include <stdexcept>

#include "core/text/normalise.hpp"
#include "core/text/utf8.hpp"

namespace lotsen {
namespace {

constexpr char32_t table_end = 0x1000;  // Latin to Tibetan: all alphabets served but Ethiopic
constexpr std::size_t most_bytes = 6;

enum class shape : std::uint8_t {
    letter,   // one letter: longer runs of it are cut to two
    sign,     // one character of another kind, or none
    several,  // more than one code point
    too_long  // does not fit here, made each time
};

struct mapping {
    char bytes[most_bytes] = {};
    std::uint8_t size = 0;
    shape is = shape::sign;
};
static_assert(sizeof(mapping) == 8);  // copied whole

const icu::Normalizer2& normalizer(bool casefold) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* found = casefold ? icu::Normalizer2::getNFKCCasefoldInstance(status)
                                 : icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no normalisation data");
    return *found;
}

// Marks that residents leave out. The vowel signs of Indic scripts are marks too, and letters in
// all but name: they stay.
bool dropped_mark(UChar32 c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05C7) ||
           (c >= 0x0610 && c <= 0x061A) || c == 0x0640 || (c >= 0x064B && c <= 0x065F) ||
           c == 0x0670 || (c >= 0x06D6 && c <= 0x06DC) || (c >= 0x06DF && c <= 0x06E8) ||
           (c >= 0x06EA && c <= 0x06ED);
}

// Letters that Unicode does not decompose although people type one for the other.
UChar32 variant(UChar32 c) {
    switch (c) {
        case 0x0142:
            return 'l';  // Polish
        case 0x00F8:
            return 'o';
        case 0x0111:
            return 'd';
        case 0x0131:
            return 'i';  // Turkish
        case 0x0491:
            return 0x0433;  // Ukrainian ghe with upturn
        case 0x02BC:
        case 0x2019:
        case 0x2018:
        case 0x02BB:
        case 0x00B4:
            return '\'';
        case 0x0671:
            return 0x0627;  // alef wasla
        case 0x0649:
        case 0x06CC:
        case 0x06D2:
            return 0x064A;  // alef maksura, Farsi and barree yeh
        case 0x0629:
        case 0x06C1:
        case 0x06BE:
        case 0x06D5:
            return 0x0647;  // teh marbuta, hehs
        case 0x06A9:
            return 0x0643;  // keheh
        default:
            return c;
    }
}

void append_folded(std::string& out, char32_t code_point) {
    icu::UnicodeString folded;
    UErrorCode status = U_ZERO_ERROR;
    normalizer(true).normalize(
        icu::UnicodeString(static_cast<UChar32>(code_point)), folded, status
    );
    folded = normalizer(false).normalize(folded, status);
    for (int32_t i = 0; i < folded.length();) {
        const UChar32 c = folded.char32At(i);
        i += U16_LENGTH(c);
        if (dropped_mark(c)) continue;
        if (c == 0x00E6)
            out += "ae";
        else if (c == 0x0153)
            out += "oe";
        else if (const auto digit = u_charDigitValue(c); digit >= 0)
            out += static_cast<char>('0' + digit);
        else
            append_utf8(out, static_cast<char32_t>(variant(c)));
    }
}

mapping make_mapping(char32_t code_point) {
    std::string folded;
    append_folded(folded, code_point);
    mapping made;
    if (folded.size() > most_bytes) {
        made.is = shape::too_long;
        return made;
    }
    std::memcpy(made.bytes, folded.data(), folded.size());
    made.size = static_cast<std::uint8_t>(folded.size());
    if (folded.empty()) return made;
    std::size_t end = 0;
    const auto first = next_code_point(folded, end);
    if (end < folded.size())
        made.is = shape::several;
    else if (u_isalpha(static_cast<UChar32>(first)) != 0)
        made.is = shape::letter;
    return made;
}

const std::array<mapping, table_end>& table() {
    static const auto made = [] {
        std::array<mapping, table_end> all;
        for (char32_t c = 0; c < table_end; ++c)
            all[c] = make_mapping(c);
        return all;
    }();
    return made;
}

// Han and Ethiopic: nothing to fold, and not worth asking ICU for every character.
bool is_plain(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x1200 && c <= 0x135A);
}

// Writes the folded text into memory that is there already: `out` (and `origin`, where it is
// wanted) always have room for as many bytes as the text still has, and for one mapping more. A
// character that grows asks for more.
class writer {
  public:
    writer(std::string_view text, std::string& out, std::vector<std::uint32_t>* origin)
        : text_(text), out_(out), origin_(origin) {
        make_room(0);
    }

    void fold() {
        for (std::size_t at = fold_ascii(0); at < text_.size(); at = fold_ascii(at)) {
            from_ = at;
            const auto code_point = next_code_point(text_, at);
            rest_ = text_.size() - at;
            if (code_point < table_end) {
                const auto& found = map_[code_point];
                if (found.is <= shape::sign && found.size <= at - from_)
                    put(found);
                else
                    put_pieces(code_point, found);
            } else if (code_point != ill_formed) {
                put_pieces(code_point, {{}, 0, shape::too_long});
            }
        }
        out_.resize(size_);
        if (origin_ != nullptr) origin_->resize(size_);
    }

  private:
    // A run of ASCII from `at`: each byte becomes one byte. All that the loop needs is at hand;
    // what is written through a pointer could otherwise be any member.
    std::size_t fold_ascii(std::size_t at) {
        const auto text = text_;
        const auto* map = map_.data();
        char* const begin = out_.data();
        auto* const origin = origin_ != nullptr ? origin_->data() : nullptr;
        auto size = size_;
        for (; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80; ++at) {
            const auto& one = map[static_cast<unsigned char>(text[at])];
            const char byte = one.bytes[0];
            const bool again = size >= 2 && begin[size - 1] == byte && begin[size - 2] == byte;
            if (again && one.is == shape::letter) continue;
            begin[size] = byte;
            if (origin != nullptr) origin[size] = static_cast<std::uint32_t>(at);
            ++size;
        }
        size_ = size;
        return at;
    }

    void make_room(std::size_t more) {
        const auto wanted = size_ + more + rest_ + sizeof(mapping);
        if (out_.size() >= wanted) return;
        out_.resize(wanted);
        if (origin_ != nullptr) origin_->resize(wanted);
    }

    void put(const mapping& one) {
        if (one.is == shape::letter && twice_before(one.bytes, one.size)) return;
        std::memcpy(&out_[size_], &one, sizeof one);
        note_origin(one.size);
    }

    void put_pieces(char32_t code_point, const mapping& found) {
        std::string text;
        const bool plain = is_plain(code_point);
        if (found.is != shape::too_long)
            text.assign(found.bytes, found.size);
        else if (plain)
            append_utf8(text, code_point);
        else
            append_folded(text, code_point);
        make_room(text.size());
        for (std::size_t at = 0; at < text.size();) {
            const auto begin = at;
            const auto one = next_code_point(text, at);
            const auto size = at - begin;
            const bool letter = plain || u_isalpha(static_cast<UChar32>(one)) != 0;
            if (letter && twice_before(&text[begin], size)) continue;
            std::memcpy(&out_[size_], &text[begin], size);
            note_origin(size);
        }
    }

    // Whether the last two letters written are this one.
    bool twice_before(const char* letter, std::size_t size) const {
        if (size_ < 2 * size) return false;
        const char* end = out_.data() + size_;
        return end[-1] == letter[size - 1] && std::memcmp(end - size, letter, size) == 0 &&
               std::memcmp(end - 2 * size, letter, size) == 0;
    }

    void note_origin(std::size_t size) {
        if (origin_ != nullptr)
            for (std::size_t i = 0; i < size; ++i)
                (*origin_)[size_ + i] = static_cast<std::uint32_t>(from_);
        size_ += size;
    }

    std::string_view text_;
    std::string& out_;
    std::vector<std::uint32_t>* origin_;
    std::size_t size_ = 0;             // bytes written
    std::size_t from_ = 0;             // where the character under way began
    std::size_t rest_ = text_.size();  // bytes behind it
    const std::array<mapping, table_end>& map_ = table();
};

}  // namespace

std::string fold(std::string_view text) {
    std::string folded;
    writer(text, folded, nullptr).fold();
    return folded;
}

folded_text fold_with_origin(std::string_view text) {
    folded_text folded;
    writer(text, folded.text, &folded.origin).fold();
    folded.origin.push_back(static_cast<std::uint32_t>(text.size()));
    return folded;
}

}  // namespace lotsen
