#include "core/understanding/urgency/urgency.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <span>

#include "core/base/json.hpp"
#include "core/text/utf8.hpp"
#include "core/understanding/urgency/word_index.hpp"

namespace lotsen {
namespace {

using urgency::slot;
using urgency::word_pattern;

constexpr std::string_view arabic_and = "و";

/// What a phrase does when it is found.
enum class effect : std::uint8_t {
    fire_or_injury,
    crime,
    suicide,
    harmless,
    not_fire,
    not_crime,
    not_suicide
};

constexpr std::array<std::pair<std::string_view, effect>, 4> lists{{
    {"fire_or_injury", effect::fire_or_injury},
    {"crime", effect::crime},
    {"suicide", effect::suicide},
    {"harmless", effect::harmless},
}};

struct rule {
    std::vector<slot> slots;
    std::vector<std::uint8_t> gaps;  // before each slot; of the first always 0
    effect does = effect::harmless;
    bool always = false;
    bool own = false;
    bool alone = false;
    bool hint = false;
    std::size_t anchor = 0;     // the rarest slot: where trying begins
    std::uint32_t written = 0;  // index of the line
};

/// A rule where it begins. Most rules lack a word, which is seen without looking at the rule.
struct anchored_rule {
    std::uint32_t rule = 0;  // its number
    slot also = 0;           // the rarest of its other slots; the anchor where it has no other
};

/// A line of a file, kept for findings.
struct line {
    std::string text;
    std::string language;
};

/// The text as slots: what each word fits, and in which sentence it stands.
struct read_text {
    std::vector<slot> slots;
    std::vector<std::uint32_t> first;     // of each word's slots, and one more
    std::vector<std::uint16_t> sentence;  // of each word
    std::vector<char> harmless;           // of each word, not 0 where it is
    std::vector<std::uint64_t> has;       // of every slot, a bit: whether a word fits it

    std::size_t size() const { return sentence.size(); }
    bool has_one(slot wanted) const { return (has[wanted / 64U] >> (wanted % 64U) & 1U) != 0; }
    bool has_all(const std::vector<slot>& wanted) const {
        return std::all_of(wanted.begin(), wanted.end(), [&](slot one) { return has_one(one); });
    }
    bool fits(std::size_t word, slot wanted) const {
        for (auto i = first[word]; i < first[word + 1]; ++i) {
            if (slots[i] == wanted) return true;
        }
        return false;
    }
};

bool stands_alone(const read_text& text, std::size_t first, std::size_t last) {
    const bool before = first > 0 && text.sentence[first - 1] == text.sentence[first];
    return !before && (last + 1 == text.size() || text.sentence[last + 1] != text.sentence[last]);
}

bool ends_sentence(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == ';' || c == '\n' || c == 0x061F ||
           c == 0x061B || c == 0x06D4 || c == 0x0964 || c == 0x2026 || c == 0x3002;
}

/// People put Swedish and English words into any language. What silences in another one must not
/// silence here: "do" is Kurmanji for yesterday, and "to" in Polish.
bool mixed_in(std::string_view language) {
    return language == "sv" || language == "en";
}

class loaded_guard final : public urgency_guard {
  public:
    result<void> read_folders(const std::vector<std::filesystem::path>& folders);
    danger_finding find_in_folded(std::string_view folded, std::string_view language)
        const override;

  private:
    result<void> read_folder(const std::filesystem::path& folder, bool complete);
    result<void> read_file(const std::filesystem::path& file, bool complete);
    result<void> add_list(
        const json::value& list, effect does, const std::string& language, const std::string& file
    );
    slot slot_of(const word_pattern& pattern);
    void choose_anchors();
    read_text read(std::string_view folded) const;
    bool matches(
        const rule& one, const read_text& text, std::size_t at, std::vector<std::size_t>& words
    ) const;

    template <class Use>
    void each_match(const read_text& text, std::string_view language, bool harmless, Use&& use)
        const;

    std::deque<line> lines_;
    std::vector<rule> rules_;
    std::map<std::vector<word_pattern::alternative>, slot> slots_;
    // By slot: the rules that begin there, the harmless ones apart.
    std::vector<std::vector<anchored_rule>> anchored_;
    std::vector<std::vector<anchored_rule>> anchored_harmless_;
    urgency::word_index index_;
};

result<void> loaded_guard::read_folder(const std::filesystem::path& folder, bool complete) {
    std::error_code problem;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    if (problem || files.empty())
        return fail(errc::not_found, "no urgency files in " + folder.string());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        if (auto done = read_file(file, complete); !done) return done;
    }
    return {};
}

result<void> loaded_guard::read_folders(const std::vector<std::filesystem::path>& folders) {
    for (const auto& folder : folders)
        if (auto done = read_folder(folder, folder == folders.front()); !done) return done;
    choose_anchors();
    return {};
}

result<void> loaded_guard::read_file(const std::filesystem::path& file, bool complete) {
    auto read = read_json(file);
    if (!read) return read.error();
    if (!read->is_object()) return fail(errc::invalid, file.string() + ": not an object");
    const auto language = file.stem().string();
    for (const auto& [name, does] : lists) {
        const auto* list = read->get_object().if_contains(name);
        if (list == nullptr && !complete) continue;
        if (list == nullptr)
            return fail(errc::invalid, file.string() + ": no list " + std::string(name));
        if (auto done = add_list(*list, does, language, file.string()); !done) return done;
    }
    const auto& unless = object_at(read->get_object(), "unless");
    for (const auto& [name, list] : unless) {
        const bool all = name == "all";
        for (const auto& [kind, does] :
             {std::pair{"fire_or_injury", effect::not_fire},
              {"crime", effect::not_crime},
              {"suicide", effect::not_suicide}}) {
            // "all" leaves suicide out: what lies in the past is no reason for silence there.
            if (name != kind && !(all && does != effect::not_suicide)) continue;
            if (auto done = add_list(list, does, language, file.string()); !done) return done;
        }
    }
    return {};
}

result<void> loaded_guard::add_list(
    const json::value& list, effect does, const std::string& language, const std::string& file
) {
    if (!list.is_array()) return fail(errc::invalid, file + ": a list is not a list");
    for (const auto& value : list.get_array()) {
        if (!value.is_string()) return fail(errc::invalid, file + ": a phrase is not text");
        const std::string text(value.get_string());
        const auto readings = urgency::read_phrase(text);
        if (!readings)
            return fail(
                errc::invalid,
                (file + ": ").append(text).append(": ").append(readings.error().detail)
            );
        lines_.push_back({text, language});
        for (const auto& one : *readings) {
            rule made;
            for (const auto& word : one.words) {
                made.slots.push_back(slot_of(word));
                made.gaps.push_back(static_cast<std::uint8_t>(word.gap));
            }
            made.does = does;
            made.always = one.always;
            made.own = one.own || (does >= effect::harmless && !mixed_in(language));
            made.alone = one.alone;
            made.hint = one.hint;
            made.written = static_cast<std::uint32_t>(lines_.size() - 1);
            rules_.push_back(std::move(made));
        }
    }
    return {};
}

slot loaded_guard::slot_of(const word_pattern& pattern) {
    auto any = pattern.any;
    std::sort(any.begin(), any.end());
    const auto [found, fresh] = slots_.emplace(any, static_cast<slot>(slots_.size()));
    if (fresh) {
        for (const auto& one : any)
            index_.add(one, found->second);
    }
    return found->second;
}

void loaded_guard::choose_anchors() {
    std::vector<std::size_t> uses(slots_.size(), 0);
    for (const auto& one : rules_) {
        for (const auto each : one.slots)
            ++uses[each];
    }
    anchored_.resize(slots_.size());
    anchored_harmless_.resize(slots_.size());
    for (std::uint32_t i = 0; i < rules_.size(); ++i) {
        auto& one = rules_[i];
        const auto rarer = [&](slot a, slot b) { return uses[a] < uses[b]; };
        const auto rarest = std::min_element(one.slots.begin(), one.slots.end(), rarer);
        one.anchor = static_cast<std::size_t>(rarest - one.slots.begin());
        auto others = one.slots;
        if (others.size() > 1) others.erase(others.begin() + (rarest - one.slots.begin()));
        const auto also = *std::min_element(others.begin(), others.end(), rarer);
        auto& anchored = one.does == effect::harmless ? anchored_harmless_ : anchored_;
        anchored[*rarest].push_back({i, also});
    }
}

read_text loaded_guard::read(std::string_view folded) const {
    read_text made;
    constexpr std::size_t usual_length = 4;  // of a word
    const auto usual = folded.size() / usual_length + 1;
    made.first.reserve(usual);
    made.sentence.reserve(usual);
    made.slots.reserve(2 * usual);
    std::uint16_t sentence = 0;
    for (std::size_t at = 0; at < folded.size();) {
        const auto begin = at;
        auto end = at;
        auto one = next_code_point(folded, at);
        while (is_word_character(one)) {
            end = at;
            if (at == folded.size() || is_han(one)) break;
            one = next_code_point(folded, at);
            if (is_han(one)) break;
            // "п'ять", "don't": an apostrophe belongs to its word.
            if (one == '\'' && at < folded.size()) {
                auto behind = at;
                if (is_word_character(next_code_point(folded, behind))) one = 'x';
            }
        }
        if (end > begin) {
            made.first.push_back(static_cast<std::uint32_t>(made.slots.size()));
            made.sentence.push_back(sentence);
            const auto word = folded.substr(begin, end - begin);
            index_.find(word, made.slots);
            // Arabic writes "and" as a part of the next word.
            if (word.starts_with(arabic_and) && word.size() > arabic_and.size())
                index_.find(word.substr(arabic_and.size()), made.slots);
            at = end;
        } else if (ends_sentence(one)) {
            ++sentence;
        }
    }
    made.first.push_back(static_cast<std::uint32_t>(made.slots.size()));
    made.harmless.assign(made.size(), 0);
    made.has.assign(slots_.size() / 64 + 1, 0);
    for (const auto one : made.slots)
        made.has[one / 64U] |= std::uint64_t{1} << (one % 64U);
    return made;
}

bool loaded_guard::matches(
    const rule& one, const read_text& text, std::size_t at, std::vector<std::size_t>& words
) const {
    words.assign(one.slots.size(), at);
    const auto usable = [&](std::size_t word, slot wanted) {
        return text.sentence[word] == text.sentence[at] && text.harmless[word] == 0 &&
               text.fits(word, wanted);
    };
    // From the anchor forwards and backwards, the nearest word that fits each time.
    for (std::size_t i = one.anchor + 1; i < one.slots.size(); ++i) {
        const auto from = words[i - 1] + 1;
        const auto to = std::min(text.size(), from + one.gaps[i] + 1);
        auto word = from;
        while (word < to && !usable(word, one.slots[i]))
            ++word;
        if (word >= to) return false;
        words[i] = word;
    }
    for (std::size_t i = one.anchor; i-- > 0;) {
        const auto from = words[i + 1];
        const auto reach = static_cast<std::size_t>(one.gaps[i + 1]) + 1;
        std::size_t back = 1;
        while (back <= reach && back <= from && !usable(from - back, one.slots[i]))
            ++back;
        if (back > reach || back > from) return false;
        words[i] = from - back;
    }
    return !one.alone || stands_alone(text, words.front(), words.back());
}

template <class Use>
void loaded_guard::each_match(
    const read_text& text, std::string_view language, bool harmless, Use&& use
) const {
    const auto& anchored = harmless ? anchored_harmless_ : anchored_;
    std::vector<std::size_t> words;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.harmless[at] != 0) continue;
        for (auto i = text.first[at]; i < text.first[at + 1]; ++i) {
            for (const auto& [number, also] : anchored[text.slots[i]]) {
                if (!text.has_one(also)) continue;
                const auto& one = rules_[number];
                if (!text.has_all(one.slots)) continue;
                if (one.own && lines_[one.written].language != language) continue;
                if (matches(one, text, at, words)) use(one, std::span<const std::size_t>(words));
            }
        }
    }
}

danger_finding loaded_guard::find_in_folded(std::string_view folded, std::string_view language)
    const {
    auto read_words = read(folded);
    if (read_words.slots.empty()) return {};
    const auto tag = language.substr(0, language.find("-x-"));  // easy Swedish is Swedish
    std::vector<std::size_t> innocent;
    each_match(read_words, tag, true, [&](const rule&, std::span<const std::size_t> words) {
        innocent.insert(innocent.end(), words.begin(), words.end());
    });
    for (const auto word : innocent)
        read_words.harmless[word] = 1;
    struct candidate {
        const rule* found;
        std::uint16_t sentence;
    };
    std::vector<candidate> dangers;
    std::vector<candidate> denials;
    each_match(read_words, tag, false, [&](const rule& one, std::span<const std::size_t> words) {
        (one.does < effect::harmless ? dangers : denials)
            .push_back({&one, read_words.sentence[words.front()]});
    });
    const rule* best = nullptr;
    const auto rank = [](const rule& one) {
        const int kind =
            one.does == effect::suicide ? 2 : (one.does == effect::fire_or_injury ? 1 : 0);
        return one.hint ? kind : kind + 3;
    };
    for (const auto& one : dangers) {
        const bool denied =
            !one.found->always &&
            std::any_of(denials.begin(), denials.end(), [&](const candidate& other) {
                return other.sentence == one.sentence &&
                       static_cast<int>(other.found->does) - static_cast<int>(effect::not_fire) ==
                           static_cast<int>(one.found->does);
            });
        if (denied || (best != nullptr && rank(*best) >= rank(*one.found))) continue;
        best = one.found;
    }
    if (best == nullptr) {
        danger_finding nothing;
        nothing.doubted = !innocent.empty() || !denials.empty();
        return nothing;
    }
    constexpr std::array kinds{danger::fire_or_injury, danger::crime, danger::suicide};
    const auto& from = lines_[best->written];
    const auto kind = kinds[static_cast<std::size_t>(best->does)];
    return {kind, from.text, from.language, best->hint};
}

}  // namespace

result<std::shared_ptr<const urgency_guard>> urgency_guard::load(
    const std::vector<std::filesystem::path>& folders
) {
    auto made = std::make_shared<loaded_guard>();
    if (auto done = made->read_folders(folders); !done) return done.error();
    return std::shared_ptr<const urgency_guard>(std::move(made));
}

}  // namespace lotsen
