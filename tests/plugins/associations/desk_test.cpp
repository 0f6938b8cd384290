#include "tests/plugins/associations/bench.hpp"

namespace lotsen::associations::test {
namespace {

using testing::SizeIs;

struct desk_test : bench {
    desk_test() : bench(false) {}

    std::string problem(std::string command, json::object arguments) {
        const auto done = staff("register", std::move(command), std::move(arguments));
        return done.has_error() ? done.error().detail : std::string();
    }
};

TEST_F(desk_test, staff_add_change_search_and_remove) {
    EXPECT_EQ(problem("add", {{"name", "Klubb A"}, {"activities", "Schack"}}), "");
    EXPECT_EQ(problem("add", {{"name", "Klubb B"}, {"activities", "Tennis"}}), "");
    const auto id = rows("register").at(0).at("id");

    EXPECT_EQ(problem("edit", {{"id", id}, {"email", "a@example.org"}}), "");

    EXPECT_EQ(rows("register").at(0).at("email"), json::value("a@example.org"));
    EXPECT_EQ(rows("register").at(0).at("activities"), json::value("Schack"));
    EXPECT_EQ(rows("register").at(0).at("category"), json::value("culture"));
    const auto found = staff("register", "search", {{"words", "tennis"}});
    EXPECT_THAT(found->at("rows").as_array(), SizeIs(1));
    EXPECT_EQ(problem("remove", {{"id", id}}), "");
    EXPECT_THAT(rows("register"), SizeIs(1));
    EXPECT_EQ(said(asked("find_association", "schack").actions).what.id, "find.none");
}

TEST_F(desk_test, wrong_input_is_refused_with_what_to_mend) {
    ASSERT_EQ(problem("add", {{"name", "Klubb A"}, {"organisation_number", "802000-0009"}}), "");

    EXPECT_EQ(problem("add", {{"name", "  "}}), "desk.error.name");
    EXPECT_EQ(
        problem("add", {{"name", "B"}, {"organisation_number", "802000-0001"}}),
        "desk.error.organisation_number"
    );
    EXPECT_EQ(
        problem("add", {{"name", "B"}, {"organisation_number", "8020000009"}}),
        "desk.error.known_number"
    );
    EXPECT_EQ(problem("add", {{"name", "B"}, {"email", "nobody"}}), "desk.error.email");
    EXPECT_EQ(problem("add", {{"name", "B"}, {"url", "javascript:alert(1)"}}), "desk.error.url");
    EXPECT_EQ(problem("add", {{"name", std::string(3000, 'x')}}), "desk.error.too_long");
    EXPECT_EQ(staff("register", "edit", {{"id", "999"}}).error().code, errc::not_found);
    EXPECT_EQ(staff("register", "remove", {{"id", "999"}}).error().code, errc::not_found);
    EXPECT_EQ(staff("register", "explode").error().code, errc::not_found);
    EXPECT_EQ(staff("nothing").error().code, errc::not_found);
    EXPECT_THAT(rows("register"), SizeIs(1));
}

}  // namespace
}  // namespace lotsen::associations::test
