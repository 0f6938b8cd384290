// The one thread that writes the journal. Appends that wait while a commit is on its way to the
// disk become the next transaction: one sync for all of them (group commit).
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "core/base/bounded_queue.hpp"
#include "core/base/limits.hpp"
#include "core/journal/sqlite/connection.hpp"
#include "core/journal/sqlite/conversation_writer.hpp"
#include "core/journal/sqlite/job.hpp"

namespace lotsen::sqlite {

class writer {
  public:
    using write_job = job<conversation_writer>;
    /// Called on the writer's thread after a commit: the pages in the write-ahead log, and whether
    /// it may checkpoint at this point (see checkpointer::committed).
    using on_commit = std::function<void(connection&, int wal_pages)>;

    writer(connection on, const limits& named, on_commit committed);
    ~writer() { stop(); }
    writer(const writer&) = delete;
    writer& operator=(const writer&) = delete;

    /// Thread-safe, does not wait. A full queue answers queue_full, a stopped writer shutting_down.
    void submit(std::unique_ptr<write_job> one);
    /// Writes what is queued, answers it, and ends the thread. Idempotent; one thread at a time.
    void stop();

    std::size_t queued() const { return queue_.size(); }

  private:
    using batch = std::vector<std::unique_ptr<write_job>>;

    void work();
    void write(const batch& jobs);
    void write_each_alone(const batch& jobs);
    void run_in_transaction(const std::unique_ptr<write_job>* first, std::size_t count);
    void notice_other_writers();
    static int committed(void* self, sqlite3*, const char*, int wal_pages);

    connection on_;
    conversation_writer rows_;
    query begin_;
    query commit_;
    query rollback_;
    query data_version_;
    std::int64_t seen_version_ = 0;
    const std::size_t most_;
    on_commit on_commit_;
    int wal_pages_ = 0;
    std::atomic<bool> stopping_ = false;
    bounded_queue<std::unique_ptr<write_job>> queue_;
    std::thread thread_;
};

}  // namespace lotsen::sqlite
