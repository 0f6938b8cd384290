#include "tests/plugins/city_guide/fixture.hpp"
#include "tests/support/served.hpp"

namespace lotsen::city_guide {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

struct desk_test : guiding {
    json::object row(std::string_view id) {
        for (const auto& each : rows("answers")) {
            if (text_at(each.as_object(), "id") == id) return each.as_object();
        }
        return {};
    }

    std::string answer_in(std::string_view locale) {
        return std::get<say>(asks("safety_walk", locale).back()).what.text;
    }
};

TEST_F(desk_test, an_edited_answer_is_given_at_once_and_after_a_restart) {
    rows("answers", "edit", at(words("Nya ord."), "safety_walk/sv"));
    EXPECT_EQ(answer_in("sv"), "Nya ord.");
    guide restarted;
    restarted.start(set.lent());
    EXPECT_EQ(answer_in("sv"), "Nya ord.");
    EXPECT_EQ(text_at(row("safety_walk/sv"), "changed_by"), "erik");
    EXPECT_EQ(text_at(row("safety_walk/sv"), "changed_at"), "2026-11-23T10:00:00.000Z");
}

TEST_F(desk_test, the_trace_keeps_the_words_that_were_replaced) {
    const auto before = answer_in("sv");
    rows("answers", "edit", at(words("Nya ord."), "safety_walk/sv"));
    const auto newest = rows("changes").at(0).as_object();
    EXPECT_EQ(text_at(newest, "before"), before);
    EXPECT_EQ(text_at(newest, "subject"), "safety_walk/sv");
}

TEST_F(desk_test, the_original_can_be_brought_back) {
    const auto before = answer_in("sv");
    rows("answers", "edit", at(words("Nya ord."), "safety_walk/sv"));
    rows("answers", "restore", {{"id", "safety_walk/sv"}});
    EXPECT_EQ(answer_in("sv"), before);
    EXPECT_EQ(text_at(row("safety_walk/sv"), "changed_by"), "");
}

TEST_F(desk_test, a_language_can_be_added_and_taken_away) {
    auto german = words("Worte.");
    german["topic"] = "safety_walk";
    german["language"] = "de";
    rows("answers", "add", german);
    EXPECT_EQ(answer_in("de"), "Worte.");
    EXPECT_EQ(refused("answers", "add", german).code, errc::conflict);
    rows("answers", "restore", {{"id", "safety_walk/de"}});
    EXPECT_EQ(answer_in("de"), answer_in("sv"));
}

TEST_F(desk_test, an_overdue_review_is_marked_and_comes_first) {
    EXPECT_THAT(rows("answers", "filter", {{"topic", "all"}, {"overdue", true}}), IsEmpty());
    set.now.advance(std::chrono::hours(24 * 181));
    rows("answers", "confirm", {{"id", "camera_surveillance/ar"}});
    const auto all = rows("answers");
    EXPECT_TRUE(flag_at(all.at(0).as_object(), "overdue"));
    EXPECT_EQ(text_at(all.at(all.size() - 1).as_object(), "id"), "camera_surveillance/ar");
    EXPECT_FALSE(flag_at(row("camera_surveillance/ar"), "overdue"));
    EXPECT_EQ(text_at(row("camera_surveillance/ar"), "reviewed"), "2027-05-23");
    EXPECT_THAT(
        rows("answers", "filter", {{"topic", "all"}, {"overdue", true}}), SizeIs(all.size() - 1)
    );
}

TEST_F(desk_test, can_be_narrowed_to_a_topic_and_a_language) {
    EXPECT_THAT(
        rows("answers", "filter", {{"topic", "safety_walk"}}),
        SizeIs(lotsen::test::served_locales().size())
    );
    EXPECT_THAT(
        rows("answers", "filter", {{"topic", "safety_walk"}, {"language", "fa"}}), SizeIs(1)
    );
}

TEST_F(desk_test, what_is_wrong_is_refused_with_a_message_and_changes_nothing) {
    const auto before = answer_in("sv");
    const auto edit = [&](std::string_view member, std::string_view value) {
        auto arguments = at(words("Nya ord."), "safety_walk/sv");
        arguments[member] = value;
        return refused("answers", "edit", arguments).detail;
    };
    EXPECT_EQ(edit("text", ""), "desk.error.text");
    EXPECT_EQ(edit("source", ""), "desk.error.source");
    EXPECT_EQ(edit("reviewed", "23/11"), "desk.error.date");
    EXPECT_EQ(edit("reviewed", "2026-12-24"), "desk.error.future");
    auto added = words("x");
    added["topic"] = "weather";
    added["language"] = "sv";
    EXPECT_EQ(refused("answers", "add", added).detail, "desk.error.topic");
    added["topic"] = "safety_walk";
    added["language"] = "svenska!";
    EXPECT_EQ(refused("answers", "add", added).detail, "desk.error.language");
    EXPECT_EQ(refused("answers", "filter", {{"topic", "x"}}).detail, "desk.error.topic");
    EXPECT_EQ(refused("answers", "edit", {{"id", "nothing"}}).code, errc::not_found);
    EXPECT_EQ(refused("answers", "burn", {{"id", "safety_walk/sv"}}).code, errc::not_found);
    EXPECT_EQ(refused("songs", "", {}).code, errc::not_found);
    EXPECT_EQ(answer_in("sv"), before);
}

TEST_F(desk_test, every_column_has_its_member_in_a_row) {
    rows("answers", "edit", at(words("Nya ord."), "safety_walk/sv"));
    for (const auto* view : {"answers", "facts", "changes"}) {
        const auto shown = served.on_desk(desk(view)).value().as_object();
        const auto& first = array_at(shown, "rows").at(0).as_object();
        for (const auto& column : array_at(shown, "columns"))
            EXPECT_TRUE(first.contains(text_at(column.as_object(), "name"))) << view << column;
    }
}

}  // namespace
}  // namespace lotsen::city_guide
