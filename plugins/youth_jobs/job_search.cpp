#include "plugins/youth_jobs/job_search.hpp"

#include <algorithm>
#include <stdexcept>

#include "plugins/youth_jobs/settings.hpp"

namespace lotsen::youth_jobs {
namespace {

constexpr std::size_t ads_read = 50;
constexpr std::size_t ads_shown = 5;
constexpr std::size_t letters_to_begin = 4;  // a word this long also finds longer ones
constexpr std::size_t shortest_word = 3;     // bytes
constexpr std::size_t most_words = 12;
constexpr std::string_view source = "arbetsformedlingen.se (JobSearch)";
constexpr std::string_view job_board = "https://arbetsformedlingen.se/platsbanken/";

/// FTS5 takes what stands in double quotes as it is.
std::string quoted(const std::string& word, bool prefix) {
    return '"' + word + (prefix ? "\"*" : "\"");
}

void add_term(std::string& expression, const std::string& term) {
    if (!expression.empty()) expression += " OR ";
    expression += term;
}

json::object payload_of(const job_wish& wish, std::size_t from) {
    return {
        {"do", "jobs"},
        {"words", wish.words},
        {"part_time", wish.part_time},
        {"beginner", wish.beginner},
        {"summer", wish.summer},
        {"from", from}};
}

card card_of(const json::object& row) {
    card shown;
    shown.title = text_at(row, "headline");
    for (const auto column : {"employer", "place", "hours"}) {
        const auto part = text_at(row, column);
        if (part.empty()) continue;
        if (!shown.text.empty()) shown.text += " \u00B7 ";
        shown.text += part;
    }
    shown.url = text_at(row, "url");
    const bool demo = integer_at(row, "demo").value_or(0) != 0;
    const auto deadline = text_at(row, "deadline");
    json::object args;
    if (!deadline.empty()) args["deadline"] = deadline;
    std::string id = deadline.empty() ? "ad.note_open" : "ad.note";
    if (demo) id += "_demo";
    shown.note = message::of(std::move(id), std::move(args));
    return shown;
}

/// Only those with this headline, where there are any.
void keep_named(std::vector<json::object>& ads, std::string_view headline) {
    const auto named = [&](const json::object& ad) { return text_at(ad, "headline") == headline; };
    if (!headline.empty() && std::ranges::any_of(ads, named))
        std::erase_if(ads, [&](const json::object& ad) { return !named(ad); });
}

option coach_option() {
    return {message::of("option.coach"), {}, "book_coaching"};
}

}  // namespace

job_wish job_search::read_wish(std::string_view text) const {
    const auto words = split_words(lent_.fold(text));
    job_wish wish;
    wish.part_time = groups_.any(words, "part_time");
    wish.beginner = groups_.any(words, "beginner");
    wish.summer = groups_.any(words, "summer");
    for (const auto* occupation : groups_.meant(words))
        for (const auto& term : occupation->search)
            add_term(wish.words, quoted(term, true));
    if (!wish.words.empty()) return wish;
    std::size_t taken = 0;
    for (const auto& word : words) {
        if (word.size() < shortest_word || taken == most_words) continue;
        if (groups_.exactly(word, "stop") || groups_.any({word}, "job")) continue;
        add_term(wish.words, "title : " + quoted(word, word.size() >= letters_to_begin));
        ++taken;
    }
    return wish;
}

std::vector<json::object> job_search::ads(const job_wish& wish, time_point now) {
    statement query{
        wish.words.empty() ? "newest_ads" : "search_ads",
        {{"now", to_rfc3339(now)},
         {"part_time", wish.part_time ? 1 : 0},
         {"beginner", wish.beginner ? 1 : 0},
         {"summer", wish.summer ? 1 : 0},
         {"most", ads_read}}};
    if (!wish.words.empty()) query.parameters["words"] = wish.words;
    auto read = lent_.database.run(std::move(query));
    if (read.has_error()) throw std::runtime_error("search: " + read.error().detail);
    return std::move(read->list);
}

job_search::found job_search::search(const job_wish& wish, time_point now) {
    if (auto exact = ads(wish, now); !exact.empty())
        return {std::move(exact), wish == job_wish{} ? "jobs.newest" : "jobs.found", wish};
    // Nothing is all of it: first the work without the conditions, then the conditions alone.
    if (!wish.words.empty()) {
        job_wish words_only{wish.words, false, false, wish.summer};
        if (auto near = ads(words_only, now); !near.empty())
            return {std::move(near), "jobs.near", words_only};
    }
    job_wish any{{}, wish.part_time, wish.beginner, wish.summer};
    if (auto other = ads(any, now); !other.empty())
        return {std::move(other), wish.words.empty() ? "jobs.found" : "jobs.other", any};
    if (wish.summer) return {{}, "jobs.no_summer", {}};
    auto newest = ads({}, now);
    const bool none = newest.empty();
    return {std::move(newest), none ? "jobs.none" : "jobs.other", {}};
}

say job_search::show(const found& hits, std::size_t from, time_point now) {
    auto totals = lent_.database.run(statement{"count_ads", {{"now", to_rfc3339(now)}}});
    if (totals.has_error()) throw std::runtime_error("count: " + totals.error().detail);
    json::object args{{"count", hits.ads.size()}};
    if (!totals->list.empty()) args["imported"] = text_at(totals->list[0], "imported_at");
    const bool demo = !hits.ads.empty() && integer_at(hits.ads.front(), "demo").value_or(0) != 0;
    say shown{message::of(demo ? "jobs.demo" : hits.message, std::move(args)), {}, {}, {}};
    if (hits.ads.empty()) {
        card board;
        board.title = "Platsbanken";
        board.url = job_board;
        shown.cards.push_back(std::move(board));
        shown.options = {coach_option()};
        return shown;
    }
    const std::size_t end = std::min(from + ads_shown, hits.ads.size());
    for (std::size_t at = std::min(from, end); at < end; ++at)
        shown.cards.push_back(card_of(hits.ads[at]));
    if (!demo) shown.source = source;
    if (end < hits.ads.size())
        shown.options.push_back({message::of("jobs.more"), payload_of(hits.wish, end), {}});
    const auto filter = [&](const char* label, bool job_wish::*flag) {
        if (hits.wish.*flag) return;
        auto narrowed = hits.wish;
        narrowed.*flag = true;
        shown.options.push_back({message::of(label), payload_of(narrowed, 0), {}});
    };
    filter("jobs.part_time", &job_wish::part_time);
    filter("jobs.beginner", &job_wish::beginner);
    shown.options.push_back(coach_option());
    return shown;
}

turn_reply job_search::find(const turn& now) {
    auto hits = search(read_wish(now.text), now.now);
    keep_named(hits.ads, text_at(now.payload, "about"));
    return {{show(hits, 0, now.now)}, {}};
}

turn_reply job_search::summer(const turn& now) {
    auto wish = read_wish(now.text);
    // "Summer job" says when, not what: other words of the question would only hide ads.
    if (groups_.meant(split_words(lent_.fold(now.text))).empty()) wish.words.clear();
    wish.summer = true;
    wish.part_time = false;
    const auto known = read_settings(lent_.database);
    const auto day = [&](const char* name) {
        const auto set = known.find(name);
        return set == known.end() ? result<civil_time>(fail(errc::not_found))
                                  : read_date(set->second);
    };
    say city{message::of("summer.unknown"), {}, {}, {}};
    const auto from = day("summer_from");
    const auto to = day("summer_to");
    if (from.has_value() && to.has_value())
        city.what = message::of(
            "summer.dates",
            {{"from", to_rfc3339(lent_.zone.instant(*from))},
             {"to", to_rfc3339(lent_.zone.instant(*to))}}
        );
    if (const auto url = known.find("summer_url"); url != known.end()) {
        card page;
        page.title = lent_.municipality;
        page.url = url->second;
        city.cards.push_back(std::move(page));
    }
    return {{std::move(city), show(search(wish, now.now), 0, now.now)}, {}};
}

turn_reply job_search::again(const turn& now) {
    const job_wish wish{
        std::string(text_at(now.payload, "words")),
        flag_at(now.payload, "part_time"),
        flag_at(now.payload, "beginner"),
        flag_at(now.payload, "summer")};
    const auto from = static_cast<std::size_t>(
        std::max<std::int64_t>(integer_at(now.payload, "from").value_or(0), 0)
    );
    return {{show(search(wish, now.now), from, now.now)}, {}};
}

}  // namespace lotsen::youth_jobs
