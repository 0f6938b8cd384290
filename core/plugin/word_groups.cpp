#include "core/plugin/word_groups.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "core/base/json.hpp"

namespace lotsen {
namespace {

std::vector<std::string> folded_texts(const json::object& of, const char* key, fold_function fold) {
    std::vector<std::string> read;
    for (const auto& text : array_at(of, key))
        if (text.is_string()) read.push_back(fold(text.get_string()));
    return read;
}

json::object object_of(const std::filesystem::path& file) {
    auto read = read_json(file);
    if (read.has_error()) throw std::runtime_error(read.error().detail);
    if (!read->is_object()) throw std::runtime_error(file.string() + ": is no object");
    return std::move(read->get_object());
}

void append(std::vector<std::string>& to, std::vector<std::string> more) {
    std::ranges::move(more, std::back_inserter(to));
}

/// By a word of its search, all of them, or one of its stems.
bool is_named(
    std::string_view name,
    const std::vector<std::string>& search,
    const std::vector<std::string>& stems
) {
    std::string whole;
    for (const auto& one : search)
        whole += (whole.empty() ? "" : " ") + one;
    return name == whole || std::ranges::find(search, name) != search.end() ||
           std::ranges::find(stems, name) != stems.end();
}

}  // namespace

word_groups::word_groups(const std::filesystem::path& folder, std::string list, fold_function fold)
    : list_(std::move(list)) {
    const auto top = object_of(folder / "words.json");
    const auto& groups = object_at(top, "groups");
    for (const auto& member : groups)
        add_group(member.key(), folded_texts(groups, member.key_c_str(), fold));
    for (const auto& one : array_at(top, list_)) {
        if (!one.is_object()) continue;
        const auto& read_one = one.get_object();
        all_.push_back(
            {std::string(text_at(read_one, "category")),
             folded_texts(read_one, "search", fold),
             folded_texts(read_one, "stems", fold)}
        );
    }
    std::vector<std::filesystem::path> languages;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "words"))
        if (entry.path().extension() == ".json") languages.push_back(entry.path());
    std::ranges::sort(languages);
    for (const auto& file : languages)
        add(file, fold);
    for (std::size_t i = 0; i < all_.size(); ++i)
        for (const auto& stem : all_[i].stems)
            stems_.add(stem, i);
}

void word_groups::add(const std::filesystem::path& file, fold_function fold) {
    const auto top = object_of(file);
    const auto& groups = object_at(top, "groups");
    for (const auto& member : groups)
        add_group(member.key(), folded_texts(groups, member.key_c_str(), fold));
    const auto& named = object_at(top, list_);
    for (const auto& member : named) {
        const auto name = fold(member.key());
        const auto one = std::ranges::find_if(all_, [&](const word_meaning& known) {
            return is_named(name, known.search, known.stems);
        });
        if (one == all_.end())
            throw std::runtime_error(
                file.string() + ": none of the " + list_ + " is called " + std::string(member.key())
            );
        append(one->stems, folded_texts(named, member.key_c_str(), fold));
    }
}

void word_groups::add_group(std::string_view name, const std::vector<std::string>& stems) {
    const auto [at, added] = groups_.try_emplace(std::string(name), groups_.size());
    for (const auto& stem : stems)
        group_stems_.add(stem, at->second);
}

bool word_groups::any(const std::vector<std::string>& words, std::string_view group) const {
    const auto found = groups_.find(group);
    return found != groups_.end() && group_stems_.has(words, found->second);
}

bool word_groups::exactly(std::string_view word, std::string_view group) const {
    const auto found = groups_.find(group);
    return found != groups_.end() && group_stems_.exactly(word, found->second);
}

std::vector<const word_meaning*> word_groups::meant(const std::vector<std::string>& words) const {
    std::vector<const word_meaning*> found;
    for (const auto owner : stems_.owners(words))
        found.push_back(&all_[owner]);
    return found;
}

}  // namespace lotsen
