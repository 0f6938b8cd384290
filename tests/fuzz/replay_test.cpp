// The seeds, and every input that once broke a promise, read again by each build.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/fuzz/inputs.hpp"

namespace lotsen::fuzz {
namespace {

namespace fs = std::filesystem;

void replay(const char* folder, void (*read)(std::string_view)) {
    int count = 0;
    for (const auto& seed :
         fs::directory_iterator(fs::path(LOTSEN_SOURCE_DIR) / "tests/fuzz/corpus" / folder)) {
        std::ifstream file(seed.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        EXPECT_NO_THROW(read(bytes)) << seed.path();
        // Each cut short as well: what arrives is not always whole.
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            EXPECT_NO_THROW(read(std::string_view(bytes).substr(0, size)))
                << seed.path() << ' ' << size;
        }
        ++count;
    }
    EXPECT_GT(count, 5);
}

TEST(replay, targets) {
    replay("target", read_as_target);
}

TEST(replay, frames) {
    replay("json", read_as_json);
}

}  // namespace
}  // namespace lotsen::fuzz
