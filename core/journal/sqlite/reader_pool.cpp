#include "core/journal/sqlite/reader_pool.hpp"

#include <utility>

#include "core/base/log.hpp"
#include "core/journal/sqlite/store_file.hpp"

namespace lotsen::sqlite {

reader_pool::reader_pool(const std::filesystem::path& file, const limits& named)
    : queue_(named.journal_read_queue) {
    // A connection that reads a write-ahead log also writes its index (-shm): not opened read-only.
    for (std::size_t i = 0; i < named.journal_readers; ++i)
        readers_.push_back(
            std::make_unique<conversation_reader>(join_store(file, connection::access::write))
        );
    for (auto& reader : readers_)
        threads_.emplace_back([this, &from = *reader] { work(from); });
}

void reader_pool::submit(std::unique_ptr<read_job> one) {
    if (queue_.push(std::move(one))) return;
    // NOLINTNEXTLINE(bugprone-use-after-move): what a full queue does not take stays where it was.
    one->refuse(fail(stopping_ ? errc::shutting_down : errc::queue_full));
    const auto executor = one->executor();
    boost::asio::post(executor, [refused = std::move(one)] { refused->complete(); });
}

void reader_pool::stop() {
    stopping_ = true;
    queue_.close();
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void reader_pool::work(conversation_reader& from) {
    while (auto one = queue_.pop()) {
        try {
            (*one)->run(from);
        } catch (const failure& failed) {
            const auto problem = to_error(failed);
            const auto event = "journal." + std::string(to_string(problem.code));
            log(level::error, event, {{"detail", problem.detail}});
            (*one)->refuse(problem);
        }
        const auto executor = (*one)->executor();
        boost::asio::post(executor, [done = std::move(*one)] { done->complete(); });
    }
}

}  // namespace lotsen::sqlite
