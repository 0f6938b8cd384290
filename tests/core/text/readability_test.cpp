// Language law asks for cultivated, simple and understandable Swedish (Språklagen, 11 §). LIX
// (Björnsson, 1968): words a sentence, and words of more than six letters in a hundred. Under 30 is
// very easy, under 40 easy.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>

#include "core/base/json.hpp"
#include "core/text/normalise.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

struct lix_count {
    std::size_t words = 0;
    std::size_t long_words = 0;
    std::size_t sentences = 0;

    void add(std::string_view text) {
        bool open = false;
        std::size_t depth = 0;
        std::string sentence;
        const auto close = [&] {
            if (open) ++sentences;
            open = false;
        };
        const auto count = [&] {
            for (const auto& one : lotsen::words(sentence)) {
                ++words;
                long_words += characters(one.text) > 6 ? 1 : 0;
                open = true;
            }
            sentence.clear();
        };
        for (const char c : text) {
            if (c == '{') ++depth;
            if (depth == 0) sentence += c;
            if (c == '}' && depth > 0) --depth;
            if (depth > 0 || (c != '.' && c != '!' && c != '?' && c != ':' && c != '\n')) continue;
            count();
            close();
        }
        count();
        close();
    }

    double lix() const {
        return static_cast<double>(words) / static_cast<double>(sentences) +
               100.0 * static_cast<double>(long_words) / static_cast<double>(words);
    }
};

lix_count count_file(const fs::path& file) {
    lix_count all;
    const auto read = read_json(file).value();
    for (const auto& [id, value] : read.as_object()) {
        if (id == "_meta") continue;
        if (value.is_string()) all.add(value.get_string());
        if (value.is_object()) all.add(text_at(value.get_object(), "text"));
    }
    return all;
}

std::vector<fs::path> files_of(std::string_view tag) {
    const fs::path root = LOTSEN_SOURCE_DIR;
    const auto name = std::string(tag) + ".json";
    std::vector<fs::path> files;
    for (const auto* speaker : {"core", "widget", "kiosk", "desk"})
        files.push_back(root / "locales" / tag / (std::string(speaker) + ".json"));
    for (const auto& plugin : fs::directory_iterator(root / "plugins"))
        if (fs::exists(plugin.path() / "messages" / name))
            files.push_back(plugin.path() / "messages" / name);
    files.push_back(root / "plugins" / "city_guide" / "answers" / name);
    return files;
}

void expect_easier_than(std::string_view tag, double most) {
    lix_count all;
    for (const auto& file : files_of(tag)) {
        const auto counted = count_file(file);
        EXPECT_LT(counted.lix(), most) << file;
        all.words += counted.words;
        all.long_words += counted.long_words;
        all.sentences += counted.sentences;
    }
    std::cout << tag << ": LIX " << all.lix() << " of " << all.words << " words\n";
}

TEST(readability, counts_as_lix_does) {
    lix_count counted;
    counted.add("Vi lagar lampan. Kommunens {name} gatubelysning är trasig!");
    EXPECT_EQ(counted.sentences, 2U);
    EXPECT_EQ(counted.words, 7U);
    EXPECT_EQ(counted.long_words, 2U);
}

TEST(readability, swedish_is_easy) {
    expect_easier_than("sv", 40);
}

TEST(readability, easy_swedish_is_very_easy) {
    expect_easier_than("sv-x-latt", 30);
}

}  // namespace
}  // namespace lotsen
