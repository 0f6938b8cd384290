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

    /// Errors: invalid (name or display name), conflict (exists).
    result<void> add(
        std::string_view name, std::string_view display_name, std::string_view password, role which,
        bool one_time
    );
    /// The session's token, for the cookie. Errors: wrong_login (also for an unknown or disabled
    /// account, after the same work), too_fast (limits::login_attempts within login_window).
    result<std::string> log_in(std::string_view name, std::string_view password);
    /// Errors: not_logged_in.
    result<staff_account> who(std::string_view token);
    result<void> log_out(std::string_view token);
    /// Ends all sessions of the account. Errors: wrong_login, invalid (shorter than 12 characters).
    result<void> change_password(
        std::string_view name, std::string_view old_password, std::string_view new_password
    );
    result<void> set_role(std::string_view name, role which);
    result<void> set_disabled(std::string_view name, bool disabled);

  private:
    staff_store& store_;
    const clock& clock_;
    random_source& random_;
    const limits& limits_;
};

}  // namespace lotsen
