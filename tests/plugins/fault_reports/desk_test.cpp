#include "tests/plugins/fault_reports/fixture.hpp"

namespace lotsen::fault_reports {
namespace {

using testing::SizeIs;

struct desk_test : reporting {
    json::object only_row() { return rows().at(0).as_object(); }

    error refused(std::string command, json::object arguments) {
        return served.on_desk(desk(std::move(command), std::move(arguments))).error();
    }
};

TEST_F(desk_test, shows_first_what_is_to_be_done) {
    const auto done = report("sign", "ett").reference;
    report("tree", "två");
    set_status(done, "done");
    const auto view = served.on_desk(desk("")).value().as_object();
    ASSERT_THAT(array_at(view, "rows"), SizeIs(1));
    EXPECT_EQ(text_at(array_at(view, "rows").at(0).as_object(), "place"), "två");
    EXPECT_THAT(rows("done"), SizeIs(1));
    EXPECT_THAT(rows("all"), SizeIs(2));
    EXPECT_THAT(rows("referred"), SizeIs(0));
}

TEST_F(desk_test, every_column_and_field_has_its_member_in_a_row) {
    report("sign");
    const auto view = served.on_desk(desk("")).value().as_object();
    const auto row = array_at(view, "rows").at(0).as_object();
    for (const auto& column : array_at(view, "columns"))
        EXPECT_TRUE(row.contains(text_at(column.as_object(), "name"))) << column;
    for (const auto& command : array_at(view, "commands")) {
        if (text_at(command.as_object(), "scope") != "row") continue;
        for (const auto& field : array_at(command.as_object(), "fields"))
            EXPECT_TRUE(row.contains(text_at(field.as_object(), "name"))) << field;
    }
}

TEST_F(desk_test, a_change_names_who_made_it_and_when) {
    const auto reference = report("sign").reference;
    set.now.advance(std::chrono::hours(2));
    set_status(reference, "in_progress", {{"note", "Vi beställer en ny."}});
    EXPECT_EQ(text_at(only_row(), "status"), "in_progress");
    EXPECT_EQ(text_at(only_row(), "note"), "Vi beställer en ny.");
    EXPECT_EQ(text_at(only_row(), "changed_by"), "anna");
    EXPECT_EQ(text_at(only_row(), "changed_at"), "2026-11-23T12:00:00.000Z");
    const auto past =
        set.database().run(statement{"history_of", {{"reference", reference}}}).value();
    ASSERT_THAT(past.list, SizeIs(1));
    EXPECT_EQ(text_at(past.list.at(0), "what"), "in_progress");
}

TEST_F(desk_test, a_wrong_change_is_refused_with_a_message_and_changes_nothing) {
    const auto reference = report("sign").reference;
    EXPECT_EQ(
        refused("set_status", {{"id", reference}, {"status", "lost"}}),
        fail(errc::invalid, "desk.error.unknown_status")
    );
    EXPECT_EQ(
        refused("set_status", {{"id", reference}, {"status", "referred"}}),
        fail(errc::invalid, "desk.error.referred_to")
    );
    const std::string endless(3000, 'a');
    EXPECT_EQ(
        refused("set_status", {{"id", reference}, {"status", "done"}, {"note", endless}}),
        fail(errc::invalid, "desk.error.too_long")
    );
    EXPECT_EQ(refused("set_status", {{"id", "F-0"}, {"status", "done"}}).code, errc::not_found);
    EXPECT_EQ(refused("filter", {{"filter", "x"}}).code, errc::invalid);
    EXPECT_EQ(refused("burn", {}).code, errc::not_found);
    EXPECT_EQ(text_at(only_row(), "status"), "received");
}

TEST_F(desk_test, reports_of_the_same_fault_share_its_outcome_until_they_are_told_apart) {
    const auto before = report("tree", "Storgatan 4").reference;
    const auto after = report("tree", "Storgatan 4").reference;
    set_status(before, "in_progress");
    EXPECT_THAT(rows("in_progress"), SizeIs(2));
    EXPECT_TRUE(served.on_desk(desk("unlink", {{"id", after}})).has_value());
    set_status(before, "done");
    EXPECT_THAT(rows("done"), SizeIs(1));
    EXPECT_EQ(refused("unlink", {{"id", after}}).code, errc::conflict);
}

TEST_F(desk_test, an_unknown_view_is_not_found) {
    auto asked = desk("");
    asked.view = "jobs";
    EXPECT_EQ(served.on_desk(asked).error().code, errc::not_found);
}

}  // namespace
}  // namespace lotsen::fault_reports
