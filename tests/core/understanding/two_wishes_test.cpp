// Messages that want two things, and messages that only look so: tests/understanding/two_wishes.
// Floors that only go up.
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <map>

#include "core/understanding/held_out.hpp"
#include "tests/core/understanding/trained.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

struct message {
    std::string text;
    std::vector<std::string> wants;  // "plugin.intent", in order
};

std::vector<message> messages_of(const fs::path& file) {
    std::vector<message> all;
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        message one;
        for (std::size_t at = 0; at <= line.size();) {
            const auto end = std::min(line.find('\t', at), line.size());
            (one.text.empty() ? one.text : one.wants.emplace_back()) = line.substr(at, end - at);
            at = end + 1;
        }
        if (!one.wants.empty()) all.push_back(std::move(one));
    }
    return all;
}

std::vector<std::string> wishes_of(const understanding& read) {
    std::vector<std::string> all;
    for (const auto& one : read.wishes)
        all.push_back(one.intents.front().plugin + "." + one.intents.front().intent);
    return all;
}

struct counts {
    std::size_t two = 0;    // messages of more than one wish
    std::size_t right = 0;  // all of them, in order
    std::size_t one = 0;    // messages of one
    std::size_t cut = 0;    // taken for more

    void operator+=(const counts& more) {
        two += more.two;
        right += more.right;
        one += more.one;
        cut += more.cut;
    }
};

double share(std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, whole));
}

TEST(two_wishes, are_told_from_one_in_every_language) {
    const auto& reader = test::trained_reader();
    const fs::path root = LOTSEN_SOURCE_DIR "/tests/understanding";
    counts all;
    for (const auto& language : test::served_languages()) {
        counts here;
        const auto messages = messages_of(root / "two_wishes" / (language + ".tsv"));
        EXPECT_FALSE(messages.empty()) << language;
        for (const auto& [text, wants] : messages) {
            const auto found = wishes_of(reader.read(text, {}));
            const bool several = wants.size() > 1;
            (several ? here.two : here.one) += 1;
            here.right += several && found == wants ? 1 : 0;
            here.cut += !several && !found.empty() ? 1 : 0;
        }
        std::cout << language << ": both of " << here.right << "/" << here.two << ", one cut "
                  << here.cut << "/" << here.one << "\n";
        all += here;
    }
    EXPECT_GE(share(all.right, all.two), 0.69);
    EXPECT_LE(share(all.cut, all.one), 0.05);
    // What was written with one wish in mind is seldom cut.
    counts plain;
    const auto sentences = read_held_out(root / "held_out").value();
    for (const auto& one : sentences)
        plain.cut += reader.read(one.text, {}).wishes.empty() ? 0 : 1;
    EXPECT_LE(share(plain.cut, sentences.size()), 0.02);
}

}  // namespace
}  // namespace lotsen
