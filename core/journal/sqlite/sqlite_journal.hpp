// The journal in one SQLite file: the embedded default, nothing to set up.
#pragma once

#include <filesystem>
#include <memory>

#include "core/base/limits.hpp"
#include "core/base/result.hpp"
#include "core/journal/journal.hpp"

namespace lotsen {

/// Durable when an append is answered (write-ahead log, synchronous=FULL). One thread writes,
/// grouping what waits into one transaction; limits::journal_readers read; one checkpoints. The
/// executors of everyone who awaits must outlive it, or stop() must come first.
class sqlite_journal final : public journal {
  public:
    struct parts;
    explicit sqlite_journal(std::unique_ptr<parts> made);
    ~sqlite_journal() override;

    boost::asio::awaitable<result<void>> create(new_conversation made) override;
    boost::asio::awaitable<result<appended>> append(append_request request) override;
    boost::asio::awaitable<result<conversation_record>> find(std::string conversation) override;
    boost::asio::awaitable<result<std::vector<event>>> replay(
        std::string conversation, std::int64_t after, std::size_t most
    ) override;
    boost::asio::awaitable<result<std::vector<conversation_record>>> handed_over() override;
    boost::asio::awaitable<result<std::vector<conversation_record>>> unanswered() override;
    boost::asio::awaitable<result<std::vector<std::string>>> still_open(std::string channel
    ) override;

    /// Writes and answers what is queued, then ends the threads. What comes later is answered
    /// shutting_down. Idempotent; called by one thread at a time. Waits for the disk.
    void stop();
    /// Appends that wait for the writer: for metrics. Thread-safe.
    std::size_t queued() const;

  private:
    std::unique_ptr<parts> parts_;
};

/// Opens or makes the file (its folder must be there) and brings it up to date. The file is read
/// through for damage where it is not larger than limits::journal_check_bytes. Errors, each logged:
/// corrupt, invalid (made by a newer program), disk_full, unavailable.
result<std::unique_ptr<sqlite_journal>> make_sqlite_journal(
    const std::filesystem::path& file, const limits& named
);

}  // namespace lotsen
