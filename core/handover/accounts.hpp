// Logging in to the desk: Argon2id (libsodium), sessions, and a brake on guessing.
#pragma once

#include <string>
#include <string_view>

#include "core/base/clock.hpp"
#include "core/base/ids.hpp"
#include "core/base/limits.hpp"
#include "core/base/result.hpp"
#include "core/journal/staff_store.hpp"

namespace lotsen {

/// Thread-safe as far as its store is. Logging in takes about 100 ms of CPU and 64 MiB on purpose
/// (crypto_pwhash_*_INTERACTIVE): call it off the network threads.
class accounts {
  public:
    accounts(staff_store& store, const clock& now, random_source& random, const limits& named);

    /// Errors: invalid (name: 2-40 of a-z 0-9 . - _; display name: 1-80 characters; password:
    /// 12-256 characters), conflict (exists).
    result<void> add(
        std::string_view name,
        std::string_view display_name,
        std::string_view password,
        role which,
        bool one_time
    );
    /// The session's token, for the cookie. Errors: wrong_login (also for an unknown or disabled
    /// account, after the same work), too_fast (limits::login_attempts within login_window).
    result<std::string> log_in(std::string_view name, std::string_view password);
    /// Errors: not_logged_in.
    result<staff_account> who(std::string_view token);
    result<void> log_out(std::string_view token);
    /// Makes the account, or gives it (with this display name and role) a password that works once
    /// and ends its sessions: for the operator at the shell. Errors: invalid.
    result<void> reset(
        std::string_view name, std::string_view display_name, std::string_view password, role which
    );
    /// Ends all sessions of the account. Errors: wrong_login, too_fast (both as for logging in),
    /// invalid (shorter than 12 characters, longer than 256, or the old one again).
    result<void> change_password(
        std::string_view name, std::string_view old_password, std::string_view new_password
    );
    /// Errors: not_found.
    result<void> set_role(std::string_view name, role which);
    /// Disabling ends all sessions of the account. Errors: not_found.
    result<void> set_disabled(std::string_view name, bool disabled);

  private:
    result<staff_account> verified(std::string_view name, std::string_view password);

    staff_store& store_;
    const clock& clock_;
    random_source& random_;
    const limits& limits_;
};

}  // namespace lotsen
