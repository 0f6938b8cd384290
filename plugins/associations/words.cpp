#include "plugins/associations/words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "core/base/json.hpp"

namespace lotsen::associations {
namespace {

constexpr std::size_t slip_letters = 5;
constexpr std::size_t two_slips_letters = 8;

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

bool nearly_same(std::string_view left, std::string_view right) {
    const auto from = letters_of(left);
    const auto to = letters_of(right);
    const std::size_t shorter = std::min(from.size(), to.size());
    if (shorter < slip_letters) return false;
    const std::size_t allowed = shorter < two_slips_letters ? 1 : 2;
    if (std::max(from.size(), to.size()) - shorter > allowed) return false;
    // Levenshtein's distance, one row of the table at a time.
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, replaced}));
        }
    }
    return row.back() <= allowed;
}

word_groups::word_groups(const std::filesystem::path& folder, fold_function fold) {
    const auto top = object_of(folder / "words.json");
    const auto& groups = object_at(top, "groups");
    for (const auto& member : groups)
        add_group(member.key(), folded_texts(groups, member.key_c_str(), fold));
    for (const auto& one : array_at(top, "activities")) {
        if (!one.is_object()) continue;
        const auto& read_one = one.get_object();
        activities_.push_back(
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
    for (std::size_t i = 0; i < activities_.size(); ++i)
        for (const auto& stem : activities_[i].stems)
            activity_stems_.add(stem, i);
}

void word_groups::add(const std::filesystem::path& file, fold_function fold) {
    const auto top = object_of(file);
    const auto& groups = object_at(top, "groups");
    for (const auto& member : groups)
        add_group(member.key(), folded_texts(groups, member.key_c_str(), fold));
    const auto& activities = object_at(top, "activities");
    for (const auto& member : activities) {
        const auto name = fold(member.key());
        const auto one = std::ranges::find_if(activities_, [&](const activity& known) {
            return is_named(name, known.search, known.stems);
        });
        if (one == activities_.end())
            throw std::runtime_error(file.string() + ": no activity " + std::string(member.key()));
        append(one->stems, folded_texts(activities, member.key_c_str(), fold));
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

std::vector<const activity*> word_groups::activities(const std::vector<std::string>& words) const {
    std::vector<const activity*> found;
    for (const auto owner : activity_stems_.owners(words))
        found.push_back(&activities_[owner]);
    return found;
}

}  // namespace lotsen::associations
