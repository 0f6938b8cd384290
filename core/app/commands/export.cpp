#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "core/app/commands/person.hpp"
#include "core/app/person/document.hpp"
#include "core/base/files.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

/// Where the document goes, and where its photos do.
struct destination {
    fs::path document;
    fs::path photos;
};

destination beside(const fs::path& to) {
    if (to.extension() != ".json") return {to / "person.json", to / "photos"};
    return {to, to.parent_path() / (to.stem().string() + "-photos")};
}

void make_private(const fs::path& folder) {
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
}

void write(
    const destination& to, const json::object& document, const std::vector<fs::path>& photos
) {
    for (const auto& there : {to.document, to.photos})
        if (fs::exists(there)) throw std::runtime_error(there.string() + " is there already");
    const auto folder = to.document.parent_path();
    if (!folder.empty() && !fs::exists(folder)) make_private(folder);
    if (!photos.empty()) make_private(to.photos);
    for (const auto& one : photos)
        fs::copy_file(one, to.photos / one.filename());
    const auto written = write_whole(to.document, json::serialize(document) + "\n");
    if (written.has_error()) throw std::runtime_error(written.error().detail);
    fs::permissions(to.document, fs::perms::owner_read | fs::perms::owner_write);
}

void print_summary(const holdings& found, std::size_t photos) {
    std::cerr << found.conversations.size() << " conversations, " << found.records.size()
              << " records, " << photos << " photos\n";
    print_silent(found, std::cerr);
}

}  // namespace

int export_command(const command_line& given) {
    auto known = person_options();
    known.add_options()("to", options::value<std::string>(), "a file NAME.json, or a folder");
    const auto parsed = parse(given, known);
    const auto asked = person_of(parsed);
    if (asked.empty()) throw wrong_use{"export whose data? --contact, --reference, --conversation"};
    opened_archive opened(settings_of(given, parsed));
    const auto found = needed(opened.get().look(asked));
    const auto photos = photos_of(found);
    auto document = to_json(found, asked, opened.get());
    if (!parsed.contains("to")) {
        std::cout << document << '\n';
    } else {
        const auto to = beside(parsed["to"].as<std::string>());
        if (!photos.empty()) document["photos_in"] = to.photos.filename().string();
        write(to, document, photos);
    }
    print_summary(found, photos.size());
    return 0;
}

}  // namespace lotsen
