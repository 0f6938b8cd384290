// Every language's dates, times and numbers: phrases/<tag>.tsv, with text, type and value a line.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/core/understanding/entities/reading.hpp"

namespace lotsen::test {
namespace {

struct phrase {
    std::string text;
    std::string type;
    std::string value;
};

std::vector<phrase> read_phrases(const std::filesystem::path& file) {
    std::vector<phrase> all;
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        const auto type = line.find('\t');
        const auto value = line.rfind('\t');
        if (type == value) continue;
        all.push_back(
            {line.substr(0, type), line.substr(type + 1, value - type - 1), line.substr(value + 1)}
        );
    }
    return all;
}

TEST(phrases, mean_the_same_in_every_language) {
    const auto folder =
        std::filesystem::path(LOTSEN_SOURCE_DIR) / "tests/core/understanding/entities/phrases";
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto tag = entry.path().stem().string();
        const auto all = read_phrases(entry.path());
        EXPECT_GE(all.size(), 20U) << tag;
        for (const auto& [text, type, value] : all)
            EXPECT_EQ(values(type, text, tag), value) << tag << ": " << text << " (" << type << ")";
        ++files;
    }
    EXPECT_GE(files, 1U);
}

}  // namespace
}  // namespace lotsen::test
