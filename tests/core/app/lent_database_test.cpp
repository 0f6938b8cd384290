// A plugin's own database where core has it: whose it is, and where it lies.
#include <gmock/gmock.h>

#include "core/app/wiring/plugins.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

using testing::HasSubstr;

struct a_lent_database : testing::Test {
    a_lent_database() {
        settings.data = folder.path() / "data";
        folder.write("plugin/migrations/0001_loans.sql", "CREATE TABLE loans (code TEXT);");
        folder.write(
            "plugin/queries/loans.sql", "-- name: count\nSELECT count(*) AS n FROM loans;"
        );
        declared.id = "lending";
        declared.executable = "plugin.py";
        declared.folder = folder.path() / "plugin";
    }

    temporary_folder folder;
    config settings;
    manifest declared;
};

TEST_F(a_lent_database, is_refused_to_those_that_do_not_declare_it) {
    const auto opened = open_lent_database(settings, declared).value();
    EXPECT_EQ(refusal(opened->run(statement{"count", {}})), "not_allowed");
    EXPECT_FALSE(std::filesystem::exists(settings.data / "plugins/lending.database.sqlite"));
}

TEST_F(a_lent_database, lies_beside_the_folder_that_the_process_may_write_to) {
    declared.services = {"database"};
    const auto opened = open_lent_database(settings, declared).value();
    EXPECT_EQ(opened->run(statement{"count", {}})->list.at(0).at("n"), 0);
    EXPECT_TRUE(std::filesystem::exists(settings.data / "plugins/lending.database.sqlite"));
}

TEST_F(a_lent_database, in_postgresql_needs_a_word_of_where_that_is) {
    declared.database = database_kind::postgresql;
    const auto nowhere = open_lent_database(settings, declared);
    EXPECT_EQ(refusal(nowhere), "invalid");
    EXPECT_THAT(nowhere.error().detail, HasSubstr("plugin_databases.lending"));
    settings.plugin_databases["lending"] = "host=" + folder.path().string();
    const auto absent = open_lent_database(settings, declared).value();
    EXPECT_EQ(refusal(absent->run(statement{"count", {}})), "unavailable");
}

}  // namespace
}  // namespace lotsen::test
