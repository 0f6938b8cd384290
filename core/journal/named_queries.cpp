#include "core/journal/named_queries.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <utility>

namespace lotsen {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = "-- name:";
constexpr std::string_view name_characters = "abcdefghijklmnopqrstuvwxyz0123456789_";

/// "-- name: take !changes" without the mark. Errors: what is wrong with it.
result<named_query> read_heading(std::string_view heading) {
    std::istringstream words{std::string(heading)};
    named_query query;
    words >> query.name;
    if (query.name.empty() || query.name.find_first_not_of(name_characters) != std::string::npos)
        return fail(errc::invalid, "a query's name is of a-z, 0-9 and _");
    for (std::string word; words >> word;) {
        if (word != "!changes") return fail(errc::invalid, "unknown mark " + word);
        query.must_change = true;
    }
    return query;
}

bool says_nothing(std::string_view line) {
    const auto first = line.find_first_not_of(" \t\r");
    return first == line.npos || line.substr(first).starts_with("--");
}

result<void> read_file(const fs::path& file, std::vector<named_query>& all) {
    std::ifstream stream(file);
    if (!stream) return fail(errc::invalid, file.string() + ": cannot be read");
    bool named = false;
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
        const auto place = file.string() + ":" + std::to_string(++number);
        if (line.starts_with(mark)) {
            auto query = read_heading(std::string_view(line).substr(mark.size()));
            if (query.has_error()) return fail(errc::invalid, place + ": " + query.error().detail);
            query->file = place;
            all.push_back(std::move(*query));
            named = true;
        } else if (named) {
            all.back().sql += line + '\n';
        } else if (!says_nothing(line)) {
            return fail(errc::invalid, place + ": SQL before the first \"-- name: ...\"");
        }
    }
    return {};
}

}  // namespace

result<std::vector<named_query>> read_named_queries(const fs::path& folder) {
    std::vector<named_query> all;
    if (!fs::is_directory(folder)) return all;
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".sql") files.insert(entry.path());
    }
    for (const auto& file : files) {
        if (auto read = read_file(file, all); read.has_error()) return read.error();
    }
    std::set<std::string> names;
    for (const auto& query : all) {
        if (!names.insert(query.name).second)
            return fail(errc::invalid, query.file + ": the name " + query.name + " is used twice");
    }
    return all;
}

}  // namespace lotsen
