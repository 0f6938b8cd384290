// The guard against everything else the repository says people write: example sentences of all
// intents were written by others for other purposes.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>

#include "core/base/json.hpp"
#include "core/understanding/urgency/urgency.hpp"
#include "tests/support/served.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

constexpr double least_recall = 0.9;
constexpr double most_false_alarms = 0.001;  // of phrases that no classifier silences

class urgency_examples : public testing::TestWithParam<std::string> {};

std::vector<fs::path> example_files(const std::string& language) {
    const fs::path root = LOTSEN_SOURCE_DIR;
    std::vector<fs::path> files{root / "core/understanding/examples" / (language + ".json")};
    for (const auto& plugin : fs::directory_iterator(root / "plugins"))
        files.push_back(plugin.path() / "examples" / (language + ".json"));
    std::erase_if(files, [](const fs::path& file) { return !fs::exists(file); });
    return files;
}

TEST_P(urgency_examples, are_told_apart) {
    const auto guard =
        urgency_guard::load(std::string(LOTSEN_SOURCE_DIR) + "/core/understanding/urgency").value();
    double emergencies = 0, heard = 0, others = 0, false_alarms = 0;
    std::string wrong;
    for (const auto& file : example_files(GetParam())) {
        const auto read = read_json(file).value();
        for (const auto& [intent, sentences] : read.as_object()) {
            if (!sentences.is_array()) continue;
            const bool emergency = intent == "emergency";
            for (const auto& sentence : sentences.get_array()) {
                const std::string text(sentence.as_string());
                const auto found = guard->find(text, GetParam());
                (emergency ? emergencies : others) += 1;
                const bool rings = found.kind != danger::none && (emergency || !found.hint);
                if (rings) (emergency ? heard : false_alarms) += 1;
                if (rings != emergency)
                    wrong += std::string(intent) + "\t" + text + "\t<- " +
                             std::string(found.language) + ": " + std::string(found.phrase) + "\n";
            }
        }
    }
    if (others == 0) GTEST_SKIP() << "no example sentences";
    std::cout << GetParam() << ": examples of emergencies heard " << heard << " of " << emergencies
              << ", false alarms " << false_alarms << " of " << others << '\n'
              << wrong;
    EXPECT_GE(heard, least_recall * emergencies) << wrong;
    EXPECT_LE(false_alarms, most_false_alarms * others) << wrong;
}

INSTANTIATE_TEST_SUITE_P(languages, urgency_examples, testing::ValuesIn(test::served_languages()));

}  // namespace
}  // namespace lotsen
