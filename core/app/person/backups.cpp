#include "core/app/person/backups.hpp"

#include <fstream>
#include <stdexcept>

#include "core/base/json.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

fs::path list_in(const fs::path& data) {
    return data / "backups.jsonl";
}

}  // namespace

void note_backup(const fs::path& data, const fs::path& folder, time_point now) {
    std::ofstream list(list_in(data), std::ios::app);
    list << json::value{{"folder", fs::absolute(folder).string()}, {"at", to_rfc3339(now)}} << '\n';
    list.flush();
    if (!list) throw std::runtime_error("cannot write " + list_in(data).string());
}

std::vector<known_backup> backups_there(const fs::path& data) {
    std::vector<known_backup> there;
    std::ifstream list(list_in(data));
    for (std::string line; std::getline(list, line);) {
        const auto read = parse_json(line, "backups");
        if (read.has_error() || !read->is_object()) continue;
        const fs::path folder(std::string(text_at(read->get_object(), "folder")));
        if (fs::exists(folder))
            there.push_back({folder, std::string(text_at(read->get_object(), "at"))});
    }
    return there;
}

}  // namespace lotsen
