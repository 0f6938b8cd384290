#include "core/journal/sqlite/plugin_database.hpp"

#include <gmock/gmock.h>

#include "tests/core/journal/faulty_disk.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using test::refusal;
using testing::HasSubstr;
using testing::SizeIs;

std::string fold(std::string_view text) {
    return std::string(text);
}

// The rest is what every engine does: tests/conformance/database.
constexpr std::string_view schema = R"(
CREATE TABLE clubs (code TEXT PRIMARY KEY);
CREATE VIRTUAL TABLE clubs_text USING fts5 (name, tokenize = 'trigram');
)";

constexpr std::string_view queries = R"(-- name: add
INSERT INTO clubs (code) VALUES (:code);
-- name: count
SELECT count(*) AS clubs FROM clubs;
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

TEST_F(plugin_database_test, full_text_search_by_trigrams_is_there) {
    ASSERT_TRUE(database_->run({{"index", {{"name", "innebandy"}}}, {"index", {{"name", "schack"}}}}
    ));
    const auto found = database_->run({"search", {{"words", "nneban"}}}).value();
    ASSERT_THAT(found.list, SizeIs(1));
    EXPECT_EQ(found.list[0].at("name"), "innebandy");
    EXPECT_EQ(refusal(database_->run({"search", {{"words", "\"open"}}})), "invalid")
        << "no full-text expression";
}

TEST_F(plugin_database_test, runs_so_long) {
    limits_.plugin_query_steps = 100'000;
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
    EXPECT_EQ(refusal(database_->run({"add", {{"code", "a"}}})), "disk_full");
    disk_.fail_writes(SQLITE_OK);
    EXPECT_EQ(clubs(), 0);
    EXPECT_TRUE(database_->run({"add", {{"code", "a"}}}));
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

}  // namespace
}  // namespace lotsen
