#include "core/journal/sqlite/plugin_database.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "tests/core/journal/faulty_disk.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using test::refusal;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Stands in for ICU's folding: enough for the words used here.
std::string fold(std::string_view text) {
    std::string folded(text);
    std::transform(folded.begin(), folded.end(), folded.begin(), [](unsigned char each) {
        return static_cast<char>(each >= 'A' && each <= 'Z' ? each - 'A' + 'a' : each);
    });
    return folded;
}

constexpr std::string_view schema = R"(
CREATE TABLE clubs (
    code TEXT PRIMARY KEY, name TEXT NOT NULL, members INTEGER, fee REAL,
    folded TEXT GENERATED ALWAYS AS (casefold(name)) STORED
);
CREATE INDEX clubs_folded ON clubs (casefold(name));
CREATE TABLE places (club TEXT NOT NULL REFERENCES clubs (code), seats INTEGER CHECK (seats >= 0));
CREATE VIRTUAL TABLE clubs_text USING fts5 (name, tokenize = 'trigram');
)";

constexpr std::string_view queries = R"(-- name: add
INSERT INTO clubs (code, name, members, fee) VALUES (:code, :name, :members, :fee);
-- name: rename !changes
UPDATE clubs SET name = :name WHERE code = :code;
-- name: count
SELECT count(*) AS clubs FROM clubs;
-- name: all
SELECT code, name, members, fee, folded FROM clubs ORDER BY code;
-- name: alike
SELECT code, similarity(name, :wanted) AS likeness FROM clubs
WHERE similarity(name, :wanted) > 0.3 ORDER BY likeness DESC;
-- name: by_name
SELECT code FROM clubs WHERE casefold(name) = casefold(:name);
-- name: place
INSERT INTO places (club, seats) VALUES (:code, :seats);
-- name: index
INSERT INTO clubs_text (name) VALUES (:name);
-- name: search
SELECT name FROM clubs_text WHERE clubs_text MATCH :words ORDER BY rank LIMIT 10;
-- name: numbers
WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < :most) SELECT i FROM n;
-- name: bytes
SELECT x'00ff' AS a;
)";

class plugin_database_test : public testing::Test {
  protected:
    plugin_database_test() {
        folder_.write("plugin/migrations/0001_clubs.sql", schema);
        folder_.write("plugin/queries/clubs.sql", queries);
        open();
    }
    void open() {
        database_.reset();
        database_ = make_plugin_database(file_, plugin_, fold, limits_).value();
    }
    statement add(std::string code, std::string name) {
        return {"add", {{"code", code}, {"name", name}, {"members", 12}, {"fee", 0.5}}};
    }
    std::int64_t clubs() {
        return database_->run(statement{"count", {}})->list.at(0).at("clubs").as_int64();
    }
    std::string problem_with(std::string_view sql) {
        folder_.write("plugin/queries/bad.sql", sql);
        const auto opened = make_plugin_database(folder_.path() / "b.sqlite", plugin_, fold);
        EXPECT_EQ(refusal(opened), "invalid") << sql;
        return opened.has_error() ? opened.error().detail : "";
    }

    test::faulty_disk disk_;
    test::temporary_folder folder_;
    const std::filesystem::path plugin_ = folder_.path() / "plugin";
    const std::filesystem::path file_ = folder_.path() / "clubs.sqlite";
    limits limits_;
    std::unique_ptr<database> database_;
};

TEST_F(plugin_database_test, gives_rows_as_they_were_put) {
    ASSERT_TRUE(database_->run(
        {"add", {{"code", "a"}, {"name", "Räven"}, {"members", nullptr}, {"fee", 1.5}}}
    ));
    const auto answer = database_->run(statement{"all", {}}).value();
    ASSERT_THAT(answer.list, SizeIs(1));
    EXPECT_EQ(
        answer.list[0],
        (json::object{
            {"code", "a"},
            {"name", "Räven"},
            {"members", nullptr},
            {"fee", 1.5},
            {"folded", "räven"}})
    );
    EXPECT_EQ(answer.changes, 0U);
}

TEST_F(plugin_database_test, keeps_what_was_run) {
    ASSERT_TRUE(database_->run(add("a", "AIK")));
    open();
    EXPECT_EQ(clubs(), 1);
}

TEST_F(plugin_database_test, runs_all_statements_or_none) {
    ASSERT_TRUE(database_->run({add("a", "AIK"), add("b", "Vasalund")}));
    EXPECT_EQ(refusal(database_->run({add("c", "Råsunda"), add("a", "AIK again")})), "conflict");
    EXPECT_EQ(clubs(), 2);
    EXPECT_EQ(refusal(database_->run({add("c", "Råsunda"), {"unknown", {}}})), "not_found");
    EXPECT_EQ(clubs(), 2);
    const auto answers = database_->run({add("c", "Råsunda"), {"count", {}}}).value();
    ASSERT_THAT(answers, SizeIs(2));
    EXPECT_EQ(answers[0].changes, 1U);
    EXPECT_EQ(answers[1].list.at(0).at("clubs"), 3) << "sees what the batch did";
}

TEST_F(plugin_database_test, a_query_that_must_change_undoes_all_where_it_does_not) {
    ASSERT_TRUE(database_->run(add("a", "AIK")));
    const statement none{"rename", {{"code", "z"}, {"name", "Zorro"}}};
    const auto refused = database_->run({add("b", "Vasalund"), none});
    EXPECT_EQ(refusal(refused), "conflict");
    EXPECT_THAT(refused.error().detail, HasSubstr("rename"));
    EXPECT_EQ(clubs(), 1);
    EXPECT_EQ(database_->run({"rename", {{"code", "a"}, {"name", "AIK FF"}}})->changes, 1U);
}

TEST_F(plugin_database_test, constraints_are_conflicts) {
    ASSERT_TRUE(database_->run(add("a", "AIK")));
    EXPECT_EQ(refusal(database_->run(add("a", "AIK"))), "conflict");
    EXPECT_EQ(refusal(database_->run({"place", {{"code", "a"}, {"seats", -1}}})), "conflict");
    EXPECT_EQ(refusal(database_->run({"place", {{"code", "z"}, {"seats", 1}}})), "conflict")
        << "foreign keys hold";
}

TEST_F(plugin_database_test, parameters_are_named_and_complete) {
    const auto missing = database_->run({"rename", {{"code", "a"}}});
    EXPECT_EQ(refusal(missing), "invalid");
    EXPECT_THAT(missing.error().detail, HasSubstr(":name"));
    EXPECT_THAT(missing.error().detail, HasSubstr("clubs.sql:3"));
    const statement list{"rename", {{"code", "a"}, {"name", json::array{1}}}};
    EXPECT_EQ(refusal(database_->run(list)), "invalid");
    ASSERT_TRUE(database_->run(add("a", "'; DROP TABLE clubs; --")));
    EXPECT_EQ(clubs(), 1);
}

TEST_F(plugin_database_test, finds_what_is_written_otherwise) {
    ASSERT_TRUE(database_->run({add("a", "Solna Innebandy"), add("b", "Huvudsta Schack")}));
    const auto found = database_->run({"alike", {{"wanted", "solna INEBANDY"}}}).value();
    ASSERT_THAT(found.list, SizeIs(1));
    EXPECT_EQ(found.list[0].at("code"), "a");
    EXPECT_EQ(database_->run({"by_name", {{"name", "HUVUDSTA SCHACK"}}})->list.size(), 1U);
    EXPECT_THAT(database_->run({"alike", {{"wanted", nullptr}}})->list, IsEmpty());
}

TEST_F(plugin_database_test, full_text_search_by_trigrams_is_there) {
    ASSERT_TRUE(database_->run({{"index", {{"name", "innebandy"}}}, {"index", {{"name", "schack"}}}}
    ));
    const auto found = database_->run({"search", {{"words", "nneban"}}}).value();
    ASSERT_THAT(found.list, SizeIs(1));
    EXPECT_EQ(found.list[0].at("name"), "innebandy");
    EXPECT_EQ(refusal(database_->run({"search", {{"words", "\"open"}}})), "invalid")
        << "no full-text expression";
}

TEST_F(plugin_database_test, gives_so_many_rows_and_runs_so_long) {
    limits_.plugin_rows = 10;
    limits_.plugin_query_steps = 100'000;
    open();
    EXPECT_THAT(database_->run({"numbers", {{"most", 10}}})->list, SizeIs(10));
    const auto many = database_->run({"numbers", {{"most", 11}}});
    EXPECT_EQ(refusal(many), "invalid");
    EXPECT_THAT(many.error().detail, HasSubstr("LIMIT"));
    limits_.plugin_rows = 10'000'000;
    open();
    EXPECT_EQ(refusal(database_->run({"numbers", {{"most", 10'000'000}}})), "deadline_exceeded");
    EXPECT_EQ(clubs(), 0) << "the next one runs";
}

TEST_F(plugin_database_test, bytes_are_refused) {
    EXPECT_EQ(refusal(database_->run(statement{"bytes", {}})), "invalid");
}

TEST_F(plugin_database_test, a_full_disk_is_told_and_passes) {
    disk_.fail_writes(SQLITE_FULL);
    EXPECT_EQ(refusal(database_->run(add("a", "AIK"))), "disk_full");
    disk_.fail_writes(SQLITE_OK);
    EXPECT_EQ(clubs(), 0);
    EXPECT_TRUE(database_->run(add("a", "AIK")));
}

TEST_F(plugin_database_test, bad_sql_is_found_at_the_start_with_its_place) {
    EXPECT_THAT(problem_with("-- name: bad\nSELECT * FROM nowhere;"), HasSubstr("bad.sql:1"));
    EXPECT_THAT(problem_with("\n-- name: bad\nSELEC 1;"), HasSubstr("bad.sql:2: query bad"));
    EXPECT_THAT(problem_with("-- name: bad\nSELECT 1; SELECT 2;"), HasSubstr("more than one"));
    EXPECT_THAT(problem_with("-- name: bad\n-- nothing"), HasSubstr("no statement"));
}

TEST_F(plugin_database_test, a_plugin_stays_in_its_own_database) {
    EXPECT_THAT(problem_with("-- name: bad\nATTACH '/tmp/x.sqlite' AS x;"), HasSubstr("bad"));
    EXPECT_THAT(problem_with("-- name: bad\nPRAGMA synchronous = OFF;"), HasSubstr("bad"));
    EXPECT_THAT(problem_with("-- name: bad\nCOMMIT;"), HasSubstr("bad"));
    EXPECT_THAT(problem_with("-- name: bad\nSAVEPOINT s;"), HasSubstr("bad"));
    EXPECT_THAT(problem_with("-- name: bad\nSELECT load_extension('x');"), HasSubstr("bad"));
}

TEST_F(plugin_database_test, a_bad_migration_is_named) {
    folder_.write("plugin/migrations/0002_bad.sql", "CREATE TABEL x (a);");
    const auto opened = make_plugin_database(file_, plugin_, fold);
    EXPECT_EQ(refusal(opened), "invalid");
    EXPECT_THAT(opened.error().detail, HasSubstr("0002_bad.sql"));
}

TEST_F(plugin_database_test, a_plugin_without_files_has_an_empty_database) {
    const auto none =
        make_plugin_database(folder_.path() / "n.sqlite", folder_.path() / "no", fold);
    ASSERT_TRUE(none);
    EXPECT_EQ(refusal((*none)->run(statement{"any", {}})), "not_found");
    EXPECT_TRUE((*none)->run(std::vector<statement>{}));
}

}  // namespace
}  // namespace lotsen
