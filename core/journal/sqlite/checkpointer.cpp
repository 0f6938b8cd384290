#include "core/journal/sqlite/checkpointer.hpp"

#include <string>
#include <utility>

#include "core/base/log.hpp"

namespace lotsen::sqlite {

checkpointer::checkpointer(connection on, const limits& named)
    : on_(std::move(on)),
      checkpoint_pages_(static_cast<int>(named.checkpoint_pages)),
      wal_pages_(static_cast<int>(named.wal_pages)),
      period_(named.checkpoint_period) {
    on_.execute("PRAGMA wal_autocheckpoint = 0");
    thread_ = std::thread([this] { work(); });
}

void checkpointer::committed(connection& writers, int wal_pages) {
    if (wal_pages < done_pages_) done_pages_ = 0;  // the log has begun anew
    const int left = wal_pages - done_pages_;
    const bool little_left = left <= checkpoint_pages_;
    if (wal_pages >= wal_pages_ && (little_left || wal_pages >= 2 * wal_pages_)) {
        done_pages_ = checkpoint(writers);
        return;
    }
    const bool due = left >= checkpoint_pages_ && !due_.exchange(true);
    if (written_.exchange(true) && !due) return;
    {
        // Not between the other thread's look at the flags and its going to sleep.
        const std::lock_guard lock(mutex_);
    }
    wake_.notify_one();
}

void checkpointer::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

void checkpointer::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        wake_.wait(lock, [this] { return written_ || stopping_; });
        wake_.wait_for(lock, period_, [this] { return due_ || stopping_; });
        if (stopping_) return;
        lock.unlock();
        written_ = false;
        due_ = false;
        done_pages_ = checkpoint(on_);
        lock.lock();
    }
}

int checkpointer::checkpoint(connection& by) {
    int in_log = 0;
    int done = 0;
    const int code =
        sqlite3_wal_checkpoint_v2(by.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &in_log, &done);
    // Busy: the other thread is at it. A full disk: the log keeps everything, and grows.
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY)
        log(level::error, "journal.checkpoint_failed", {{"detail", sqlite3_errmsg(by.get())}});
    return code == SQLITE_OK ? done : done_pages_.load();
}

}  // namespace lotsen::sqlite
