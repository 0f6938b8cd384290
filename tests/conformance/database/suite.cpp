#include "tests/conformance/database/suite.hpp"

#include <thread>

namespace lotsen::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::string_view schema = R"(
CREATE TABLE clubs (
    code TEXT PRIMARY KEY, name TEXT NOT NULL, members INTEGER, fee DOUBLE PRECISION,
    folded TEXT GENERATED ALWAYS AS (casefold(name)) STORED
);
CREATE INDEX clubs_folded ON clubs (casefold(name));
CREATE TABLE places (club TEXT NOT NULL REFERENCES clubs (code), seats INTEGER CHECK (seats >= 0));
)";

constexpr std::string_view queries = R"(-- name: add
INSERT INTO clubs (code, name, members, fee) VALUES (:code, :name, :members, :fee);
-- name: rename !changes
UPDATE clubs SET name = :name WHERE code = :code;
-- name: grow
UPDATE clubs SET members = members + 1 WHERE code = :code;
-- name: count
SELECT count(*) AS clubs FROM clubs;
-- name: all
SELECT code, name, members, fee, folded FROM clubs ORDER BY code; -- :not a parameter
-- name: sums
SELECT sum(members) AS members, sum(fee) AS fees, ':no' AS colon FROM clubs;
-- name: alike
SELECT code, similarity(name, :wanted) AS likeness FROM clubs
WHERE similarity(name, :wanted) > 0.3 ORDER BY likeness DESC;
-- name: by_name
SELECT code FROM clubs WHERE casefold(name) = casefold(:name);
-- name: place
INSERT INTO places (club, seats) VALUES (:code, :seats);
-- name: take
DELETE FROM clubs WHERE code = :code RETURNING name;
-- name: take_all
DELETE FROM clubs RETURNING name;
-- name: numbers
WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n;
)";

}  // namespace

database_conformance::database_conformance() {
    folder_.write("plugin/migrations/0001_clubs.sql", schema);
    folder_.write("plugin/queries/clubs.sql", queries);
    open();
}

void database_conformance::open() {
    database_.reset();
    auto opened = engine_->open(plugin_, limits_);
    if (opened.has_error()) throw std::runtime_error(opened.error().detail);
    database_ = std::move(*opened);
}

statement database_conformance::add(std::string code, std::string name) const {
    return {"add", {{"code", code}, {"name", name}, {"members", 12}, {"fee", 0.5}}};
}

std::int64_t database_conformance::clubs() {
    return database_->run(statement{"count", {}})->list.at(0).at("clubs").as_int64();
}

std::string database_conformance::problem_with(std::string_view sql) {
    const auto file = folder_.write("plugin/queries/bad.sql", sql);
    const auto opened = engine_->open(plugin_, limits_);
    std::filesystem::remove(file);
    EXPECT_EQ(refusal(opened), "invalid") << sql;
    return opened.has_error() ? opened.error().detail : "";
}

namespace {

TEST_P(database_conformance, gives_rows_as_they_were_put) {
    ASSERT_TRUE(database_->run(
        {"add", {{"code", "a"}, {"name", "Räven"}, {"members", nullptr}, {"fee", 1.5}}}
    ));
    const auto answer = database_->run(statement{"all", {}}).value();
    ASSERT_THAT(answer.list, SizeIs(1));
    const json::object wanted{
        {"code", "a"}, {"name", "Räven"}, {"members", nullptr}, {"fee", 1.5}, {"folded", "raven"}};
    EXPECT_EQ(answer.list[0], wanted);
    EXPECT_EQ(answer.changes, 0U);
}

TEST_P(database_conformance, gives_sums_as_numbers) {
    ASSERT_TRUE(database_->run({add("a", "AIK"), add("b", "Vasalund")}));
    const auto row = database_->run(statement{"sums", {}})->list.at(0);
    EXPECT_EQ(row, (json::object{{"members", 24}, {"fees", 1.0}, {"colon", ":no"}}));
}

TEST_P(database_conformance, keeps_what_was_run) {
    ASSERT_TRUE(database_->run(add("a", "AIK")));
    open();
    EXPECT_EQ(clubs(), 1);
}

TEST_P(database_conformance, runs_all_statements_or_none) {
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

TEST_P(database_conformance, a_query_that_must_change_undoes_all_where_it_does_not) {
    ASSERT_TRUE(database_->run(add("a", "AIK")));
    const statement none{"rename", {{"code", "z"}, {"name", "Zorro"}}};
    const auto refused = database_->run({add("b", "Vasalund"), none});
    EXPECT_EQ(refusal(refused), "conflict");
    EXPECT_THAT(refused.error().detail, HasSubstr("rename"));
    EXPECT_EQ(clubs(), 1);
    EXPECT_EQ(database_->run({"rename", {{"code", "a"}, {"name", "AIK FF"}}})->changes, 1U);
}

TEST_P(database_conformance, gives_what_was_changed) {
    ASSERT_TRUE(database_->run({add("a", "AIK"), add("b", "Vasalund")}));
    const auto taken = database_->run({"take", {{"code", "a"}}}).value();
    EXPECT_EQ(taken.changes, 1U);
    EXPECT_THAT(taken.list, ElementsAre(json::object{{"name", "AIK"}}));
    EXPECT_EQ(database_->run({"take", {{"code", "a"}}})->changes, 0U);
}

TEST_P(database_conformance, constraints_are_conflicts) {
    ASSERT_TRUE(database_->run(add("a", "AIK")));
    EXPECT_EQ(refusal(database_->run(add("a", "AIK"))), "conflict");
    EXPECT_EQ(refusal(database_->run({"place", {{"code", "a"}, {"seats", -1}}})), "conflict");
    EXPECT_EQ(refusal(database_->run({"place", {{"code", "z"}, {"seats", 1}}})), "conflict")
        << "foreign keys hold";
}

TEST_P(database_conformance, parameters_are_named_and_complete) {
    const auto missing = database_->run({"rename", {{"code", "a"}}});
    EXPECT_EQ(refusal(missing), "invalid");
    EXPECT_THAT(missing.error().detail, HasSubstr(":name"));
    EXPECT_THAT(missing.error().detail, HasSubstr("clubs.sql:3"));
    const statement list{"rename", {{"code", "a"}, {"name", json::array{1}}}};
    EXPECT_EQ(refusal(database_->run(list)), "invalid");
    ASSERT_TRUE(database_->run(add("a", "'; DROP TABLE clubs; --")));
    EXPECT_EQ(clubs(), 1);
}

TEST_P(database_conformance, finds_what_is_written_otherwise) {
    ASSERT_TRUE(database_->run({add("a", "Solna Innebandy"), add("b", "Huvudsta Schack")}));
    const auto found = database_->run({"alike", {{"wanted", "solna INEBANDY"}}}).value();
    ASSERT_THAT(found.list, SizeIs(1));
    EXPECT_EQ(found.list[0].at("code"), "a");
    EXPECT_EQ(database_->run({"by_name", {{"name", "HUVUDSTA SCHACK"}}})->list.size(), 1U);
    EXPECT_THAT(database_->run({"alike", {{"wanted", nullptr}}})->list, IsEmpty());
}

TEST_P(database_conformance, gives_so_many_rows_and_undoes_what_gave_more) {
    EXPECT_THAT(database_->run(statement{"numbers", {}})->list, SizeIs(1000));
    ASSERT_TRUE(database_->run({add("a", "AIK"), add("b", "Vasalund")}));
    limits_.plugin_rows = 1;
    open();
    const auto many = database_->run(statement{"numbers", {}});
    EXPECT_EQ(refusal(many), "invalid");
    EXPECT_THAT(many.error().detail, HasSubstr("LIMIT"));
    EXPECT_EQ(refusal(database_->run(statement{"take_all", {}})), "invalid");
    EXPECT_EQ(clubs(), 2);
}

TEST_P(database_conformance, bad_sql_is_found_at_the_start_with_its_place) {
    EXPECT_THAT(problem_with("-- name: bad\nSELECT * FROM nowhere;"), HasSubstr("bad.sql:1"));
    EXPECT_THAT(problem_with("\n-- name: bad\nSELEC 1;"), HasSubstr("bad.sql:2: query bad"));
    EXPECT_THAT(problem_with("-- name: bad\nSELECT 1; SELECT 2;"), HasSubstr("bad.sql:1"));
    EXPECT_THAT(problem_with("-- name: bad\n-- nothing"), HasSubstr("bad.sql:1"));
    EXPECT_THAT(problem_with("-- name: bad\nCOMMIT;"), HasSubstr("bad.sql:1"));
    EXPECT_THAT(problem_with("-- name: bad\nSAVEPOINT s;"), HasSubstr("bad.sql:1"));
}

TEST_P(database_conformance, a_migration_is_applied_once_and_whole) {
    ASSERT_TRUE(database_->run(add("a", "AIK")));
    folder_.write("plugin/migrations/0002_more.sql", "ALTER TABLE clubs ADD COLUMN site TEXT;");
    folder_.write("plugin/queries/more.sql", "-- name: sites\nSELECT site FROM clubs;");
    open();
    open();
    EXPECT_THAT(
        database_->run(statement{"sites", {}})->list, ElementsAre(json::object{{"site", nullptr}})
    );
    const auto bad = folder_.write(
        "plugin/migrations/0003_bad.sql", "CREATE TABLE half (a INTEGER); CREATE TABEL x (a);"
    );
    const auto refused = engine_->open(plugin_, limits_);
    EXPECT_EQ(refusal(refused), "invalid");
    EXPECT_THAT(refused.error().detail, HasSubstr("0003_bad.sql"));
    folder_.write("plugin/migrations/0003_bad.sql", "CREATE TABLE half (a INTEGER);");
    open();
    std::filesystem::remove(bad);
    const auto older = engine_->open(plugin_, limits_);
    EXPECT_EQ(refusal(older), "invalid");
    EXPECT_THAT(older.error().detail, HasSubstr("newer"));
}

TEST_P(database_conformance, a_migration_does_not_end_its_transaction) {
    folder_.write(
        "plugin/migrations/0002_ends.sql", "CREATE TABLE early (a INTEGER); COMMIT; SELECT 1;"
    );
    const auto refused = engine_->open(plugin_, limits_);
    EXPECT_EQ(refusal(refused), "invalid");
    EXPECT_THAT(refused.error().detail, HasSubstr("0002_ends.sql"));
}

TEST_P(database_conformance, is_used_by_an_old_and_a_new_process_at_once) {
    ASSERT_TRUE(database_->run(add("a", "AIK")));
    const auto before = database_->run(statement{"all", {}});
    folder_.write("plugin/migrations/0002_more.sql", "ALTER TABLE clubs ADD COLUMN site TEXT;");
    auto next = engine_->open(plugin_, limits_).value();
    ASSERT_TRUE(next->run({"rename", {{"code", "a"}, {"name", "AIK FF"}}}));
    EXPECT_EQ(database_->run(statement{"all", {}})->list.at(0).at("name"), "AIK FF");
    EXPECT_TRUE(database_->run(add("b", "Vasalund")));
}

TEST_P(database_conformance, batches_of_several_at_once_all_count) {
    ASSERT_TRUE(database_->run(add("a", "AIK")));
    constexpr int each = 25;
    auto other = engine_->open(plugin_, limits_).value();
    const auto grow = [](database& of) {
        int done = 0;
        while (done < each)
            done += of.run({{"count", {}}, {"grow", {{"code", "a"}}}}).has_value() ? 1 : 0;
    };
    std::thread beside([&] { grow(*other); });
    grow(*database_);
    beside.join();
    EXPECT_EQ(database_->run(statement{"all", {}})->list.at(0).at("members"), 12 + 2 * each);
}

TEST_P(database_conformance, a_plugin_without_files_has_an_empty_database) {
    std::filesystem::remove_all(plugin_);
    auto other = GetParam().make();
    const auto none = other->open(plugin_, limits_);
    ASSERT_TRUE(none) << none.error().detail;
    EXPECT_EQ(refusal((*none)->run(statement{"any", {}})), "not_found");
    EXPECT_TRUE((*none)->run(std::vector<statement>{}));
}

}  // namespace
}  // namespace lotsen::test
