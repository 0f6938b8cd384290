// Accounts and sessions of the desk, and what staff may set.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace lotsen {

enum class role { agent, editor, supervisor };

struct staff_account {
    std::string name;           // what they log in with: 2-40 of a-z 0-9 . - _
    std::string display_name;   // what residents see
    std::string password_hash;  // libsodium's Argon2id string
    lotsen::role role = role::agent;
    bool one_time = false;  // must choose a password of their own at first login
    bool disabled = false;
};

struct staff_session {
    std::string token_hash;
    std::string account;
    time_point expires{};
};

/// Thread-safe and synchronous: log-in and settings are rare. Errors: disk_full, corrupt; others
/// named.
class staff_store {
  public:
    virtual ~staff_store() = default;
    virtual result<void> put_account(const staff_account& account) = 0;
    virtual result<staff_account> account(std::string_view name) = 0;  // not_found
    virtual result<std::vector<staff_account>> accounts() = 0;

    virtual result<void> put_session(const staff_session& session) = 0;
    virtual result<staff_session> session(
        std::string_view token_hash, time_point now
    ) = 0;  // not_found
    virtual result<void> end_session(std::string_view token_hash) = 0;
    virtual result<void> end_sessions_of(std::string_view account) = 0;

    /// Failed log-ins of an account since then; recorded per account name, known or not.
    virtual result<void> record_failed_login(std::string_view name, time_point at) = 0;
    virtual result<int> failed_logins(std::string_view name, time_point since) = 0;

    /// A setting as JSON (opening hours, ...); null where it was never set.
    virtual result<json::value> setting(std::string_view key) = 0;
    virtual result<void> put_setting(
        std::string_view key, const json::value& value, std::string_view by, time_point at
    ) = 0;
};

std::string_view to_string(role which) noexcept;
std::optional<role> role_from(std::string_view name) noexcept;

}  // namespace lotsen
