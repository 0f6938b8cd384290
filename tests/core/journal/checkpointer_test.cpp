#include "core/journal/sqlite/checkpointer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "core/journal/sqlite/store_file.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::sqlite {
namespace {

/// A writer that tells the checkpointer of every commit, as the journal's does.
class checkpointer_test : public testing::Test {
  protected:
    checkpointer_test() {
        writers_.execute("PRAGMA wal_autocheckpoint = 0");
        writers_.execute("CREATE TABLE t (a TEXT)");
        sqlite3_wal_hook(
            writers_.get(),
            [](void* pages, sqlite3*, const char*, int count) {
                *static_cast<int*>(pages) = count;
                return SQLITE_OK;
            },
            &wal_pages_
        );
    }

    void write(checkpointer& tell) {
        writers_.execute("INSERT INTO t VALUES (hex(zeroblob(20000)))");
        tell.committed(writers_, wal_pages_);
    }

    test::temporary_folder folder_;
    const std::filesystem::path file_ = folder_.path() / "t.sqlite";
    connection writers_ = open_store(file_, {}, 0).value();
    int wal_pages_ = 0;
    limits limits_;
};

TEST_F(checkpointer_test, the_log_stays_bounded_under_writes_that_never_pause) {
    limits_.checkpoint_pages = 50;
    limits_.wal_pages = 400;
    checkpointer checkpoints(join_store(file_, connection::access::write), limits_);
    int most = 0;
    for (int i = 0; i < 1000; ++i) {
        write(checkpoints);
        most = std::max(most, wal_pages_);
    }
    // Twice the limit is where the writer helps in any case; the other thread may be at it just
    // then.
    EXPECT_LE(most, 4 * 400) << "of more than 10,000 pages written";
    EXPECT_EQ(writers_.integer("SELECT count(*) FROM t"), 1000);
}

TEST_F(checkpointer_test, pages_reach_the_database_soon_after_the_last_commit) {
    limits_.checkpoint_period = std::chrono::milliseconds(1);
    const auto before = std::filesystem::file_size(file_);
    checkpointer checkpoints(join_store(file_, connection::access::write), limits_);
    write(checkpoints);
    // Until the other thread has been there; the test's own time limit ends it otherwise.
    while (std::filesystem::file_size(file_) == before)
        std::this_thread::yield();
    checkpoints.stop();
    checkpoints.stop();
}

}  // namespace
}  // namespace lotsen::sqlite
