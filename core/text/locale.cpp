// Which language a person gets: chains, matching and direction.
#include <unicode/dtfmtsym.h>
#include <unicode/localematcher.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>

#include <algorithm>
#include <array>
#include <set>

#include "core/text/catalogue.hpp"
#include "core/text/cldr_tag.hpp"

namespace lotsen {
namespace {

icu::Locale to_locale(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Locale::forLanguageTag({tag.data(), static_cast<int32_t>(tag.size())}, status);
}

void add_new(std::vector<std::string>& chain, std::string_view tag) {
    if (!tag.empty() && std::find(chain.begin(), chain.end(), tag) == chain.end())
        chain.emplace_back(tag);
}

}  // namespace

std::vector<std::string> locale_chain(std::string_view tag, std::string_view last) {
    std::vector<std::string> chain;
    // RFC 4647, 3.4: a singleton ("x") is cut together with what follows it.
    while (!tag.empty()) {
        add_new(chain, tag);
        const auto cut = tag.rfind('-');
        tag = cut == tag.npos ? std::string_view{} : tag.substr(0, cut);
        if (tag.size() >= 2 && tag[tag.size() - 2] == '-') tag.remove_suffix(2);
    }
    add_new(chain, last);
    return chain;
}

std::string match_locale(std::string_view wanted, const std::vector<std::string>& served) {
    if (wanted.empty()) return {};
    if (std::find(served.begin(), served.end(), wanted) != served.end()) return std::string(wanted);
    UErrorCode status = U_ZERO_ERROR;
    std::vector<icu::Locale> locales;
    for (const auto& tag : served) {
        locales.push_back(to_locale(tag));
        locales.back().canonicalize(status);
    }
    auto builder = icu::LocaleMatcher::Builder();
    builder.setSupportedLocales(locales.begin(), locales.end()).setNoDefaultLocale();
    const auto matcher = builder.build(status);
    std::string list(wanted);
    // "prs" is an alias, of "fa-AF" (CLDR): canonical on both sides, the two meet.
    if (auto one = to_locale(wanted); *one.getLanguage() != '\0') {
        one.canonicalize(status);
        list = one.toLanguageTag<std::string>(status);
    }
    const auto* best = matcher.getBestMatchForListString(list, status);
    if (U_FAILURE(status) != 0 || best == nullptr) return {};
    for (std::size_t i = 0; i < locales.size(); ++i) {
        if (locales[i] == *best) return served[i];
    }
    return {};
}

bool right_to_left(std::string_view tag) {
    // Dari is canonically "fa-AF" (CLDR's alias), which ICU knows no likely script for by its own
    // tag.
    if (tag == "prs" || tag.starts_with("prs-")) return true;
    return to_locale(tag).isRightToLeft() != 0;
}

std::string cldr_name(std::string_view tag, std::string_view in) {
    icu::UnicodeString name;
    // By its own tag, not the canonical one: "prs" is "Persian (Afghanistan)" otherwise.
    const icu::Locale language(std::string(tag.substr(0, tag.find('-'))).c_str());
    language.getDisplayLanguage(to_locale(cldr_tag(in)), name);
    std::string text;
    name.toUTF8String(text);
    return text == language.getLanguage() ? std::string{} : text;
}

std::vector<std::string> cldr_words(std::string_view tag) {
    if (tag == "prs") return {};  // Persian's would tell nobody which of the two it is
    const auto in = to_locale(cldr_tag(tag));
    std::set<std::string> words;
    icu::UnicodeString name;
    icu::UnicodeString plain;
    const auto add = [&] {
        // What has no name of its own comes back as its code, or in English's words.
        if (name == plain || name.length() < 3) return;
        std::string text;
        name.toUTF8String(text);
        words.insert(std::move(text));
    };
    const auto english = icu::Locale::getEnglish();
    const bool is_english = std::string_view(in.getLanguage()) == "en";
    for (const auto* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
        const icu::Locale country("", *code);
        country.getDisplayCountry(in, name);
        if (!is_english) country.getDisplayCountry(english, plain);
        add();
    }
    for (const auto* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
        const icu::Locale language(*code);
        language.getDisplayLanguage(in, name);
        if (!is_english) language.getDisplayLanguage(english, plain);
        add();
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(in, status);
    if (U_SUCCESS(status) != 0) {
        plain.remove();
        int32_t count = 0;
        const auto* months = symbols.getMonths(count);
        for (int32_t i = 0; i < count; ++i) {
            name = months[i];
            add();
        }
        const auto* days = symbols.getWeekdays(count);
        for (int32_t i = 0; i < count; ++i) {
            name = days[i];
            add();
        }
    }
    return {words.begin(), words.end()};
}

std::string cldr_version() {
    UVersionInfo version{};
    UErrorCode status = U_ZERO_ERROR;
    ulocdata_getCLDRVersion(version, &status);
    std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
    u_versionToString(version, text.data());
    return text.data();
}

}  // namespace lotsen
