#include "core/journal/sqlite/writer.hpp"

#include <exception>
#include <utility>

#include "core/base/log.hpp"

namespace lotsen::sqlite {
namespace {

// A full or damaged disk is the same for every request; anything else may be one request's own.
bool concerns_all(const error& problem) {
    return problem.code == errc::disk_full || problem.code == errc::corrupt ||
           problem.code == errc::unavailable;
}

void report(const error& problem, std::size_t requests) {
    const std::string event = "journal." + std::string(to_string(problem.code));
    const auto refused = std::to_string(requests);
    log(level::error, event, {{"detail", problem.detail}, {"refused", refused}});
}

}  // namespace

writer::writer(connection on, const limits& named, on_commit committed)
    : on_(std::move(on)),
      rows_(on_, named.conversations_in_memory),
      begin_(on_, "BEGIN IMMEDIATE"),
      commit_(on_, "COMMIT"),
      rollback_(on_, "ROLLBACK"),
      data_version_(on_, "PRAGMA data_version"),
      most_(named.append_batch),
      on_commit_(std::move(committed)),
      queue_(named.append_queue) {
    on_.execute("PRAGMA wal_autocheckpoint = 0");
    // In KiB: heads and the newest states; ten thousand resting conversations need no room here.
    on_.execute("PRAGMA cache_size = -4096");
    sqlite3_wal_hook(on_.get(), &writer::committed, this);
    thread_ = std::thread([this] { work(); });
}

int writer::committed(void* self, sqlite3*, const char*, int wal_pages) {
    static_cast<writer*>(self)->wal_pages_ = wal_pages;
    return SQLITE_OK;
}

void writer::submit(std::unique_ptr<write_job> one) {
    if (queue_.push(std::move(one))) return;
    // NOLINTNEXTLINE(bugprone-use-after-move): what a full queue does not take stays where it was.
    one->refuse(fail(stopping_ ? errc::shutting_down : errc::queue_full));
    const auto executor = one->executor();
    boost::asio::post(executor, [refused = std::move(one)] { refused->complete(); });
}

void writer::stop() {
    stopping_ = true;
    queue_.close();
    if (thread_.joinable()) thread_.join();
}

void writer::work() {
    for (auto jobs = queue_.pop_many(most_); !jobs.empty(); jobs = queue_.pop_many(most_)) {
        write(jobs);
        complete_all(std::move(jobs));
        if (on_commit_) on_commit_(on_, wal_pages_);
    }
}

void writer::write(const batch& jobs) {
    try {
        run_in_transaction(jobs.data(), jobs.size());
    } catch (const failure& failed) {
        const auto problem = to_error(failed);
        if (!concerns_all(problem) && jobs.size() > 1) return write_each_alone(jobs);
        report(problem, jobs.size());
        for (const auto& one : jobs)
            one->refuse(problem);
    }
}

void writer::write_each_alone(const batch& jobs) {
    for (const auto& one : jobs) {
        try {
            run_in_transaction(&one, 1);
        } catch (const failure& failed) {
            const auto problem = to_error(failed);
            report(problem, 1);
            one->refuse(problem);
        }
    }
}

/// What is remembered is as it was written here. Where another connection has committed since (a
/// conversation was erased, see conversation_file), it is read again.
void writer::notice_other_writers() {
    auto row = data_version_.run();
    if (!row.next()) return;
    const auto version = row.integer(0);
    if (version != seen_version_) rows_.forget();
    seen_version_ = version;
}

void writer::run_in_transaction(const std::unique_ptr<write_job>* first, std::size_t count) {
    try {
        begin_.execute();
        notice_other_writers();
        for (std::size_t i = 0; i < count; ++i)
            first[i]->run(rows_);
        commit_.execute();
    } catch (const failure&) {
        rows_.forget();
        // SQLite itself has rolled back after some failures. Where rolling back fails as well, the
        // next BEGIN does, and every append is refused until the service is started anew.
        if (sqlite3_get_autocommit(on_.get()) == 0) {
            try {
                rollback_.execute();
            } catch (const failure& again) {
                report(to_error(again), count);
            }
        }
        throw;
    }
}

}  // namespace lotsen::sqlite
