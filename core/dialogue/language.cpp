#include "core/dialogue/language.hpp"

#include <algorithm>

#include "core/dialogue/forms.hpp"
#include "core/dialogue/intents.hpp"
#include "core/dialogue/options.hpp"
#include "core/text/normalise.hpp"
#include "core/understanding/language/script.hpp"

namespace lotsen::talk {
namespace {

std::string_view primary(std::string_view tag) {
    return tag.substr(0, tag.find('-'));
}

/// Enough of a language's name to find it inflected: "suom" in "suomeksi", "polsk" in "po polsku".
std::string stem_of(std::string_view name) {
    constexpr std::size_t ending = 2;
    constexpr std::size_t shortest = 4;
    const auto length = characters(name);
    std::size_t keep = length > shortest + ending ? length - ending
                       : length > shortest        ? length - 1
                                                  : length;
    std::size_t end = 0;
    while (end < name.size() && keep > 0) {
        ++end;
        while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
            ++end;
        --keep;
    }
    return std::string(name.substr(0, end));
}

/// The language named last in the text: "not English but Arabic"; of two names that end together
/// the longer ("easy Swedish").
std::string named_language(const exchange& now, std::string_view text) {
    const auto folded = fold(text);
    std::string found;
    std::size_t last = 0;
    std::size_t longest = 0;
    for (const auto& [name, tag] : now.known.texts().language_names()) {
        const auto stem = stem_of(name);
        const auto at = stem.empty() ? folded.npos : folded.rfind(stem);
        if (at == folded.npos) continue;
        const auto end = at + stem.size();
        if (end < last || (end == last && stem.size() <= longest)) continue;
        found = tag;
        last = end;
        longest = stem.size();
    }
    return found;
}

void set_locale(exchange& now, std::string_view locale, bool chosen) {
    now.state.locale = locale;
    now.state.locale_is_chosen = chosen || now.state.locale_is_chosen;
    now.out.locale = std::string(locale);
    now.out.locale_is_chosen = chosen;
}

part in_own_language(message_id id, std::string_view locale) {
    auto made = core_part(id);
    made.locale = locale;
    return made;
}

void offer_language(exchange& now, draft& said, const std::string& tag) {
    auto does = effect_of(effect::locale);
    does["locale"] = tag;
    offer(now, said, data_part(now.known.texts().own_name(tag)), std::move(does));
}

void list_languages(exchange& now) {
    auto said = core_draft("change_language", core_part(msg::language_which));
    for (const auto& tag : now.known.texts().locales())
        offer_language(now, said, tag);
    now.say(std::move(said));
}

/// The words are in a writing that the language spoken is not written in. Latin letters are at home
/// in every language: names, "ok".
bool is_in_another_writing(const exchange& now, std::string_view text) {
    const auto writing = script_of_text(text);
    return writing != script::none && writing != script::latin &&
           writing != script_of_text(now.known.texts().own_name(now.state.locale));
}

bool is_another_language(const exchange& now, const words_said& words) {
    const auto& limits = now.limits();
    const auto& what = words.what;
    if (now.state.locale_is_chosen || now.context.locale_is_chosen) return false;
    if (primary(what.language) == primary(now.state.locale)) return false;
    const bool asked = now.state.active() != nullptr;
    if (!asked && is_in_another_writing(now, what.text))
        return what.language_confidence >= limits.language_by_writing;
    return what.language_confidence >= limits.language &&
           count_words(words) >= (asked ? limits.language_words_in_form : limits.language_words);
}

}  // namespace

void follow_language(exchange& now, const words_said& words) {
    if (!is_another_language(now, words)) return;
    const auto& what = words.what;
    const auto& served = now.known.texts().locales();
    if (std::ranges::find(served, what.language) == served.end()) return;
    const auto before = now.state.locale;
    set_locale(now, what.language, false);
    auto said = core_draft("change_language", core_part(msg::language_switched));
    auto does = effect_of(effect::locale);
    does["locale"] = before;
    offer(now, said, in_own_language(msg::language_back, before), std::move(does));
    now.say(std::move(said));
}

void offer_languages_of_writing(exchange& now, const words_said& words) {
    const auto& text = words.what.text;
    const bool open = !now.state.locale_is_chosen && !now.context.locale_is_chosen &&
                      now.state.active() == nullptr && !now.out.call && !now.out.handover;
    if (!open || !is_in_another_writing(now, text)) return;
    auto said = core_draft("change_language", core_part(msg::language_which));
    for (const auto& tag : now.known.texts().locales()) {
        if (script_of_text(now.known.texts().own_name(tag)) != script_of_text(text)) continue;
        if (said.options.empty()) said.lines.front().locale = tag;
        offer_language(now, said, tag);
    }
    if (!said.options.empty()) now.say(std::move(said));
}

void say_in_new_language(exchange& now) {
    if (now.state.active() != nullptr) return ask_again(now);
    if (!say_again(now, true)) greet(now);
}

void choose_locale(exchange& now, std::string_view locale) {
    const auto& served = now.known.texts().locales();
    if (std::ranges::find(served, locale) == served.end()) return list_languages(now);
    set_locale(now, locale, true);
    now.say(core_draft("change_language", core_part(msg::language_switched)));
    if (now.state.active() != nullptr) return ask_again(now);
    if (offer_to_resume(now)) return;
    say_in_new_language(now);
}

void change_language(exchange& now, std::string_view text) {
    const auto wanted = named_language(now, text);
    if (wanted.empty()) return list_languages(now);
    if (wanted == now.state.locale) {
        now.say(core_draft("change_language", core_part(msg::language_already)));
        now.state.locale_is_chosen = true;
        if (now.state.active() != nullptr) ask_again(now);
        return;
    }
    choose_locale(now, wanted);
}

}  // namespace lotsen::talk
