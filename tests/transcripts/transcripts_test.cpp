#include <gtest/gtest.h>

#include <algorithm>

#include "tests/transcripts/transcript.hpp"

namespace lotsen::test {
namespace {

std::vector<std::filesystem::path> transcripts() {
    std::vector<std::filesystem::path> files;
    const auto folder = std::filesystem::path(LOTSEN_SOURCE_DIR) / "tests" / "transcripts";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// One service for all: each transcript is a conversation of its own in it.
TEST(transcripts, every_conversation_goes_as_written) {
    const auto files = transcripts();
    ASSERT_GE(files.size(), 16U) << "two a language at the least";
    stage on;
    for (const auto& file : files) {
        for (const auto& line : run_transcript(on, file))
            ADD_FAILURE() << file.parent_path().filename().string() << "/" << line;
    }
}

}  // namespace
}  // namespace lotsen::test
