#include "core/journal/sqlite/migrate.hpp"

#include <gmock/gmock.h>

#include "tests/support/refusal.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::sqlite {
namespace {

using test::refusal;
using testing::HasSubstr;
using testing::SizeIs;

class migrate_test : public testing::Test {
  protected:
    test::temporary_folder folder_;
    connection on_{folder_.path() / "test.sqlite", connection::access::create};
    const std::vector<migration> two_{
        {1, "0001_first", "CREATE TABLE one (a TEXT); INSERT INTO one VALUES ('x');"},
        {2, "0002_second", "CREATE TABLE two (a TEXT);"}};
};

TEST_F(migrate_test, applies_each_once_in_order) {
    ASSERT_TRUE(migrate(on_, {two_[0]}));
    ASSERT_TRUE(migrate(on_, two_));
    ASSERT_TRUE(migrate(on_, two_));
    EXPECT_EQ(on_.integer("PRAGMA user_version"), 2);
    EXPECT_EQ(on_.integer("SELECT count(*) FROM one"), 1);
    EXPECT_EQ(on_.integer("SELECT count(*) FROM two"), 0);
}

TEST_F(migrate_test, refuses_a_database_of_a_newer_program) {
    ASSERT_TRUE(migrate(on_, two_));
    const auto done = migrate(on_, {two_[0]});
    EXPECT_EQ(refusal(done), "invalid");
    EXPECT_THAT(done.error().detail, HasSubstr("newer"));
}

TEST_F(migrate_test, a_migration_that_fails_leaves_nothing_and_is_named) {
    const migration bad{2, "0002_bad", "CREATE TABLE half (a); CREATE TABLE one (a);"};
    const auto done = migrate(on_, {two_[0], bad});
    EXPECT_EQ(refusal(done), "invalid");
    EXPECT_THAT(done.error().detail, HasSubstr("0002_bad.sql"));
    EXPECT_THAT(done.error().detail, HasSubstr("already exists"));
    EXPECT_EQ(on_.integer("PRAGMA user_version"), 1);
    EXPECT_EQ(on_.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), 0);
}

TEST_F(migrate_test, a_migration_does_not_end_its_transaction) {
    const auto done = migrate(on_, {{1, "0001_bad", "CREATE TABLE one (a); COMMIT;"}});
    EXPECT_EQ(refusal(done), "invalid");
    EXPECT_THAT(done.error().detail, HasSubstr("ends the transaction"));
}

TEST_F(migrate_test, files_are_read_by_number) {
    EXPECT_THAT(*read_migrations(folder_.path() / "none"), SizeIs(0));
    folder_.write("m/0002_b.sql", "-- b");
    folder_.write("m/0001_a.sql", "-- a");
    folder_.write("m/README.md", "no migration");
    const auto read = read_migrations(folder_.path() / "m").value();
    ASSERT_THAT(read, SizeIs(2));
    EXPECT_EQ(read[0].name, "0001_a");
    EXPECT_EQ(read[1].number, 2);
    EXPECT_EQ(read[1].sql, "-- b");
}

TEST_F(migrate_test, gaps_and_doubles_are_refused) {
    folder_.write("gap/0001_a.sql", "");
    folder_.write("gap/0003_c.sql", "");
    folder_.write("double/0001_a.sql", "");
    folder_.write("double/0001_b.sql", "");
    folder_.write("unnamed/first.sql", "");
    EXPECT_EQ(refusal(read_migrations(folder_.path() / "gap")), "invalid");
    EXPECT_EQ(refusal(read_migrations(folder_.path() / "double")), "invalid");
    EXPECT_EQ(refusal(read_migrations(folder_.path() / "unnamed")), "invalid");
}

TEST_F(migrate_test, those_compiled_in_are_numbered_and_apply) {
    for (const auto* all : {&journal_migrations(), &staff_migrations()}) {
        const test::temporary_folder folder;
        connection on(folder.path() / "new.sqlite", connection::access::create);
        EXPECT_TRUE(migrate(on, *all));
        EXPECT_EQ(on.integer("PRAGMA user_version"), static_cast<std::int64_t>(all->size()));
    }
}

}  // namespace
}  // namespace lotsen::sqlite
