#include "plugins/associations/grants.hpp"

#include <algorithm>
#include <stdexcept>

namespace lotsen::associations {
namespace {

std::vector<std::string> texts_at(const json::object& of, const char* key) {
    std::vector<std::string> read;
    for (const auto& text : array_at(of, key))
        if (text.is_string()) read.emplace_back(text.get_string());
    return read;
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

grant read_grant(const json::object& from, fold_function fold) {
    grant read;
    read.id = text_at(from, "id");
    read.title = text_at(from, "title");
    read.url = text_at(from, "url");
    read.deadlines = texts_at(from, "deadlines");
    for (const auto& stem : texts_at(from, "stems"))
        read.stems.push_back(fold(stem));
    read.common = flag_at(from, "common");
    return read;
}

}  // namespace

std::string next_deadline(
    const std::vector<std::string>& deadlines, time_point now, const time_zone& zone
) {
    const auto local = zone.local(now);
    const std::string today = two_digits(local.month) + "-" + two_digits(local.day);
    std::string best;
    for (const auto& day : deadlines) {
        const int year = day < today ? local.year + 1 : local.year;
        const std::string date = std::to_string(year) + "-" + day;
        if (best.empty() || date < best) best = date;
    }
    return best;
}

grants::grants(const std::filesystem::path& file, fold_function fold) : fold_(fold) {
    const auto read = read_json(file);
    if (read.has_error()) throw std::runtime_error(read.error().detail);
    if (!read->is_object()) throw std::runtime_error(file.string() + ": is no object");
    const auto& top = read->get_object();
    verified_ = text_at(top, "verified");
    application_url_ = text_at(top, "application_url");
    for (const auto& one : array_at(top, "grants"))
        if (one.is_object()) all_.push_back(read_grant(one.get_object(), fold));
}

turn_reply grants::answer(const turn& now, const time_zone& zone) const {
    const auto words = split_words(fold_(now.text));
    std::vector<const grant*> chosen;
    for (const auto& one : all_)
        if (any_stem(words, one.stems)) chosen.push_back(&one);
    if (chosen.empty())
        for (const auto& one : all_)
            if (one.common) chosen.push_back(&one);
    return show(chosen, now.now, zone);
}

turn_reply grants::answer_all(time_point now, const time_zone& zone) const {
    std::vector<const grant*> every;
    for (const auto& one : all_)
        every.push_back(&one);
    return show(every, now, zone);
}

turn_reply grants::show(
    const std::vector<const grant*>& chosen, time_point now, const time_zone& zone
) const {
    say told{message::of("grants.intro", {{"verified", verified_}}), {}, {}, "solna.se"};
    for (const auto* one : chosen) {
        card shown;
        shown.title = one->title;
        shown.url = one->url;
        json::object args;
        const auto deadline = next_deadline(one->deadlines, now, zone);
        if (!deadline.empty()) args["deadline"] = deadline;
        shown.note = message::of("grants." + one->id, std::move(args));
        told.cards.push_back(std::move(shown));
    }
    say apply{message::of("grants.apply"), {}, {}, {}};
    card portal;
    portal.title = "Interbook Go";
    portal.url = application_url_;
    apply.cards.push_back(std::move(portal));
    if (chosen.size() < all_.size())
        apply.options.push_back({message::of("grants.all"), {{"do", "grants"}}, {}});
    apply.options.push_back({message::of("option.person"), {}, "core.handover"});
    return {{std::move(told), std::move(apply)}, {}};
}

}  // namespace lotsen::associations
