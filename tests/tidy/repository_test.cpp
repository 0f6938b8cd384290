// What the repository as a whole promises.
#include <gtest/gtest.h>

#include "tests/tidy/source_files.hpp"

namespace lotsen::test {
namespace {

std::filesystem::path root() {
    return LOTSEN_SOURCE_DIR;
}

/// A limit of our own, so that a file stays one idea; see style in ARCHITECTURE.md.
constexpr std::size_t longest_source = 500;

TEST(repository, sources_stay_readable_in_length) {
    for (const auto* top : {"core", "plugins"}) {
        for (const auto& file : source_files(root() / top, {".cpp", ".hpp"}))
            EXPECT_LE(lines_of(file).size(), longest_source) << file;
    }
}

TEST(repository, every_plugin_tells_what_it_does) {
    int plugins = 0;
    for (const auto& entry : std::filesystem::directory_iterator(root() / "plugins")) {
        if (!entry.is_directory()) continue;
        ++plugins;
        EXPECT_TRUE(std::filesystem::exists(entry.path() / "manifest.json")) << entry.path();
        EXPECT_TRUE(std::filesystem::exists(entry.path() / "README.md")) << entry.path();
    }
    EXPECT_GE(plugins, 4);
}

TEST(repository, no_large_file_came_in) {
    constexpr std::uintmax_t limit = 1024 * 1024;
    for (const auto* top : {"core", "plugins", "locales", "tests", "kiosk"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root() / top)) {
            const bool foreign = entry.path().string().find("node_modules") != std::string::npos;
            if (!entry.is_regular_file() || foreign) continue;
            EXPECT_LE(entry.file_size(), limit) << entry.path();
        }
    }
}

}  // namespace
}  // namespace lotsen::test
