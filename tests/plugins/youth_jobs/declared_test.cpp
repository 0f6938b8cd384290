// What the plugin declares, its code and its catalogues agree.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "core/plugin/manifest.hpp"
#include "core/text/catalogue.hpp"
#include "core/text/time_zone.hpp"
#include "tests/support/served.hpp"

namespace lotsen::youth_jobs::test {
namespace {

using testing::Contains;
using testing::Ge;
using testing::SizeIs;

const std::filesystem::path folder = LOTSEN_SOURCE_DIR "/plugins/youth_jobs";

std::set<std::string> messages_of(const std::string& tag) {
    std::set<std::string> ids;
    const auto read = read_json(folder / "messages" / (tag + ".json"));
    if (read.has_error()) return ids;
    for (const auto& member : read->as_object())
        ids.emplace(member.key());
    return ids;
}

manifest declared() {
    const auto read = read_manifest(folder);
    if (read.has_error()) throw std::runtime_error(read.error().detail);
    return *read;
}

std::set<std::string> ids_of_manifest(const manifest& all) {
    std::set<std::string> ids;
    for (const auto& intent : all.intents)
        ids.insert(intent.label);
    for (const auto& view : all.desk)
        ids.insert(view.title);
    for (const auto& one : all.forms) {
        ids.insert({one.title, one.confirm});
        for (const auto& each : one.slots) {
            ids.insert({each.question, each.why, one.name + "." + each.name + ".label"});
            for (const auto& choice : each.choices)
                ids.insert(choice.label);
        }
    }
    ids.erase("");
    return ids;
}

/// Text in the code that has the form of a message id: words joined by dots. What ends in "_" is
/// completed by the code; the tests of the turns see those.
std::set<std::string> ids_of_code() {
    static const std::regex literal("\"([a-z_]+(\\.[a-z_0-9]+)+)\"");
    std::set<std::string> ids;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() != ".cpp") continue;
        std::ifstream stream(file.path());
        std::ostringstream text;
        text << stream.rdbuf();
        const std::string code = text.str();
        for (std::sregex_iterator at(code.begin(), code.end(), literal), end; at != end; ++at)
            ids.insert((*at)[1].str());
    }
    std::erase_if(ids, [](const std::string& id) {
        return id == "core.handover" || id.ends_with(".json") || id.ends_with(".csv") ||
               id.ends_with(".html") || id.ends_with(".se") || id.ends_with("_");
    });
    return ids;
}

TEST(declared_test, every_message_is_in_swedish_and_english) {
    auto ids = ids_of_manifest(declared());
    ids.merge(ids_of_code());
    EXPECT_THAT(ids, SizeIs(Ge(40U)));
    for (const auto* tag : {"sv", "en"}) {
        const auto known = messages_of(tag);
        for (const auto& id : ids)
            EXPECT_THAT(known, Contains(id)) << tag;
    }
    EXPECT_EQ(messages_of("sv"), messages_of("en"));
}

TEST(declared_test, the_messages_are_whole_patterns) {
    const auto loaded =
        catalogue::load({{"youth_jobs", folder / "messages"}}, *make_time_zone("Europe/Stockholm"));
    ASSERT_TRUE(loaded.has_value()) << loaded.error().detail;
    const auto& texts = *loaded;
    EXPECT_EQ(
        texts->format(
            "youth_jobs",
            "time.option_coach",
            "sv",
            {{"start", "2026-11-24T09:00:00Z"}, {"coach", "Kim"}}
        ),
        "tisdag 24 november kl. 10:00, Kim"
    );
}

TEST(declared_test, every_choice_has_keywords_in_every_language) {
    const auto all = declared();
    for (const auto& tag : lotsen::test::served_languages()) {
        const auto read = read_examples(folder / "examples" / (tag + ".json"));
        ASSERT_TRUE(read.has_value()) << tag << ": " << read.error().detail;
        for (const auto& one : all.forms)
            for (const auto& each : one.slots)
                for (const auto& choice : each.choices) {
                    const auto found = read->find(one.name + "." + each.name + "." + choice.value);
                    ASSERT_NE(found, read->end()) << tag << " " << choice.value;
                    EXPECT_THAT(found->second, SizeIs(Ge(5U))) << tag << " " << choice.value;
                }
        for (const auto& intent : all.intents)
            EXPECT_TRUE(read->contains(intent.name)) << tag << " " << intent.name;
    }
}

}  // namespace
}  // namespace lotsen::youth_jobs::test
