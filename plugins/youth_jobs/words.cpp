#include "plugins/youth_jobs/words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "core/base/json.hpp"

namespace lotsen::youth_jobs {
namespace {

constexpr std::size_t stem_to_begin = 4;    // letters
constexpr std::size_t stem_to_contain = 6;  // letters

bool ascii_letter_or_digit(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9');
}

/// Bytes of the punctuation mark outside ASCII that `text` begins with, or 0.
std::size_t foreign_mark(std::string_view text) {
    // Arabic and Urdu signs, guillemets, the Bengali and the Ge'ez full stop, Chinese signs.
    constexpr std::array<std::string_view, 16> marks{
        "\u060C",
        "\u061B",
        "\u061F",
        "\u06D4",
        "\u00AB",
        "\u00BB",
        "\u00B7",
        "\u0964",
        "\u1362",
        "\u1363",
        "\u1364",
        "\u3001",
        "\u3002",
        "\uFF0C",
        "\uFF01",
        "\uFF1F"};
    for (const auto mark : marks)
        if (text.starts_with(mark)) return mark.size();
    // U+2000 to U+206F, general punctuation, are E2 80 xx and E2 81 xx.
    if (text.size() >= 3 && text[0] == '\xE2' && (text[1] == '\x80' || text[1] == '\x81')) return 3;
    return 0;
}

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

std::vector<std::string> folded_texts(const json::object& of, const char* key, fold_function fold) {
    std::vector<std::string> read;
    for (const auto& text : array_at(of, key))
        if (text.is_string()) read.push_back(fold(text.get_string()));
    return read;
}

json::object object_of(const std::filesystem::path& file) {
    auto read = read_json(file);
    if (read.has_error()) throw std::runtime_error(read.error().detail);
    if (!read->is_object()) throw std::runtime_error(file.string() + ": is no object");
    return std::move(read->get_object());
}

void append(std::vector<std::string>& to, std::vector<std::string> more) {
    std::ranges::move(more, std::back_inserter(to));
}

/// By a word of its search, all of them, or one of its stems.
bool is_named(
    std::string_view name,
    const std::vector<std::string>& search,
    const std::vector<std::string>& stems
) {
    std::string whole;
    for (const auto& one : search)
        whole += (whole.empty() ? "" : " ") + one;
    return name == whole || std::ranges::find(search, name) != search.end() ||
           std::ranges::find(stems, name) != stems.end();
}

}  // namespace

std::vector<std::string> split_words(std::string_view folded) {
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t at = 0; at < folded.size();) {
        const char byte = folded[at];
        const bool foreign = static_cast<unsigned char>(byte) >= 0x80U;
        const std::size_t mark = foreign ? foreign_mark(folded.substr(at)) : 0;
        if (mark > 0 || (!foreign && !ascii_letter_or_digit(byte))) {
            finish();
            at += std::max<std::size_t>(mark, 1);
        } else {
            word += byte;
            ++at;
        }
    }
    finish();
    return words;
}

bool has_stem(std::string_view word, std::string_view stem) {
    constexpr std::string_view arabic_article = "\u0627\u0644";
    const auto at = stem.empty() ? stem.npos : word.find(stem);
    if (at == word.npos) return false;
    const bool after_article = at == arabic_article.size() && word.starts_with(arabic_article);
    const bool begins = at == 0 || after_article;
    if (begins && at + stem.size() == word.size()) return true;
    // Han is written without spaces: two characters are a word, wherever they stand.
    const auto first = static_cast<unsigned char>(stem.front());
    if (first >= 0xE4U && first <= 0xE9U) return stem.size() >= 6;
    const auto length = letters(stem);
    return length >= (begins ? stem_to_begin : stem_to_contain);
}

word_groups::word_groups(const std::filesystem::path& folder, fold_function fold) {
    const auto top = object_of(folder / "words.json");
    const auto& groups = object_at(top, "groups");
    for (const auto& member : groups)
        groups_[member.key()] = {folded_texts(groups, member.key_c_str(), fold), {}};
    for (const auto& one : array_at(top, "occupations")) {
        if (!one.is_object()) continue;
        const auto& group = one.get_object();
        occupations_.push_back(
            {folded_texts(group, "stems", fold), folded_texts(group, "search", fold)}
        );
    }
    std::vector<std::filesystem::path> languages;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "words"))
        if (entry.path().extension() == ".json") languages.push_back(entry.path());
    std::ranges::sort(languages);
    for (const auto& file : languages)
        add(file, fold);
}

void word_groups::add(const std::filesystem::path& file, fold_function fold) {
    const auto top = object_of(file);
    const auto& groups = object_at(top, "groups");
    for (const auto& member : groups)
        append(groups_[member.key()].stems, folded_texts(groups, member.key_c_str(), fold));
    const auto& occupations = object_at(top, "occupations");
    for (const auto& member : occupations) {
        const auto name = fold(member.key());
        const auto one = std::ranges::find_if(occupations_, [&](const word_group& known) {
            return is_named(name, known.search, known.stems);
        });
        if (one == occupations_.end())
            throw std::runtime_error(
                file.string() + ": no occupation " + std::string(member.key())
            );
        append(one->stems, folded_texts(occupations, member.key_c_str(), fold));
    }
}

namespace {

bool any_stem(const std::vector<std::string>& words, const std::vector<std::string>& stems) {
    std::string text;
    return std::ranges::any_of(stems, [&](const std::string& stem) {
        if (stem.find(' ') == stem.npos)
            return std::ranges::any_of(words, [&](const auto& word) {
                return has_stem(word, stem);
            });
        // A stem of several words is looked for in the words as a text, made when it is needed.
        if (text.empty()) {
            text = " ";
            for (const auto& word : words)
                text += word + " ";
        }
        return text.find(" " + stem) != text.npos;
    });
}

}  // namespace

bool word_groups::any(const std::vector<std::string>& words, std::string_view group) const {
    const auto found = groups_.find(group);
    return found != groups_.end() && any_stem(words, found->second.stems);
}

bool word_groups::exactly(std::string_view word, std::string_view group) const {
    const auto found = groups_.find(group);
    return found != groups_.end() &&
           std::ranges::find(found->second.stems, word) != found->second.stems.end();
}

std::vector<const word_group*> word_groups::occupations(const std::vector<std::string>& words
) const {
    std::vector<const word_group*> found;
    for (const auto& group : occupations_)
        if (any_stem(words, group.stems)) found.push_back(&group);
    return found;
}

}  // namespace lotsen::youth_jobs
