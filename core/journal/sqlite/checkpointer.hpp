// Moves committed pages from the write-ahead log to the database, off the writing thread: it is the
// checkpoint's sync of the whole database that ruins the slowest hundredth of appends.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/base/limits.hpp"
#include "core/journal/sqlite/connection.hpp"

namespace lotsen::sqlite {

/// Runs PASSIVE checkpoints, which wait for nobody, when limits::checkpoint_pages have come or
/// limits::checkpoint_period after a commit. While appends never pause, a passive checkpoint never
/// reaches the log's end and the log would grow for ever: from limits::wal_pages on the writer
/// itself does the little that is left, after which the log begins anew.
class checkpointer {
  public:
    checkpointer(connection on, const limits& named);
    ~checkpointer() { stop(); }
    checkpointer(const checkpointer&) = delete;
    checkpointer& operator=(const checkpointer&) = delete;

    /// Called by the writer between two transactions, with its connection and the log's length.
    void committed(connection& writers, int wal_pages);
    /// Idempotent; one thread at a time.
    void stop();

  private:
    void work();
    int checkpoint(connection& by);

    connection on_;
    const int checkpoint_pages_;
    const int wal_pages_;
    const std::chrono::milliseconds period_;
    std::atomic<int> done_pages_ = 0;  // of the present log, as far as is known
    std::atomic<bool> written_ = false;
    std::atomic<bool> due_ = false;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace lotsen::sqlite
