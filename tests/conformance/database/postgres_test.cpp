// What only PostgreSQL does, or does otherwise: a server that comes and goes, and its own SQL.
#include <gmock/gmock.h>

#include <array>
#include <utility>

#include "core/journal/postgres/numbered_parameters.hpp"
#include "core/journal/postgres/plugin_database.hpp"
#include "core/journal/sqlite/similarity.hpp"
#include "core/text/normalise.hpp"
#include "tests/support/postgres/server.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using postgres::number_parameters;
using test::postgres_server;
using test::refusal;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(number_parameters_test, numbers_each_name_once) {
    const auto made = number_parameters("SELECT :a, :b2, :a::text FROM t WHERE x = :_c").value();
    EXPECT_EQ(made.sql, "SELECT $1, $2, $1::text FROM t WHERE x = $3");
    EXPECT_THAT(made.names, ElementsAre("a", "b2", "_c"));
}

TEST(number_parameters_test, leaves_texts_names_comments_and_casts) {
    for (const auto* sql :
         {"SELECT ':a', 'it''s :a'",
          "SELECT E'it\\'s :a'",
          R"(SELECT ":a" FROM t)",
          "SELECT $$ :a $$, $tag$ :a $$ $tag$",
          "SELECT 1 -- :a",
          "SELECT 1 /* :a /* :a */ :a */ + 1",
          "SELECT a::text, b :: text",
          "SELECT a[1:2]",
          "SELECT name$1"}) {
        const auto made = number_parameters(sql).value();
        EXPECT_EQ(made.sql, sql);
        EXPECT_THAT(made.names, IsEmpty()) << sql;
    }
}

TEST(number_parameters_test, refuses_numbers_and_what_does_not_end) {
    for (const auto* sql : {"SELECT $1", "SELECT 'a", "SELECT \"a", "SELECT $$a", "SELECT /* a"})
        EXPECT_EQ(refusal(number_parameters(sql)), "invalid") << sql;
}

class postgres_database_test : public testing::Test {
  protected:
    postgres_database_test() {
        folder_.write(
            "plugin/migrations/0001_notes.sql",
            "CREATE TABLE notes (key text PRIMARY KEY, at timestamptz, what jsonb, price numeric);"
        );
        folder_.write("plugin/queries/notes.sql", R"(-- name: note
INSERT INTO notes (key, at, what, price)
VALUES (:key, '2026-11-27 10:00:00+00', '{"a": 1}', 2.50) ON CONFLICT (key) DO NOTHING;
-- name: notes
SELECT key, at AT TIME ZONE 'UTC' AS at, what, price, price > 2 AS dear FROM notes ORDER BY key;
-- name: long
SELECT count(*) FROM generate_series(1, 1000000000);
-- name: bytes
SELECT '\x00ff'::bytea AS raw;
-- name: endless
SELECT 'NaN'::float8 AS nothing;
-- name: whose
SELECT current_schema() AS schema;
-- name: fold
SELECT casefold(:text) AS folded;
-- name: likeness
SELECT similarity(:one, :other) AS likeness;
)");
    }
    result<std::unique_ptr<database>> open(const std::string& plugin = "notes") {
        return make_postgres_plugin_database(where_, plugin, folder_.path() / "plugin", limits_);
    }
    static std::string next_name() {
        static int count = 0;
        return "notes" + std::to_string(++count);
    }
    json::value only(database& in, const std::string& query, json::object parameters = {}) {
        return in.run({query, std::move(parameters)})->list.at(0).begin()->value();
    }

    test::temporary_folder folder_;
    limits limits_;
    std::string where_ = postgres_server::running().new_database(next_name());
};

TEST_F(postgres_database_test, has_its_own_types_as_json) {
    auto notes = open().value();
    ASSERT_TRUE(notes->run({"note", {{"key", "a"}}}));
    const json::object wanted{
        {"key", "a"},
        {"at", "2026-11-27 10:00:00"},
        {"what", R"({"a": 1})"},
        {"price", 2.5},
        {"dear", true}};
    EXPECT_THAT(notes->run(statement{"notes", {}})->list, ElementsAre(wanted));
    for (const auto* query : {"bytes", "endless"}) {
        const auto refused = notes->run(statement{query, {}});
        EXPECT_EQ(refusal(refused), "invalid");
        EXPECT_THAT(refused.error().detail, HasSubstr("notes.sql"));
    }
    EXPECT_EQ(refusal(notes->run({"note", {{"key", std::string("a\0b", 3)}}})), "invalid");
}

TEST_F(postgres_database_test, lies_in_a_schema_of_the_plugins_own) {
    auto notes = open().value();
    auto others = open("others").value();
    ASSERT_TRUE(notes->run({"note", {{"key", "a"}}}));
    EXPECT_THAT(others->run(statement{"notes", {}})->list, IsEmpty());
    EXPECT_EQ(only(*notes, "whose"), "plugin_notes");
    EXPECT_EQ(only(*others, "whose"), "plugin_others");
}

TEST_F(postgres_database_test, a_statement_takes_no_longer_than_it_may) {
    limits_.plugin_deadline = std::chrono::milliseconds(100);
    auto notes = open().value();
    const auto late = notes->run({{"note", {{"key", "a"}}}, {"long", {}}});
    EXPECT_EQ(refusal(late), "deadline_exceeded");
    EXPECT_THAT(late.error().detail, HasSubstr("query long"));
    EXPECT_THAT(notes->run(statement{"notes", {}})->list, IsEmpty()) << "undone, and it goes on";
}

TEST_F(postgres_database_test, goes_on_when_the_server_was_started_anew) {
    auto notes = open().value();
    ASSERT_TRUE(notes->run({"note", {{"key", "a"}}}));
    postgres_server::running().crash();
    EXPECT_EQ(refusal(notes->run({"note", {{"key", "b"}}})), "unavailable");
    postgres_server::running().start();
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    auto again = notes->run({"note", {{"key", "b"}}});
    while (again.has_error() && std::chrono::steady_clock::now() < end)
        again = notes->run({"note", {{"key", "b"}}});
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(notes->run(statement{"notes", {}})->list.size(), 2U);
    postgres_server::running().crash();
    postgres_server::running().start();
    EXPECT_TRUE(notes->run({"note", {{"key", "c"}}})) << "it is found out about in time";
}

TEST_F(postgres_database_test, a_server_that_is_not_there_stops_nobody) {
    postgres_server::running().crash();
    auto notes = open();
    postgres_server::running().start();
    ASSERT_TRUE(notes) << notes.error().detail;
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while ((*notes)->run({"note", {{"key", "a"}}}).has_error() &&
           std::chrono::steady_clock::now() < end)
        continue;
    EXPECT_EQ((*notes)->run(statement{"notes", {}})->list.size(), 1U);
}

TEST_F(postgres_database_test, names_that_would_be_cut_are_refused) {
    EXPECT_EQ(refusal(open(std::string(57, 'a'))), "invalid");
    EXPECT_TRUE(open(std::string(56, 'a')));
    folder_.write("plugin/queries/long.sql", "-- name: " + std::string(64, 'a') + "\nSELECT 1;");
    EXPECT_THAT(open().error().detail, HasSubstr("long.sql:1"));
}

TEST_F(postgres_database_test, a_migration_may_not_speak_to_the_client) {
    folder_.write("plugin/migrations/0002_copy.sql", "COPY notes FROM STDIN;");
    const auto refused = open();
    EXPECT_EQ(refusal(refused), "invalid");
    EXPECT_THAT(refused.error().detail, HasSubstr("0002_copy.sql"));
}

TEST_F(postgres_database_test, folds_and_compares_as_sqlite_does) {
    auto notes = open().value();
    for (const auto* text :
         {"Räven Åsa ÖRN",
          "Łódź Żółć øl đak ß æ œ",
          "ΑΣ ПРИВЕТ Ґанок",
          "أحمد إلى آخر مدرسة ىٰ كـتـاب",
          "کتاب یک ہے",
          "İstanbul ISPARTA ı",
          "jaaaaa!!! 1000 ٣٤ ۵۶ ৭",
          "don’t ﬁn Ｆｕｌｌ",
          "дааааа ςς",
          "ትምህርቲ ቤት",
          "学校在哪里",
          "বাংলা"})
        EXPECT_EQ(only(*notes, "fold", {{"text", text}}), json::value(fold(text))) << text;
    constexpr std::array<std::pair<const char*, const char*>, 5> pairs{
        {{"Solna Innebandy", "solna INEBANDY"},
         {"AIK", "Råsunda"},
         {"Клуб Солна", "клуб солны"},
         {"نادي سولنا", "نادى سولنا"},
         {"", "x"}}};
    for (const auto& [one, other] : pairs) {
        const auto wanted =
            sqlite::similarity(sqlite::trigrams(fold(one)), sqlite::trigrams(fold(other)));
        const auto got = only(*notes, "likeness", {{"one", one}, {"other", other}});
        EXPECT_DOUBLE_EQ(got.to_number<double>(), wanted) << one << " and " << other;
    }
}

}  // namespace
}  // namespace lotsen
