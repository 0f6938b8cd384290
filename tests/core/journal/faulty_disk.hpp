// A disk that fails when a test says so: a VFS of SQLite's over the real one.
#pragma once

#include <sqlite3.h>

#include <atomic>

namespace lotsen::test {

/// While one exists, every database that is opened is on it. One at a time; databases are closed
/// before it goes.
class faulty_disk {
  public:
    faulty_disk();
    ~faulty_disk();
    faulty_disk(const faulty_disk&) = delete;
    faulty_disk& operator=(const faulty_disk&) = delete;

    /// From now on every write to a database or its log fails with this code (SQLITE_FULL,
    /// SQLITE_IOERR_WRITE); SQLITE_OK mends it.
    void fail_writes(int code);
    /// The same for syncs (SQLITE_IOERR_FSYNC).
    void fail_syncs(int code);

  private:
    sqlite3_vfs* real_;
    sqlite3_vfs shim_;
};

}  // namespace lotsen::test
