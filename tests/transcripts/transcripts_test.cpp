#include <gtest/gtest.h>

#include <algorithm>

#include "core/app/trial/transcript.hpp"
#include "tests/support/served.hpp"
#include "tests/support/staging.hpp"

namespace lotsen::test {
namespace {

std::filesystem::path transcripts_folder() {
    return std::filesystem::path(LOTSEN_SOURCE_DIR) / "tests" / "transcripts";
}

std::vector<std::filesystem::path> transcripts() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(transcripts_folder())) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// One service for all: each transcript is a conversation of its own in it.
TEST(transcripts, every_conversation_goes_as_written) {
    const auto files = transcripts();
    for (const auto& language : served_languages())
        EXPECT_TRUE(std::filesystem::exists(transcripts_folder() / language)) << language;
    trial::stage on(staging());
    for (const auto& file : files) {
        for (const auto& line : trial::run_transcript(on, file))
            ADD_FAILURE() << file.parent_path().filename().string() << "/" << line;
    }
}

}  // namespace
}  // namespace lotsen::test
