#include "core/app/person/holdings.hpp"

#include "core/app/person/document.hpp"
#include "tests/core/app/person/archive_stage.hpp"
#include "tests/support/refusal.hpp"

namespace lotsen::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

struct what_is_kept : archive_stage {
    std::string document(const person& asked) {
        return json::serialize(to_json(kept.look(asked).value(), asked, kept));
    }
};

TEST_F(what_is_kept, is_found_by_a_contact_that_the_resident_wrote) {
    write(anothers, speaker::bot, "Ring 070-174 06 05").value();
    const auto found = kept.look(by_phone).value();
    ASSERT_THAT(found.conversations, SizeIs(1)) << "the bot's words make nobody theirs";
    EXPECT_EQ(found.conversations[0].record.id, theirs);
    EXPECT_THAT(found.conversations[0].contact_in, ElementsAre(1));
    EXPECT_THAT(found.conversations[0].events, SizeIs(2));
}

TEST_F(what_is_kept, is_what_came_from_a_conversation_that_a_record_came_from) {
    plugin_keeps(report(fate::stripped, reason::public_record));
    const auto found = kept.look({{}, {}, {"F-1"}}).value();
    EXPECT_THAT(found.who.conversations, ElementsAre(theirs));
    EXPECT_THAT(found.conversations, SizeIs(1));
    EXPECT_THAT(requests.back().who.conversations, ElementsAre(theirs))
        << "plugins are asked again with the conversation";
    EXPECT_FALSE(requests.back().erase);
}

TEST_F(what_is_kept, is_told_whole_and_with_nothing_of_anybody_else) {
    photo(theirs, "p1.jpg");
    photo(anothers, "p2.jpg");
    write(
        theirs, speaker::agent, "Vi ringer", {{"_account", "anna.login"}, {"_note", "Orolig"}}
    ).value();
    hands_over(theirs);
    plugin_keeps(report(fate::stripped, reason::public_record));
    const auto text = document(by_phone);
    for (const auto* part :
         {"Hej, ring 070-174 06 05",
          "Tack",
          "p1.jpg",
          "Grenen",
          "robin@example.org",
          "lotsen-person-1"})
        EXPECT_THAT(text, HasSubstr(part));
    for (const auto* part : {"06 06", "p2.jpg", "anna.login", anothers.c_str(), "hhhhhhhh"})
        EXPECT_THAT(text, Not(HasSubstr(part)));
}

TEST_F(what_is_kept, has_the_photo_of_a_report_whose_conversation_is_forgotten) {
    auto old = report(fate::stripped, reason::public_record);
    old.conversation.clear();
    old.photos = {"p3.jpg", "../p3.jpg"};
    plugin_keeps(old);
    const auto file = photo("aaaaaaaaaaaaaaaaaaaaaaaaaa", "p3.jpg");
    EXPECT_THAT(photos_of(kept.look({{}, {}, {"F-1"}}).value()), ElementsAre(file));
}

TEST_F(what_is_kept, is_not_known_of_a_plugin_that_does_not_tell) {
    answer = [](const person_request&) { return fail(errc::not_found); };
    EXPECT_THAT(kept.look(by_phone)->silent, ElementsAre("reports"));
    answer = [](const person_request&) { return fail(errc::unavailable, "gone"); };
    const auto refused = kept.look(by_phone);
    EXPECT_EQ(refusal(refused), "unavailable");
    EXPECT_THAT(refused.error().detail, HasSubstr("reports"));
}

TEST_F(what_is_kept, is_not_known_of_a_plugin_that_left_its_data_behind) {
    folder.write("plugins/reports/database.sqlite", "");
    folder.write("plugins/gone/database.sqlite", "");
    EXPECT_THAT(kept.look(by_phone)->silent, ElementsAre("gone"));
}

TEST_F(what_is_kept, is_nothing_of_who_never_wrote) {
    EXPECT_TRUE(kept.look({{}, {"robin@example.org"}, {}})->empty());
    const archive without_a_log{settings, plugins, nullptr, now};
    EXPECT_TRUE(without_a_log.look(by_phone)->empty());
}

}  // namespace
}  // namespace lotsen::test
