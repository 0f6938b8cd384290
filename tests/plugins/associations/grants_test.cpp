#include "tests/plugins/associations/bench.hpp"

namespace lotsen::associations::test {
namespace {

using testing::Contains;
using testing::SizeIs;

struct grants_test : bench {
    std::vector<std::string> notes(std::string text) {
        const auto reply = asked("grants", std::move(text));
        std::vector<std::string> ids;
        for (const auto& shown : said(reply.actions).cards)
            ids.push_back(shown.note.id);
        return ids;
    }
};

TEST_F(grants_test, the_next_deadline_is_the_first_that_has_not_passed) {
    const std::vector<std::string> twice{"08-27", "02-27"};
    const auto next = [&](const char* at) {
        return next_deadline(twice, *from_rfc3339(at), *zone);
    };
    EXPECT_EQ(next("2026-11-23T10:00:00Z"), "2027-02-27");
    EXPECT_EQ(next("2027-02-27T22:59:00Z"), "2027-02-27");
    EXPECT_EQ(next("2027-02-27T23:01:00Z"), "2027-08-27");  // the next day in Solna
    EXPECT_EQ(next_deadline({}, now.now(), *zone), "");
}

TEST_F(grants_test, what_was_asked_about_comes_alone_and_all_on_request) {
    EXPECT_THAT(notes("lok-stöd kommunalt"), testing::ElementsAre("grants.activity"));
    EXPECT_THAT(notes("culture grant"), testing::ElementsAre("grants.culture"));
    EXPECT_THAT(notes("föreningsbidrag"), SizeIs(5));
    const auto every = chosen({{"do", "grants"}});
    EXPECT_THAT(said(every.actions).cards, SizeIs(8));
}

TEST_F(grants_test, the_answer_carries_its_source_and_the_day_it_was_verified) {
    const auto reply = asked("grants", "bidrag");
    EXPECT_EQ(text_at(said(reply.actions).what.args, "verified"), "2026-08-18");
    EXPECT_EQ(said(reply.actions).source, "solna.se");
    const auto every = chosen({{"do", "grants"}});
    for (const auto& shown : said(every.actions).cards) {
        EXPECT_TRUE(shown.url.starts_with("https://www.solna.se/")) << shown.title;
        const auto sv = read_json(std::string(folder) + "/messages/sv.json");
        const auto text = text_at(sv->as_object(), shown.note.id);
        ASSERT_FALSE(text.empty()) << shown.note.id;
        EXPECT_EQ(text.find("{deadline") != text.npos, shown.note.args.contains("deadline"))
            << shown.note.id;
    }
}

TEST_F(grants_test, starting_one_tells_the_steps_with_their_sources) {
    const auto reply = asked("start_association", "starta förening");
    EXPECT_EQ(said(reply.actions).source, "skatteverket.se");
    EXPECT_EQ(said(reply.actions, 1).cards.at(0).url, "https://solna.ibgo.se/");
    EXPECT_EQ(said(reply.actions, 1).options.at(0).intent, "grants");
}

}  // namespace
}  // namespace lotsen::associations::test
