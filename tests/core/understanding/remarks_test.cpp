// What people say before and after what they want: who they are, thanks, no hurry. It is no wish,
// and takes none away.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>

#include "core/understanding/held_out.hpp"
#include "core/understanding/understanding.hpp"
#include "tests/core/understanding/trained.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/served.hpp"

namespace lotsen {
namespace {

constexpr double most_cut = 0.075;    // messages with one wish, taken for several
constexpr double least_kept = 0.89;   // the wish that the sentence has alone
constexpr double least_alone = 0.89;  // remarks that are taken for none of the plugins' wishes
constexpr std::size_t least_of_either = 10;

const std::filesystem::path folder = LOTSEN_SOURCE_DIR "/tests/understanding/remarks";

struct remarks {
    std::vector<std::string> beginnings;
    std::vector<std::string> ends;
};

/// Lines "text<TAB>beginning" or "text<TAB>end".
remarks remarks_in(const std::string& language) {
    remarks all;
    std::ifstream file(folder / (language + ".tsv"));
    for (std::string line; std::getline(file, line);) {
        const auto tab = line.find('\t');
        (line.substr(tab + 1) == "end" ? all.ends : all.beginnings).push_back(line.substr(0, tab));
    }
    return all;
}

/// With the sign that ends it, where it has none.
std::string sentence(std::string text) {
    const auto last = static_cast<unsigned char>(text.back());
    if (last < 0x80 && std::isalnum(last) == 0) return text;
    return text + ".";
}

understanding read(std::string_view text, const std::string& language) {
    reading_context context;
    context.conversation_language = language;
    context.now = test::fake_clock().now();
    return test::trained_reader().read(text, context);
}

bool is_surely_wanted(const understanding& what) {
    return !what.intents.empty() && what.intents.front().plugin != "core" &&
           what.intents.front().confidence >= sure_enough && what.wishes.empty();
}

struct counts {
    double messages = 0;
    double cut = 0;
    double kept = 0;
    double remarks = 0;
    double alone = 0;

    void operator+=(const counts& more) {
        messages += more.messages;
        cut += more.cut;
        kept += more.kept;
        remarks += more.remarks;
        alone += more.alone;
    }
};

counts measure(const std::string& language, const std::vector<labelled_text>& wishes) {
    counts own;
    const auto around = remarks_in(language);
    EXPECT_GE(std::min(around.beginnings.size(), around.ends.size()), least_of_either) << language;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        const auto alone = read(wishes[i].text, language);
        if (wishes[i].language != language || !is_surely_wanted(alone)) continue;
        const auto message = sentence(around.beginnings[i % around.beginnings.size()]) + " " +
                             sentence(wishes[i].text) + " " + around.ends[i % around.ends.size()];
        const auto whole = read(message, language);
        own.messages += 1;
        own.cut += whole.wishes.empty() ? 0 : 1;
        own.kept += best_label(whole) == best_label(alone) ? 1 : 0;
        if (!whole.wishes.empty()) std::cout << language << "\tcut\t" << message << "\n";
    }
    for (const auto* list : {&around.beginnings, &around.ends})
        for (const auto& text : *list) {
            const bool taken = is_surely_wanted(read(text, language));
            own.remarks += 1;
            own.alone += taken ? 0 : 1;
            if (taken) std::cout << language << "\talone\t" << text << "\n";
        }
    return own;
}

TEST(remarks, are_no_wishes_and_take_none_away) {
    const auto wishes = read_held_out(LOTSEN_SOURCE_DIR "/tests/understanding/held_out").value();
    counts all;
    for (const auto& language : test::served_languages()) {
        const auto own = measure(language, wishes);
        std::cout << language << ": cut " << own.cut << " of " << own.messages << ", kept "
                  << own.kept << ", no wish " << own.alone << " of " << own.remarks << "\n";
        all += own;
    }
    std::cout << "remarks: cut " << all.cut / all.messages << ", kept " << all.kept / all.messages
              << ", no wish " << all.alone / all.remarks << "\n";
    EXPECT_LE(all.cut / all.messages, most_cut);
    EXPECT_GE(all.kept / all.messages, least_kept);
    EXPECT_GE(all.alone / all.remarks, least_alone);
}

}  // namespace
}  // namespace lotsen
