#include "core/journal/sqlite/conversation_file.hpp"

#include <limits>

#include "core/journal/sqlite/conversation_reader.hpp"
#include "core/journal/sqlite/migrate.hpp"
#include "core/journal/sqlite/store_file.hpp"

namespace lotsen {
namespace {

using sqlite::connection;
using sqlite::query;

class sqlite_conversation_file final : public conversation_file {
  public:
    sqlite_conversation_file(connection writes, connection reads)
        : on_(std::move(writes)),
          reader_(std::move(reads)),
          written_(
              on_,
              "SELECT id, seq, body FROM events JOIN conversations"
              " ON conversations.key = events.conversation WHERE speaker = 0 ORDER BY events.key"
          ),
          untouched_(
              on_,
              "SELECT id FROM heads JOIN conversations ON key = conversation"
              " WHERE changed < ?1 AND owner_kind = 0 ORDER BY changed, key LIMIT ?2 OFFSET ?3"
          ),
          find_(
              on_,
              "SELECT key, last_event, last_seq, owner_kind FROM conversations JOIN heads"
              " ON conversation = key WHERE id = ?1"
          ),
          previous_(on_, "SELECT previous FROM events WHERE key = ?1"),
          erase_event_(on_, "DELETE FROM events WHERE key = ?1"),
          erase_requests_(on_, "DELETE FROM requests WHERE conversation = ?1"),
          erase_state_(on_, "DELETE FROM states WHERE conversation = ?1"),
          erase_head_(on_, "DELETE FROM heads WHERE conversation = ?1"),
          erase_conversation_(on_, "DELETE FROM conversations WHERE key = ?1") {}

    result<conversation_record> find(const std::string& conversation) override {
        return guarded<conversation_record>([&] { return reader_.find(conversation); });
    }

    result<std::vector<event>> events(const std::string& conversation) override {
        constexpr auto all = std::numeric_limits<std::size_t>::max();
        return guarded<std::vector<event>>([&] { return reader_.replay(conversation, 0, all); });
    }

    result<std::vector<utterance>> written(const std::function<bool(std::string_view text)>& wanted
    ) override {
        return guarded<std::vector<utterance>>([&]() -> result<std::vector<utterance>> {
            std::vector<utterance> found;
            auto rows = written_.run();
            while (rows.next()) {
                const auto body = parse_json(rows.text(2), "an event");
                if (body.has_error() || !body->is_object())
                    return fail(errc::corrupt, "an event of " + std::string(rows.text(0)));
                if (wanted(text_at(body->get_object(), "text")))
                    found.push_back({std::string(rows.text(0)), rows.integer(1)});
            }
            return found;
        });
    }

    result<std::vector<std::string>> untouched_since(
        time_point then, std::size_t most, std::size_t passed_over
    ) override {
        return guarded<std::vector<std::string>>([&] {
            std::vector<std::string> found;
            auto rows = untouched_.run(
                then.time_since_epoch().count(),
                static_cast<std::int64_t>(most),
                static_cast<std::int64_t>(passed_over)
            );
            while (rows.next())
                found.emplace_back(rows.text(0));
            return found;
        });
    }

    result<std::int64_t> erase(const std::string& conversation) override {
        return guarded<std::int64_t>([&]() -> result<std::int64_t> {
            sqlite::transaction whole(on_);
            auto erased = erase_rows(conversation);
            if (erased.has_value()) whole.commit();
            return erased;
        });
    }

  private:
    result<std::int64_t> erase_rows(const std::string& conversation) {
        std::int64_t key = 0;
        std::int64_t event = 0;
        std::int64_t count = 0;
        {
            auto row = find_.run(conversation);
            if (!row.next()) return fail(errc::unknown_conversation, conversation);
            if (row.integer(3) != 0)
                return fail(errc::conflict, conversation + " is with the contact centre");
            key = row.integer(0);
            event = row.integer(1);
            count = row.integer(2);
        }
        while (event != 0) {
            std::int64_t before = 0;
            {
                auto row = previous_.run(event);
                if (!row.next()) return fail(errc::corrupt, "an event of " + conversation);
                before = row.integer(0);
            }
            erase_event_.execute(event);
            event = before;
        }
        for (auto* each : {&erase_requests_, &erase_state_, &erase_head_, &erase_conversation_})
            each->execute(key);
        return count;
    }

    template <class T, class Call>
    static result<T> guarded(const Call& call) {
        try {
            return call();
        } catch (const sqlite::failure& failed) {
            return sqlite::to_error(failed);
        }
    }

    connection on_;
    sqlite::conversation_reader reader_;
    query written_;
    query untouched_;
    query find_;
    query previous_;
    query erase_event_;
    query erase_requests_;
    query erase_state_;
    query erase_head_;
    query erase_conversation_;
};

}  // namespace

result<std::unique_ptr<conversation_file>> open_conversation_file(const std::filesystem::path& file
) {
    if (!std::filesystem::is_regular_file(file)) return fail(errc::not_found, file.string());
    constexpr std::uint64_t header_only = 0;
    auto opened = sqlite::open_store(file, sqlite::journal_migrations(), header_only);
    if (opened.has_error()) return opened.error();
    try {
        auto reads = sqlite::join_store(file, connection::access::write);
        return std::make_unique<sqlite_conversation_file>(std::move(*opened), std::move(reads));
    } catch (const sqlite::failure& failed) {
        return sqlite::to_error(failed);
    }
}

result<void> empty_log(const std::filesystem::path& database) {
    constexpr int tries = 6;
    if (!std::filesystem::is_regular_file(database))
        return fail(errc::not_found, database.string());
    try {
        connection on(database, connection::access::write);
        for (int i = 0; i < tries; ++i)
            if (on.integer("PRAGMA wal_checkpoint(TRUNCATE)") == 0) return {};
    } catch (const sqlite::failure& failed) {
        return sqlite::to_error(failed);
    }
    return fail(errc::unavailable, database.string() + " is being read all the while");
}

}  // namespace lotsen
