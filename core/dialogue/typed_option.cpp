// Typed words that mean an option: its label, its number, or yes and no.
#include <algorithm>
#include <charconv>

#include "core/dialogue/options.hpp"
#include "core/plugin/stems.hpp"
#include "core/text/normalise.hpp"

namespace lotsen::talk {
namespace {

constexpr std::size_t longest_label = 120;  // bytes; longer words are no answer to a choice
constexpr std::size_t shortest_piece = 3;   // bytes of a label that name it alone
constexpr std::size_t shortest_word = 3;    // bytes of a word that tells one choice from another

std::optional<std::size_t> as_number(std::string_view folded) {
    while (!folded.empty() && (folded.back() == '.' || folded.back() == ')'))
        folded.remove_suffix(1);
    std::size_t number = 0;
    const auto [end, problem] =
        std::from_chars(folded.data(), folded.data() + folded.size(), number);
    if (problem != std::errc() || end != folded.data() + folded.size()) return std::nullopt;
    return number;
}

/// "09:30" stands in "tisdag kl. 9.30": hours and minutes, whatever is between them and before.
bool stands_in(std::string_view time, std::string_view label) {
    const auto hours = time.substr(time.front() == '0' ? 1 : 0, time.front() == '0' ? 1 : 2);
    const auto minutes = time.substr(3);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (auto at = label.find(minutes); at != label.npos; at = label.find(minutes, at + 1)) {
        if (at < 2 || (label[at - 1] != ':' && label[at - 1] != '.')) continue;
        auto begin = at - 1;
        while (begin > 0 && is_digit(label[begin - 1]))
            --begin;
        auto before = label.substr(begin, at - 1 - begin);
        if (before.starts_with('0') && before.size() > 1) before.remove_prefix(1);
        const auto end = at + minutes.size();
        if (before == hours && (end == label.size() || !is_digit(label[end]))) return true;
    }
    return false;
}

/// The options of the last question, as typed words find them.
class current_options {
  public:
    explicit current_options(const exchange& now) : now_(now) {}

    std::size_t size() const { return now_.state.current.size(); }
    std::optional<open_option> at(std::size_t index) const {
        return find_option(now_.known, now_.state, now_.state.current[index]);
    }

    /// The words are one option's label, or a piece of one label and of no other.
    std::optional<open_option> by_label(const std::string& folded, nearness how) const {
        std::optional<std::size_t> within;
        bool several = false;
        for (std::size_t i = 0; i < size(); ++i) {
            const auto on = label(i);
            if (on == folded) return at(i);
            if (how == nearness::whole || folded.size() < shortest_piece ||
                on.find(folded) == on.npos)
                continue;
            several = several || within.has_value();
            within = i;
        }
        if (several || !within) return std::nullopt;
        return at(*within);
    }

    /// "The first one" may be a card above them instead, and of a single one nobody says so.
    bool have_places() const {
        const auto& last = now_.state.last;
        return size() > 1 && !last.empty() && recall(*last.back()).cards.empty();
    }

    std::optional<open_option> by_place(std::size_t nth) const {
        return nth <= size() ? at(nth - 1) : std::nullopt;
    }

    /// The choices on which most of the words stand, or the time that they name; none where that
    /// tells none of them from the others.
    fitting_choices by_words(const words_said& words) const {
        const auto* time = time_in(words);
        const auto said = split_words(fold(std::string_view(words.what.text).substr(words.from)));
        fitting_choices best;
        std::vector<std::string> beside;
        std::size_t choices = 0;
        for (std::size_t i = 0; i < size(); ++i) {
            const auto option = at(i);
            const auto does = option ? text_at(option->does, "do") : std::string_view();
            if (does == effect::plugin) beside.push_back(now_.state.current[i]);
            if (does != effect::slot) continue;
            ++choices;
            const auto on = label(i);
            const auto standing = split_words(on);
            auto told = static_cast<std::size_t>(std::ranges::count_if(said, [&](const auto& one) {
                return one.size() >= shortest_word &&
                       std::ranges::find(standing, one) != standing.end();
            }));
            if (time != nullptr && stands_in(time->value, on)) ++told;
            if (told > best.told) best = {told, {}, {}};
            if (told == best.told && told > 0) best.options.push_back(now_.state.current[i]);
        }
        if (best.options.size() == choices) best.options.clear();
        best.beside = std::move(beside);
        return best;
    }

    /// The words name a time of day that stands on one choice and no other: "at two".
    std::optional<open_option> by_time(const words_said& words) const {
        const auto* time = time_in(words);
        if (time == nullptr) return std::nullopt;
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < size(); ++i) {
            if (!stands_in(time->value, label(i))) continue;
            if (found) return std::nullopt;
            found = i;
        }
        auto choice = found ? at(*found) : std::nullopt;
        if (choice && text_at(choice->does, "do") != effect::slot) return std::nullopt;
        return choice;
    }

    /// What leads on where none of them suits: "something else", "later times".
    std::optional<open_option> beside_these() const {
        for (std::size_t i = 0; i < size(); ++i) {
            auto each = at(i);
            if (!each) continue;
            const auto does = text_at(each->does, "do");
            if (does == effect::other || does == effect::plugin) return each;
        }
        return std::nullopt;
    }

    std::optional<open_option> by_answer(dialogue_act act) const {
        if (act == dialogue_act::none_of_these) {
            auto beside = beside_these();
            return beside ? beside : by_answer(dialogue_act::no);
        }
        const auto wanted = act == dialogue_act::yes ? "yes" : act == dialogue_act::no ? "no" : "";
        if (*wanted == 0 && act != dialogue_act::continue_) return std::nullopt;
        for (std::size_t i = 0; i < size(); ++i) {
            auto each = at(i);
            if (!each) continue;
            const bool goes_on =
                act == dialogue_act::continue_ && text_at(each->does, "do") == effect::resume;
            if (goes_on || (*wanted != 0 && each->answers == wanted)) return each;
        }
        // "Yes" to a single thing offered last is that thing; a way back to another language is
        // none.
        const auto& last = now_.state.last;
        const bool offered = !last.empty() && last.back()->offers;
        if (size() != 1 || act != dialogue_act::yes || !offered) return std::nullopt;
        auto only = at(0);
        if (only && text_at(only->does, "do") == effect::locale) return std::nullopt;
        return only;
    }

  private:
    static const entity* time_in(const words_said& words) {
        const entity* time = nullptr;
        for (const auto& each : words.what.entities)
            if (each.type == "time" && each.end > words.from) time = &each;
        return time;
    }

    /// Folded.
    std::string label(std::size_t index) const {
        const auto& option = now_.state.current[index];
        return fold(option_label(now_.known, now_.state, option, now_.state.locale));
    }

    const exchange& now_;
};

}  // namespace

fitting_choices choices_that_fit(const exchange& now, const words_said& words) {
    return current_options(now).by_words(words);
}

std::optional<json::object> typed_option(
    const exchange& now, const words_said& words, nearness how
) {
    const current_options current(now);
    const auto folded = fold(std::string_view(words.what.text).substr(words.from));
    if (current.size() == 0 || folded.empty() || folded.size() > longest_label) return std::nullopt;
    if (how == nearness::whole) {
        auto meant = current.by_label(folded, how);
        return meant ? std::optional(std::move(meant->does)) : std::nullopt;
    }
    auto nth = as_number(folded).value_or(0);
    if (words.what.nth > 0 && current.have_places()) nth = words.what.nth;
    auto meant = nth > 0 ? current.by_place(nth) : current.by_label(folded, how);
    if (!meant) meant = current.by_time(words);
    if (!meant) meant = current.by_answer(words.what.act);
    if (!meant) return std::nullopt;
    return std::move(meant->does);
}

}  // namespace lotsen::talk
