#include "core/app/trial/answers.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/text/normalise.hpp"
#include "core/understanding/acts.hpp"

namespace lotsen::trial {
namespace {

namespace fs = std::filesystem;

// Names, numbers and dates that are written alike in every language.
constexpr std::array<std::string_view, 2> names{"Anna Berg", "Maria Lind"};
constexpr std::array<std::string_view, 2> phones{"+46701234567", "+46707654321"};
constexpr std::array<std::string_view, 2> emails{"anna@example.org", "maria@example.org"};
constexpr std::array<std::string_view, 2> times{"14:30", "15:45"};

std::vector<std::string> listed(const std::array<std::string_view, 2>& both) {
    return {both.begin(), both.end()};
}

/// Tomorrow, and the day after.
std::vector<std::string> days_after(time_point now) {
    std::vector<std::string> days;
    for (const int ahead : {1, 2})
        days.push_back(to_rfc3339(now + std::chrono::hours(24 * ahead)).substr(0, 10));
    return days;
}

std::vector<std::string> texts_at(const json::object& all, std::string_view name) {
    std::vector<std::string> texts;
    for (const auto& one : array_at(all, name))
        if (one.is_string()) texts.emplace_back(one.get_string());
    return texts;
}

std::string key_of(const form& in, const slot& of) {
    return in.name + "." + of.name;
}

bool is_found_in_passing(slot_type type) {
    return type != slot_type::text && type != slot_type::yes_no && type != slot_type::photo;
}

}  // namespace

answer_book::answer_book(stage& on, const manifest& of) : on_(on), of_(of), places_(places()) {
    const auto file = of.folder / "tests" / "answers.json";
    if (!fs::exists(file)) return;
    const auto read = read_json(file);
    if (read.has_error()) throw std::runtime_error(read.error().detail);
    if (!read->is_object()) throw std::runtime_error(file.string() + ": must be an object");
    for (const auto& [name, given] : read->get_object())
        own_[std::string(name)] = texts_at(read->get_object(), name);
}

/// Two districts: their names are the same in every language that we write to them in.
std::vector<std::string> answer_book::places() const {
    std::vector<std::string> found;
    const auto read = read_json(places_file(on_.settings()));
    if (read.has_error()) throw std::runtime_error(read.error().detail);
    for (const auto& one : array_at(read->as_object(), "places")) {
        if (text_at(one.as_object(), "kind") != "district") continue;
        found.emplace_back(text_at(one.as_object(), "name"));
        if (found.size() == 2) break;
    }
    return found;
}

const examples& answer_book::examples_of(std::string_view plugin, const std::string& locale) const {
    const auto name = std::string(plugin) + "/" + locale;
    if (const auto known = read_.find(name); known != read_.end()) return known->second;
    fs::path folder = on_.settings().content / "understanding" / "examples";
    for (const auto& each : on_.content().plugins)
        if (each.id == plugin) folder = each.folder / "examples";
    auto read = read_examples(folder / (locale + ".json"));
    return read_[name] = read.has_error() ? examples() : std::move(*read);
}

std::string answer_book::phrase(std::string_view act, const std::string& locale) const {
    const auto name = locale + " " + std::string(act);
    if (const auto known = phrases_.find(name); known != phrases_.end()) return known->second;
    const auto file = on_.settings().content / "dialogue" / "acts" / (locale + ".json");
    const auto read = read_json(file);
    if (read.has_error()) throw std::runtime_error(read.error().detail);
    const auto all = texts_at(read->as_object(), act);
    reading_context reading;
    reading.conversation_language = locale;
    reading.now = on_.now().now();
    const auto plain = std::ranges::find_if(all, [&](const std::string& one) {
        return to_string(on_.content().understanding->read(clean(one), reading).act) == act;
    });
    if (plain == all.end())
        throw std::runtime_error(file.string() + ": no phrase is read as " + std::string(act));
    return phrases_[name] = *plain;
}

std::vector<std::string> answer_book::sentences(
    std::string_view plugin, std::string_view intent, const std::string& locale
) const {
    const auto& all = examples_of(plugin, locale);
    const auto found = all.find(intent);
    return found == all.end() ? std::vector<std::string>() : found->second;
}

std::string answer_book::sentence(
    std::string_view plugin, std::string_view intent, const std::string& locale
) const {
    constexpr std::size_t enough = 3;
    const auto all = sentences(plugin, intent, locale);
    const auto found = std::ranges::find_if(all, [](const std::string& one) {
        return words(one).size() >= enough;
    });
    return found == all.end() ? std::string() : *found;
}

/// A word that is read as this choice and as no other of the form.
std::string answer_book::keyword(
    const form& in, const slot& of, const std::string& value, const std::string& locale
) const {
    const auto& all = examples_of(of_.id, locale);
    const auto found = all.find(key_of(in, of) + "." + value);
    if (found == all.end()) return {};
    reading_context reading;
    reading.conversation_language = locale;
    reading.now = on_.now().now();
    for (const auto& word : found->second) {
        const auto read = on_.content().understanding->read(clean(word), reading);
        const auto choices = std::ranges::count_if(read.entities, [&](const entity& one) {
            return one.type == "choice" && one.owner == of_.id;
        });
        const bool meant = std::ranges::any_of(read.entities, [&](const entity& one) {
            return one.owner == of_.id && one.value == key_of(in, of) + "=" + value;
        });
        if (meant && choices == 1) return word;
    }
    return {};
}

std::vector<slot_answer> answer_book::choices(
    const form& in, const slot& of, const std::string& locale
) const {
    std::vector<slot_answer> made;
    for (std::size_t i = 0; i < of.choices.size(); ++i) {
        slot_answer one;
        one.place = i;
        one.value = json::value(of.choices[i].value);
        one.words = keyword(in, of, of.choices[i].value, locale);
        one.in_passing = !one.words.empty();
        made.push_back(std::move(one));
    }
    return made;
}

std::vector<slot_answer> answer_book::found(const slot& of, const std::vector<std::string>& words)
    const {
    std::vector<slot_answer> made;
    made.reserve(words.size());
    for (const auto& one : words)
        made.push_back({one, {}, {}, is_found_in_passing(of.type)});
    return made;
}

std::vector<slot_answer> answer_book::texts(const form& in, const slot& of) const {
    if (const auto own = own_.find(key_of(in, of)); own != own_.end())
        return found(of, own->second);
    if (of.name == "reference") return found(of, references_);
    auto made = listed(names);
    for (auto& one : made)
        while (static_cast<std::int64_t>(characters(one)) < of.least)
            one += " " + std::string(names.front());
    return found(of, made);
}

void answer_book::keep_reference(const std::string& reference) {
    if (!knows_reference(reference)) references_.push_back(reference);
}

bool answer_book::knows_reference(const std::string& reference) const {
    return std::ranges::find(references_, reference) != references_.end();
}

std::vector<slot_answer> answer_book::answers(
    const form& in, const slot& to, const std::string& locale
) const {
    switch (to.type) {
        case slot_type::text:
            return texts(in, to);
        case slot_type::choice:
            if (!to.dynamic) return choices(in, to, locale);
            return {slot_answer{{}, 0, {}, false}, slot_answer{{}, 1, {}, false}};
        case slot_type::yes_no:
            return {
                slot_answer{phrase("yes", locale), 0, json::value(true), false},
                slot_answer{phrase("no", locale), 1, json::value(false), false}};
        case slot_type::place:
            return found(to, places_);
        case slot_type::date:
            return found(to, days_after(on_.now().now()));
        case slot_type::time:
            return found(to, listed(times));
        case slot_type::phone:
            return found(to, listed(phones));
        case slot_type::email:
            return found(to, listed(emails));
        case slot_type::number:
            return found(
                to, {std::to_string(to.least), std::to_string(std::min(to.least + 1, to.most))}
            );
        case slot_type::photo:
            return {slot_answer{"photo-1", {}, {}, false}, slot_answer{"photo-2", {}, {}, false}};
    }
    return {};
}

std::string answering_option(const std::vector<std::string>& ids, std::size_t place) {
    for (const auto& id : ids) {
        const bool answers = id.starts_with('s') || id.starts_with('o');
        if (answers && place-- == 0) return id;
    }
    return {};
}

bool give_answer(
    rehearsal& talk, const answer_book& book, const form& in, const slot& to, std::size_t number
) {
    const auto all = book.answers(in, to, talk.locale());
    if (number >= all.size()) return false;
    const auto& one = all[number];
    if (to.type == slot_type::photo) {
        talk.send_photo(one.words);
    } else if (one.place) {
        std::vector<std::string> ids;
        if (!talk.last().says.empty())
            for (const auto& shown : talk.last().says.back().options)
                ids.push_back(shown.option);
        const auto option = answering_option(ids, *one.place);
        if (option.empty()) return false;
        talk.choose(option);
    } else {
        talk.say(one.words);
    }
    return true;
}

}  // namespace lotsen::trial
