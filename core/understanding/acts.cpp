#include "core/understanding/acts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "core/base/json.hpp"
#include "core/text/normalise.hpp"

namespace lotsen {
namespace {

constexpr std::size_t longest_join = 32;  // bytes of a folded word that joins two wishes
constexpr std::size_t polite_words = 4;   // that may stand around an act

constexpr std::array<std::string_view, 13> names{
    "none",
    "yes",
    "no",
    "cancel",
    "skip",
    "dont_know",
    "repeat",
    "back",
    "why",
    "start_over",
    "correct",
    "continue",
    "none_of_these"};

std::optional<dialogue_act> act_named(std::string_view name) {
    const auto* found = std::ranges::find(names, name);
    if (found == names.end() || found == names.begin()) return std::nullopt;
    return static_cast<dialogue_act>(found - names.begin());
}

constexpr std::array<std::string_view, 5> places{"first", "second", "third", "fourth", "fifth"};

/// "second" is 2; 0 for what names no place.
std::size_t place_named(std::string_view name) {
    const auto* found = std::ranges::find(places, name);
    return found == places.end() ? 0 : static_cast<std::size_t>(found - places.begin()) + 1;
}

struct folded_word {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// At most `most`: a long text is no act, and opens with its first words.
std::vector<folded_word> words_in(std::string_view folded, std::size_t most) {
    std::vector<folded_word> words;
    words.reserve(std::min(most, folded.size() / 2 + 1));
    bool inside = false;
    for (std::size_t at = 0; at < folded.size();) {
        const auto begin = at;
        const auto code_point = next_code_point(folded, at);
        // "don't", "п'ять": the apostrophe belongs to its word.
        const bool part = code_point != ill_formed &&
                          (is_word_character(code_point) || (inside && code_point == '\''));
        const bool han = is_han(code_point);
        if (part && (!inside || han)) {
            if (words.size() == most) break;
            words.push_back({begin, at});
        }
        if (part) words.back().end = at;
        inside = part && !han;
    }
    return words;
}

template <class Words>
std::string joined(const Words& words, std::size_t begin, std::size_t end) {
    std::string text;
    for (auto i = begin; i < end; ++i) {
        if (!text.empty()) text += ' ';
        text += words[i].text;
    }
    return text;
}

/// What folding makes of a word of plain letters, in `small`; nothing for other words and longer
/// ones.
std::optional<std::string_view> lower_case_ascii(std::string_view word, std::span<char> small) {
    if (word.size() > small.size()) return std::nullopt;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto letter = static_cast<unsigned char>(word[i]);
        if (letter >= 0x80) return std::nullopt;
        small[i] = static_cast<char>(lower_case(letter));
    }
    return std::string_view(small.data(), word.size());
}

// A phrase as it is compared: folded words with single spaces; how many words it has.
std::pair<std::string, std::size_t> normal_form(std::string_view phrase) {
    const auto folded = fold(phrase);
    const auto words = words_in(folded, folded.size());
    std::string text;
    for (const auto& word : words) {
        if (!text.empty()) text += ' ';
        text += folded.substr(word.begin, word.end - word.begin);
    }
    return {text, words.size()};
}

}  // namespace

result<void> act_table::add_phrase(
    std::string_view name, std::string_view phrase, const std::string& language
) {
    const auto [text, words] = normal_form(phrase);
    if (words == 0) return fail(errc::invalid, "no words");
    if (name == "polite") {
        polite_.insert(text);
        polite_begins_.insert(text.substr(0, text.find(' ')));
        polite_ends_.insert(text.substr(text.rfind(' ') + 1));
        longest_polite_ = std::max(longest_polite_, words);
        return {};
    }
    if (name == "join") {
        auto& own = joining_[language];
        if (text.size() > longest_join) return fail(errc::invalid, "longer than joining words are");
        own.longest = std::max(own.longest, text.size());
        if (phrase.ends_with('-'))
            own.glued.push_back(text);
        else
            own.words.insert(text);
        return {};
    }
    const auto act = act_named(name);
    const auto nth = place_named(name);
    if (!act && nth == 0) return fail(errc::invalid, "no act");
    if (act == dialogue_act::correct) {
        openers_.insert(text);
        opener_begins_.insert(text.substr(0, text.find(' ')));
        longest_opener_ = std::max(longest_opener_, words);
        return {};
    }
    whole_[text].push_back({language, act.value_or(dialogue_act::none), nth});
    longest_whole_ = std::max(longest_whole_, words);
    return {};
}

bool act_table::joins(std::string_view word, std::string_view language) const {
    constexpr std::size_t least_behind = 4;  // bytes of the word that a glued one stands before
    const auto found = joining_.find(language.substr(0, language.find("-x-")));
    if (found == joining_.end()) return false;
    const auto& joining = found->second;
    // Asked of every word of a message, most of which are longer than any that joins.
    if (joining.glued.empty() && word.size() > 2 * joining.longest) return false;
    std::array<char, 2 * longest_join> small;
    std::string folded;
    auto said = lower_case_ascii(word, small);
    if (!said) {
        folded = fold(word);
        said = folded;
    }
    if (said->size() <= joining.longest && joining.words.contains(*said)) return true;
    return std::ranges::any_of(joining.glued, [&](const std::string& start) {
        return said->starts_with(start) && said->size() >= start.size() + least_behind;
    });
}

result<void> act_table::add(const std::filesystem::path& file) {
    const auto read = read_json(file);
    if (read.has_error()) return read.error();
    const auto* acts = read->if_object();
    if (acts == nullptr) return fail(errc::invalid, file.string() + ": not an object");
    for (const auto& [key, value] : *acts) {
        const std::string_view name(key.data(), key.size());
        if (name.starts_with('_')) continue;
        const auto wrong = [&](const std::string& what) {
            return fail(errc::invalid, file.string() + ": " + std::string(name) + ": " + what);
        };
        const auto* list = value.if_array();
        if (list == nullptr) return wrong("not a list");
        for (const auto& item : *list) {
            const auto* phrase = item.if_string();
            if (phrase == nullptr) return wrong("not a text");
            if (const auto added = add_phrase(name, *phrase, file.stem().string());
                added.has_error())
                return wrong(added.error().detail);
        }
    }
    return {};
}

result<act_table> act_table::load(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    if (files.empty()) return fail(errc::not_found, "no phrases in " + folder.string());
    std::ranges::sort(files);
    act_table table;
    for (const auto& file : files)
        if (const auto added = table.add(file); added.has_error()) return added.error();
    return table;
}

const act_table::meaning* act_table::meaning_of(
    const std::vector<spoken_word>& words, std::string_view language
) const {
    if (words.size() > longest_whole_ + polite_words) return nullptr;
    std::size_t begin = 0;
    std::size_t end = words.size();
    // The phrase as it is first, then without a polite word at either end, as long as one is there.
    while (begin < end) {
        if (const auto found = whole_.find(joined(words, begin, end)); found != whole_.end()) {
            for (const auto& one : found->second)
                if (one.language == language) return &one;
            return &found->second.front();
        }
        const auto before = end - begin;
        const bool may_end = polite_ends_.contains(words[end - 1].text);
        const bool may_begin = polite_begins_.contains(words[begin].text);
        if (!may_end && !may_begin) break;
        for (auto size = std::min(longest_polite_, before); size > 0 && end - begin == before;
             --size) {
            if (may_end && polite_.contains(joined(words, end - size, end)))
                end -= size;
            else if (may_begin && polite_.contains(joined(words, begin, begin + size)))
                begin += size;
        }
        if (end - begin == before) break;
    }
    return nullptr;
}

std::size_t act_table::opener_of(const std::vector<spoken_word>& words) const {
    if (!opener_begins_.contains(words.front().text)) return 0;
    const auto most = std::min(longest_opener_, words.size());
    auto opening = joined(words, 0, most);
    for (auto size = most; size > 0; --size) {
        if (openers_.contains(opening)) return size;
        opening.resize(opening.size() - words[size - 1].text.size());
        if (size > 1) opening.pop_back();  // the blank
    }
    return 0;
}

act_reading act_table::read(const folded_text& text, std::string_view language) const {
    const std::string_view folded = text.text;
    // One more than any phrase has, to see that the text goes on.
    const auto most = 1 + std::max(longest_whole_ + polite_words, longest_opener_);
    std::vector<spoken_word> words;
    words.reserve(most);
    for (const auto& [begin, end] : words_in(folded, most))
        words.push_back({folded.substr(begin, end - begin), begin});
    if (words.empty()) return {};
    if (const auto* meant = meaning_of(words, language.substr(0, language.find("-x-"))))
        return {meant->act, 0, meant->nth};
    const auto size = opener_of(words);
    if (size == 0) return {};
    if (size == words.size()) return {dialogue_act::correct, text.origin.back(), 0};
    // A sign that a word begins with is its own: the plus of a telephone number.
    const auto opened = words[size - 1].begin + words[size - 1].text.size();
    const auto blank = folded.find_last_of(' ', words[size].begin);
    const auto begin = blank == folded.npos ? opened : std::max(opened, blank + 1);
    return {dialogue_act::correct, text.origin[begin], 0};
}

std::string_view to_string(dialogue_act act) noexcept {
    return names[static_cast<std::size_t>(act)];
}

}  // namespace lotsen
