#include "core/journal/sqlite/staff_store.hpp"

#include <limits>
#include <mutex>
#include <utility>

#include "core/journal/sqlite/store_file.hpp"

namespace lotsen {
namespace {

using sqlite::blob;
using sqlite::connection;
using sqlite::cursor;
using sqlite::query;

// Failed log-ins are looked at over minutes; a day is for whoever asks what happened.
constexpr std::chrono::hours failed_logins_kept{24};

std::int64_t milliseconds(time_point at) {
    return at.time_since_epoch().count();
}

const std::string account_columns =
    "SELECT name, display_name, password_hash, role, one_time, disabled FROM accounts ";

result<staff_account> account_of(const cursor& row) {
    const auto which = role_from(row.text(3));
    if (!which) return fail(errc::corrupt, "account with the role " + std::string(row.text(3)));
    return staff_account{
        std::string(row.text(0)),
        std::string(row.text(1)),
        std::string(row.text(2)),
        *which,
        row.integer(4) != 0,
        row.integer(5) != 0};
}

class sqlite_staff_store final : public staff_store {
  public:
    explicit sqlite_staff_store(connection on)
        : on_(std::move(on)),
          put_account_(
              on_,
              "INSERT INTO accounts VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (name) DO UPDATE "
              "SET"
              " display_name = ?2, password_hash = ?3, role = ?4, one_time = ?5, disabled = ?6"
          ),
          account_(on_, account_columns + "WHERE name = ?1"),
          accounts_(on_, account_columns + "ORDER BY name"),
          put_session_(on_, "INSERT OR REPLACE INTO sessions VALUES (?1, ?2, ?3)"),
          session_(on_, "SELECT account, expires FROM sessions WHERE token_hash = ?1"),
          end_session_(on_, "DELETE FROM sessions WHERE token_hash = ?1"),
          end_sessions_of_(on_, "DELETE FROM sessions WHERE account = ?1"),
          end_expired_(on_, "DELETE FROM sessions WHERE expires <= ?1"),
          put_failure_(on_, "INSERT INTO failed_logins VALUES (?1, ?2)"),
          forget_failures_(on_, "DELETE FROM failed_logins WHERE at < ?1"),
          failures_(on_, "SELECT count(*) FROM failed_logins WHERE name = ?1 AND at >= ?2"),
          setting_(on_, "SELECT value FROM settings WHERE key = ?1 ORDER BY change DESC LIMIT 1"),
          put_setting_(
              on_, "INSERT INTO settings (key, value, set_by, set_at) VALUES (?1, ?2, ?3, ?4)"
          ) {}

    result<void> put_account(const staff_account& account) override {
        return guarded([&]() -> result<void> {
            put_account_.execute(
                account.name,
                account.display_name,
                account.password_hash,
                to_string(account.role),
                account.one_time,
                account.disabled
            );
            return {};
        });
    }

    result<staff_account> account(std::string_view name) override {
        return guarded([&]() -> result<staff_account> {
            auto rows = account_.run(name);
            if (!rows.next()) return fail(errc::not_found, "no account " + std::string(name));
            return account_of(rows);
        });
    }

    result<std::vector<staff_account>> accounts() override {
        return guarded([&]() -> result<std::vector<staff_account>> {
            std::vector<staff_account> all;
            auto rows = accounts_.run();
            while (rows.next()) {
                auto one = account_of(rows);
                if (one.has_error()) return one.error();
                all.push_back(std::move(*one));
            }
            return all;
        });
    }

    result<void> put_session(const staff_session& session) override {
        return guarded([&]() -> result<void> {
            put_session_.execute(
                blob{session.token_hash}, session.account, milliseconds(session.expires)
            );
            return {};
        });
    }

    result<staff_session> session(std::string_view token_hash, time_point now) override {
        return guarded([&]() -> result<staff_session> {
            auto rows = session_.run(blob{token_hash});
            if (!rows.next()) return fail(errc::not_found);
            staff_session found{
                std::string(token_hash),
                std::string(rows.text(0)),
                time_point(std::chrono::milliseconds(rows.integer(1)))};
            if (found.expires > now) return found;
            end_expired_.execute(milliseconds(now));
            return fail(errc::not_found, "the session has expired");
        });
    }

    result<void> end_session(std::string_view token_hash) override {
        return guarded([&]() -> result<void> {
            end_session_.execute(blob{token_hash});
            return {};
        });
    }

    result<void> end_sessions_of(std::string_view account) override {
        return guarded([&]() -> result<void> {
            end_sessions_of_.execute(account);
            return {};
        });
    }

    result<void> record_failed_login(std::string_view name, time_point at) override {
        return guarded([&]() -> result<void> {
            put_failure_.execute(name, milliseconds(at));
            forget_failures_.execute(milliseconds(at - failed_logins_kept));
            return {};
        });
    }

    result<int> failed_logins(std::string_view name, time_point since) override {
        return guarded([&]() -> result<int> {
            auto rows = failures_.run(name, milliseconds(since));
            return rows.next() ? static_cast<int>(rows.integer(0)) : 0;
        });
    }

    result<json::value> setting(std::string_view key) override {
        return guarded([&]() -> result<json::value> {
            auto rows = setting_.run(key);
            if (!rows.next()) return json::value();
            auto value = parse_json(rows.text(0), "setting " + std::string(key));
            if (value.has_error()) return fail(errc::corrupt, value.error().detail);
            return value;
        });
    }

    result<void> put_setting(
        std::string_view key, const json::value& value, std::string_view by, time_point at
    ) override {
        return guarded([&]() -> result<void> {
            put_setting_.execute(key, json::serialize(value), by, milliseconds(at));
            return {};
        });
    }

  private:
    template <class Call>
    auto guarded(Call call) -> decltype(call()) {
        const std::lock_guard lock(mutex_);
        try {
            return call();
        } catch (const sqlite::failure& failed) {
            return sqlite::to_error(failed);
        }
    }

    std::mutex mutex_;
    connection on_;
    query put_account_;
    query account_;
    query accounts_;
    query put_session_;
    query session_;
    query end_session_;
    query end_sessions_of_;
    query end_expired_;
    query put_failure_;
    query forget_failures_;
    query failures_;
    query setting_;
    query put_setting_;
};

}  // namespace

result<std::unique_ptr<staff_store>> make_sqlite_staff_store(const std::filesystem::path& file) {
    constexpr auto whole = std::numeric_limits<std::uint64_t>::max();
    auto on = sqlite::open_store(file, sqlite::staff_migrations(), whole);
    if (on.has_error()) return on.error();
    return std::make_unique<sqlite_staff_store>(std::move(*on));
}

}  // namespace lotsen
