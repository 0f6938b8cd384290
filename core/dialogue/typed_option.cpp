// Typed words that mean an option: its label, its number, or yes and no.
#include <algorithm>
#include <charconv>

#include "core/dialogue/options.hpp"
#include "core/text/normalise.hpp"

namespace lotsen::talk {
namespace {

constexpr std::size_t longest_label = 120;  // bytes; longer words are no answer to a choice
constexpr std::size_t shortest_piece = 3;   // bytes of a label that name it alone

std::optional<std::size_t> as_number(std::string_view folded) {
    while (!folded.empty() && (folded.back() == '.' || folded.back() == ')'))
        folded.remove_suffix(1);
    std::size_t number = 0;
    const auto [end, problem] =
        std::from_chars(folded.data(), folded.data() + folded.size(), number);
    if (problem != std::errc() || end != folded.data() + folded.size()) return std::nullopt;
    return number;
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
            const auto label =
                fold(option_label(now_.known, now_.state, now_.state.current[i], now_.state.locale)
                );
            if (label == folded) return at(i);
            if (how == nearness::whole || folded.size() < shortest_piece ||
                label.find(folded) == label.npos)
                continue;
            several = several || within.has_value();
            within = i;
        }
        if (several || !within) return std::nullopt;
        return at(*within);
    }

    std::optional<open_option> by_answer(dialogue_act act) const {
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
    const exchange& now_;
};

}  // namespace

std::optional<json::object> typed_option(
    const exchange& now, const words_said& words, nearness how
) {
    const current_options current(now);
    const auto folded = fold(std::string_view(words.what.text).substr(words.from));
    if (current.size() == 0 || folded.empty() || folded.size() > longest_label) return std::nullopt;
    std::optional<open_option> meant;
    if (const auto number = as_number(folded); number && how == nearness::loose) {
        if (*number >= 1 && *number <= current.size()) meant = current.at(*number - 1);
    } else {
        meant = current.by_label(folded, how);
        if (!meant && how == nearness::loose) meant = current.by_answer(words.what.act);
    }
    if (!meant) return std::nullopt;
    return std::move(meant->does);
}

}  // namespace lotsen::talk
