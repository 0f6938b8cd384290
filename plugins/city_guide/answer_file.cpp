#include "plugins/city_guide/answer_file.hpp"

#include <algorithm>
#include <stdexcept>

#include "plugins/city_guide/dates.hpp"

namespace lotsen::city_guide {
namespace {

[[noreturn]] void refuse(
    const std::filesystem::path& file, std::string_view topic, std::string_view what
) {
    throw std::runtime_error(file.string() + ": " + std::string(topic) + ": " + std::string(what));
}

answer read_one(const std::filesystem::path& file, std::string_view topic, const json::value& of) {
    if (!is_topic(topic)) refuse(file, topic, "is no intent of this plugin");
    if (!of.is_object()) refuse(file, topic, "is not an object");
    answer read = from_row(of.get_object());
    read.topic = topic;
    read.language = file.stem().string();
    if (read.text.empty()) refuse(file, topic, "has no text");
    if (read.source.empty()) refuse(file, topic, "has no source");
    if (!is_date(read.reviewed)) refuse(file, topic, "\"reviewed\" is not a day like 2026-11-23");
    return read;
}

std::vector<std::string> read_next(
    const std::filesystem::path& file, std::string_view topic, const json::object& of
) {
    std::vector<std::string> wishes;
    for (const auto& each : array_at(of, "next")) {
        if (!each.is_string()) refuse(file, topic, "\"next\" has something that is not text");
        wishes.emplace_back(each.get_string());
    }
    return wishes;
}

void read_file(const std::filesystem::path& file, original_answers& into) {
    const auto document = read_json(file);
    if (document.has_error()) throw std::runtime_error(document.error().detail);
    if (!document->is_object()) refuse(file, "file", "is not an object");
    for (const auto& [topic, of] : document->get_object()) {
        if (topic == "_meta") continue;
        into.list.push_back(read_one(file, topic, of));
        if (into.list.back().language == fallback_language)
            into.next.emplace(topic, read_next(file, topic, of.get_object()));
    }
}

}  // namespace

const answer* original_answers::find(std::string_view topic, std::string_view language) const {
    const auto found = std::find_if(list.begin(), list.end(), [&](const answer& each) {
        return each.topic == topic && each.language == language;
    });
    return found == list.end() ? nullptr : &*found;
}

original_answers read_answers(const std::filesystem::path& folder) {
    original_answers read;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".json") read_file(entry.path(), read);
    }
    for (const auto topic : topics) {
        if (read.find(topic, fallback_language) == nullptr)
            refuse(folder / "sv.json", topic, "is missing");
    }
    return read;
}

}  // namespace lotsen::city_guide
