// Editors' sentences, learned while a small city's reader is in use.
#include "core/app/learning/learner.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/app/learning/watcher.hpp"
#include "core/text/time_zone.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

/// Core's own words with three intents of few sentences: trained in a moment.
class small_city : public testing::Test {
  protected:
    small_city() {
        const fs::path core = fs::path(LOTSEN_SOURCE_DIR) / "core";
        for (const auto* part :
             {"understanding/places",
              "understanding/entities",
              "understanding/urgency",
              "dialogue/acts"}) {
            fs::create_directories((folder.path() / "core" / part).parent_path());
            fs::create_directory_symlink(core / part, folder.path() / "core" / part);
        }
        folder.write("core/understanding/examples/sv.json", R"({
            "greeting": ["hej", "hej där", "god morgon", "tjena", "hallå där"],
            "thanks": ["tack", "tack så mycket", "stort tack", "tackar så mycket"],
            "help": ["vad kan du", "hjälp mig", "vad kan du hjälpa till med"]})");
        folder.write(
            "tests/held_out/sv.tsv", "hej på dig\tcore.greeting\ntack ska du ha\tcore.thanks\n"
        );
    }

    reader_sources sources() const {
        reader_sources from;
        from.core = folder.path() / "core";
        from.locales = {"sv", "en"};
        from.models = folder.path() / "models";
        from.zone = make_time_zone("Europe/Stockholm").value();
        return from;
    }
    fs::path learning() const { return folder.path() / "learning"; }
    void write_examples(const std::string& text) const {
        folder.write("learning/examples/core/sv.json", text);
    }
    static std::string understood(const reader& by, const std::string& text) {
        return best_label(by.read(text, {}));
    }

    test::temporary_folder folder;
    test::fake_clock now;
    learner teacher{sources(), learning(), folder.path() / "tests"};
};

constexpr const char* slang =
    R"({"thanks": ["fett schysst kompis", "schysst kompis", "fett schysst"]})";

TEST_F(small_city, learns_what_editors_write) {
    const auto before = make_reader(sources()).value();
    EXPECT_FALSE(teacher.has_news());
    write_examples(slang);
    EXPECT_TRUE(teacher.has_news());
    const auto made = teacher.learn(*before, now.now());
    ASSERT_TRUE(made.has_value()) << made.error().detail;
    EXPECT_TRUE(made->judged.accepted());
    EXPECT_EQ(made->version, 1);
    EXPECT_EQ(made->added.size(), 3U);
    EXPECT_EQ(understood(*made->understanding, "fett schysst kompis"), "core.thanks");
    EXPECT_FALSE(teacher.has_news());
    EXPECT_TRUE(fs::exists(learning() / "report.json"));
    // The next start understands it too.
    const auto next = make_reader(teacher.sources()).value();
    EXPECT_EQ(understood(*next, "fett schysst kompis"), "core.thanks");
}

TEST_F(small_city, refuses_what_makes_it_worse_and_goes_on_as_before) {
    const auto before = make_reader(sources()).value();
    write_examples(R"({"thanks": ["hej på dig", "hej på dig du", "hej på er"]})");
    const auto made = teacher.learn(*before, now.now()).value();
    EXPECT_FALSE(made.judged.accepted());
    EXPECT_EQ(made.understanding, nullptr);
    EXPECT_EQ(teacher.versions().current(), 0);
}

TEST_F(small_city, keeps_what_it_learned_before) {
    const auto first = make_reader(sources()).value();
    write_examples(slang);
    const auto learned = teacher.learn(*first, now.now()).value();
    ASSERT_TRUE(learned.judged.accepted());
    EXPECT_EQ(teacher.learn(*learned.understanding, now.now()).error().code, errc::not_found)
        << "there is nothing new";
    write_examples(R"({
        "thanks": ["fett schysst kompis", "schysst kompis", "fett schysst"],
        "greeting": ["fett schysst kompis", "schysst kompis", "fett schysst", "schysst", "fett"]})"
    );
    const auto other = teacher.learn(*learned.understanding, now.now()).value();
    EXPECT_EQ(other.added.size(), 5U);
    EXPECT_FALSE(other.judged.accepted()) << "it would forget the thanks";
    EXPECT_EQ(teacher.versions().current(), 1);
}

TEST_F(small_city, names_an_intent_that_nobody_has) {
    const auto before = make_reader(sources()).value();
    write_examples(R"({"dance": ["dansa"]})");
    const auto made = teacher.learn(*before, now.now());
    ASSERT_TRUE(made.has_error());
    EXPECT_EQ(made.error().code, errc::invalid);
    EXPECT_NE(made.error().detail.find("core.dance"), std::string::npos) << made.error().detail;
    folder.write("learning/examples/nobody/sv.json", "{}");
    write_examples("{}");
    const auto other = teacher.learn(*before, now.now());
    EXPECT_NE(other.error().detail.find("nobody"), std::string::npos);
}

TEST_F(small_city, hears_words_of_danger_that_editors_add) {
    const auto before = make_reader(sources()).value();
    const std::string sentence = "den gröna soffan har kommit till foajén";
    EXPECT_FALSE(before->read(sentence, {}).urgent());
    folder.write("learning/urgency/sv.json", R"({"fire_or_injury": ["soffan .. kommit"]})");
    const auto made = teacher.learn(*before, now.now()).value();
    ASSERT_TRUE(made.judged.accepted());
    EXPECT_TRUE(made.understanding->read(sentence, {}).urgent());
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

TEST_F(small_city, learns_the_same_from_the_same_to_the_byte) {
    auto first = sources();
    first.models = folder.path() / "one";
    auto second = sources();
    second.models = folder.path() / "two";
    ASSERT_TRUE(make_reader(first).has_value());
    ASSERT_TRUE(make_reader(second).has_value());
    std::size_t compared = 0;
    for (const auto& entry : fs::recursive_directory_iterator(first.models)) {
        if (!entry.is_regular_file()) continue;
        const auto same = second.models / fs::relative(entry.path(), first.models);
        EXPECT_EQ(bytes_of(entry.path()), bytes_of(same));
        ++compared;
    }
    EXPECT_EQ(compared, 2U);  // intents and languages
}

class a_watcher : public small_city {
  protected:
    live_reader used{make_reader(sources()).value()};
    learning_watcher watcher{teacher, used, now};
};

TEST_F(a_watcher, waits_until_nobody_writes_any_more_then_learns) {
    watcher.look();
    write_examples(slang);
    watcher.look();
    EXPECT_EQ(teacher.versions().current(), 0) << "the file may be half written";
    watcher.look();
    EXPECT_EQ(teacher.versions().current(), 1);
    EXPECT_EQ(understood(used, "fett schysst kompis"), "core.thanks");
}

TEST_F(a_watcher, does_not_try_again_what_was_refused) {
    write_examples(R"({"dance": ["dansa"]})");
    watcher.look();
    watcher.look();
    const auto taken = learning() / "checking/examples/core/sv.json";
    ASSERT_TRUE(fs::remove(taken));
    watcher.look();
    EXPECT_FALSE(fs::exists(taken));
    write_examples(slang);
    watcher.look();
    watcher.look();
    EXPECT_EQ(teacher.versions().current(), 1);
}

TEST_F(a_watcher, takes_up_what_another_process_learned_or_undid) {
    const auto before = used.now();
    write_examples(slang);
    learner other(sources(), learning(), folder.path() / "tests");
    ASSERT_TRUE(other.learn(*before, now.now())->judged.accepted());
    watcher.look();
    EXPECT_EQ(understood(used, "fett schysst kompis"), "core.thanks");
    const auto learned = used.now();
    ASSERT_TRUE(other.undo().has_value());
    watcher.look();
    EXPECT_NE(used.now(), learned);
    watcher.look();
    watcher.look();
    EXPECT_EQ(teacher.versions().current(), 0);
}

}  // namespace
}  // namespace lotsen
