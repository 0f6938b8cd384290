#include "core/journal/sqlite/sqlite_journal.hpp"

#include <utility>

#include "core/journal/sqlite/checkpointer.hpp"
#include "core/journal/sqlite/reader_pool.hpp"
#include "core/journal/sqlite/store_file.hpp"
#include "core/journal/sqlite/writer.hpp"

namespace lotsen {

using sqlite::conversation_reader;
using sqlite::conversation_writer;

struct sqlite_journal::parts {
    parts(sqlite::connection first, const std::filesystem::path& file, const limits& named)
        : checkpoints(sqlite::join_store(file, sqlite::connection::access::write), named),
          readers(file, named),
          writes(std::move(first), named, [this](sqlite::connection& on, int wal_pages) {
              checkpoints.committed(on, wal_pages);
          }) {}

    sqlite::checkpointer checkpoints;
    sqlite::reader_pool readers;
    sqlite::writer writes;
};

sqlite_journal::sqlite_journal(std::unique_ptr<parts> made) : parts_(std::move(made)) {}

sqlite_journal::~sqlite_journal() {
    stop();
}

boost::asio::awaitable<result<void>> sqlite_journal::create(new_conversation made) {
    auto call = [made = std::move(made)](conversation_writer& to) { return to.create(made); };
    return sqlite::ask<void, conversation_writer>(parts_->writes, std::move(call));
}

boost::asio::awaitable<result<appended>> sqlite_journal::append(append_request request) {
    auto call = [rows = sqlite::to_rows(std::move(request))](conversation_writer& to) {
        return to.append(rows);
    };
    return sqlite::ask<appended, conversation_writer>(parts_->writes, std::move(call));
}

boost::asio::awaitable<result<conversation_record>> sqlite_journal::find(std::string conversation) {
    auto call = [id = std::move(conversation)](conversation_reader& from) { return from.find(id); };
    return sqlite::ask<conversation_record, conversation_reader>(parts_->readers, std::move(call));
}

boost::asio::awaitable<result<std::vector<event>>> sqlite_journal::replay(
    std::string conversation, std::int64_t after, std::size_t most
) {
    auto call = [id = std::move(conversation), after, most](conversation_reader& from) {
        return from.replay(id, after, most);
    };
    return sqlite::ask<std::vector<event>, conversation_reader>(parts_->readers, std::move(call));
}

boost::asio::awaitable<result<std::vector<conversation_record>>> sqlite_journal::handed_over() {
    auto call = [](conversation_reader& from) { return from.handed_over(); };
    return sqlite::ask<std::vector<conversation_record>, conversation_reader>(
        parts_->readers, call
    );
}

boost::asio::awaitable<result<std::vector<conversation_record>>> sqlite_journal::unanswered() {
    auto call = [](conversation_reader& from) { return from.unanswered(); };
    return sqlite::ask<std::vector<conversation_record>, conversation_reader>(
        parts_->readers, call
    );
}

boost::asio::awaitable<result<std::vector<std::string>>> sqlite_journal::still_open(
    std::string channel
) {
    auto call = [channel = std::move(channel)](conversation_reader& from) {
        return from.still_open(channel);
    };
    return sqlite::ask<std::vector<std::string>, conversation_reader>(
        parts_->readers, std::move(call)
    );
}

void sqlite_journal::stop() {
    parts_->writes.stop();
    parts_->readers.stop();
    parts_->checkpoints.stop();
}

std::size_t sqlite_journal::queued() const {
    return parts_->writes.queued();
}

result<std::unique_ptr<sqlite_journal>> make_sqlite_journal(
    const std::filesystem::path& file, const limits& named
) {
    auto first = sqlite::open_store(file, sqlite::journal_migrations(), named.journal_check_bytes);
    if (first.has_error()) return first.error();
    try {
        return std::make_unique<sqlite_journal>(
            std::make_unique<sqlite_journal::parts>(std::move(*first), file, named)
        );
    } catch (const sqlite::failure& failed) {
        return sqlite::to_error(failed);
    }
}

}  // namespace lotsen
