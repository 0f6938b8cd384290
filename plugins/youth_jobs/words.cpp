#include "plugins/youth_jobs/words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "core/base/json.hpp"

namespace lotsen::youth_jobs {
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

word_groups::word_groups(const std::filesystem::path& folder, fold_function fold) {
    const auto top = object_of(folder / "words.json");
    const auto& groups = object_at(top, "groups");
    for (const auto& member : groups)
        add_group(member.key(), folded_texts(groups, member.key_c_str(), fold));
    for (const auto& one : array_at(top, "occupations")) {
        if (!one.is_object()) continue;
        const auto& group = one.get_object();
        occupations_.push_back(
            {folded_texts(group, "stems", fold), folded_texts(group, "search", fold)}
        );
    }
    std::vector<std::filesystem::path> languages;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "words"))
        if (entry.path().extension() == ".json") languages.push_back(entry.path());
    std::ranges::sort(languages);
    for (const auto& file : languages)
        add(file, fold);
    for (std::size_t i = 0; i < occupations_.size(); ++i)
        for (const auto& stem : occupations_[i].stems)
            occupation_stems_.add(stem, i);
}

void word_groups::add(const std::filesystem::path& file, fold_function fold) {
    const auto top = object_of(file);
    const auto& groups = object_at(top, "groups");
    for (const auto& member : groups)
        add_group(member.key(), folded_texts(groups, member.key_c_str(), fold));
    const auto& occupations = object_at(top, "occupations");
    for (const auto& member : occupations) {
        const auto name = fold(member.key());
        const auto one = std::ranges::find_if(occupations_, [&](const word_group& known) {
            return is_named(name, known.search, known.stems);
        });
        if (one == occupations_.end())
            throw std::runtime_error(
                file.string() + ": no occupation " + std::string(member.key())
            );
        append(one->stems, folded_texts(occupations, member.key_c_str(), fold));
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

std::vector<const word_group*> word_groups::occupations(const std::vector<std::string>& words
) const {
    std::vector<const word_group*> found;
    for (const auto owner : occupation_stems_.owners(words))
        found.push_back(&occupations_[owner]);
    return found;
}

}  // namespace lotsen::youth_jobs
