// Threads that read the journal, each with a connection of its own: a long replay delays no append.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

#include "core/base/bounded_queue.hpp"
#include "core/base/limits.hpp"
#include "core/journal/sqlite/conversation_reader.hpp"
#include "core/journal/sqlite/job.hpp"

namespace lotsen::sqlite {

class reader_pool {
  public:
    using read_job = job<conversation_reader>;

    /// The file was opened by open_store. Throws: failure.
    reader_pool(const std::filesystem::path& file, const limits& named);
    ~reader_pool() { stop(); }
    reader_pool(const reader_pool&) = delete;
    reader_pool& operator=(const reader_pool&) = delete;

    /// Thread-safe, does not wait. A full queue answers queue_full, a stopped pool shutting_down.
    void submit(std::unique_ptr<read_job> one);
    /// Answers what is queued and ends the threads. Idempotent; one thread at a time.
    void stop();

  private:
    void work(conversation_reader& from);

    std::atomic<bool> stopping_ = false;
    bounded_queue<std::unique_ptr<read_job>> queue_;
    std::vector<std::unique_ptr<conversation_reader>> readers_;
    std::vector<std::thread> threads_;
};

}  // namespace lotsen::sqlite
