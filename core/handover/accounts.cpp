#include "core/handover/accounts.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>

namespace lotsen {
namespace {

constexpr std::string_view name_characters = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
constexpr std::size_t name_least = 2;
constexpr std::size_t name_most = 40;
constexpr std::size_t display_most = 80;
constexpr std::size_t password_least = 12;
constexpr std::size_t password_most = 256;

/// No password's: checking against it costs what checking against a real one does (the parameters
/// are those of crypto_pwhash_*_INTERACTIVE), so that nobody learns which names exist.
constexpr const char* nobodys_hash =
    "$argon2id$v=19$m=65536,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Unicode code points of valid UTF-8.
std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
    }));
}

result<void> check_names(std::string_view name, std::string_view display_name) {
    if (name.size() < name_least || name.size() > name_most ||
        name.find_first_not_of(name_characters) != name.npos)
        return fail(errc::invalid, "a name is 2-40 of a-z 0-9 . - _");
    const auto shown = characters(display_name);
    const bool control = std::any_of(display_name.begin(), display_name.end(), [](char byte) {
        return static_cast<unsigned char>(byte) < 0x20;
    });
    if (shown == 0 || shown > display_most || control)
        return fail(errc::invalid, "a display name is 1-80 characters");
    return {};
}

result<void> check_password(std::string_view password) {
    const auto length = characters(password);
    if (length < password_least || length > password_most)
        return fail(errc::invalid, "a password is 12-256 characters");
    return {};
}

std::string hash_of(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const int made = crypto_pwhash_str(
        hash.data(),
        password.data(),
        password.size(),
        crypto_pwhash_OPSLIMIT_INTERACTIVE,
        crypto_pwhash_MEMLIMIT_INTERACTIVE
    );
    if (made != 0) throw std::runtime_error("not enough memory for Argon2id");
    return hash.data();
}

}  // namespace

accounts::accounts(staff_store& store, const clock& now, random_source& random, const limits& named)
    : store_(store), clock_(now), random_(random), limits_(named) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not be initialised");
}

result<void> accounts::add(
    std::string_view name,
    std::string_view display_name,
    std::string_view password,
    role which,
    bool one_time
) {
    if (auto sound = check_names(name, display_name); sound.has_error()) return sound;
    if (auto sound = check_password(password); sound.has_error()) return sound;
    const auto known = store_.account(name);
    if (known.has_value()) return fail(errc::conflict, "account " + std::string(name) + " exists");
    if (known.error().code != errc::not_found) return known.error();
    return store_.put_account(
        {std::string(name), std::string(display_name), hash_of(password), which, one_time, false}
    );
}

result<void> accounts::reset(
    std::string_view name, std::string_view display_name, std::string_view password, role which
) {
    if (auto sound = check_names(name, display_name); sound.has_error()) return sound;
    if (auto sound = check_password(password); sound.has_error()) return sound;
    auto put = store_.put_account(
        {std::string(name), std::string(display_name), hash_of(password), which, true, false}
    );
    if (put.has_error()) return put;
    return store_.end_sessions_of(name);
}

result<staff_account> accounts::verified(std::string_view name, std::string_view password) {
    const auto now = clock_.now();
    const auto failed = store_.failed_logins(name, now - limits_.login_window);
    if (failed.has_error()) return failed.error();
    if (static_cast<std::size_t>(*failed) >= limits_.login_attempts)
        return fail(errc::too_fast, "too many failed log-ins of this account");
    auto account = store_.account(name);
    if (account.has_error() && account.error().code != errc::not_found) return account.error();
    const bool usable = account.has_value() && !account->disabled;
    const char* const hash = usable ? account->password_hash.c_str() : nobodys_hash;
    const bool matches = crypto_pwhash_str_verify(hash, password.data(), password.size()) == 0;
    if (usable && matches) return account;
    // No account has a longer name: nothing to protect, and nothing to fill the store with.
    if (name.size() > name_most) return fail(errc::wrong_login);
    const auto recorded = store_.record_failed_login(name, now);
    if (recorded.has_error()) return recorded.error();
    return fail(errc::wrong_login);
}

result<std::string> accounts::log_in(std::string_view name, std::string_view password) {
    const auto account = verified(name, password);
    if (account.has_error()) return account.error();
    auto token = make_token(random_);
    const auto expires = clock_.now() + limits_.staff_session;
    const auto put = store_.put_session({token_hash(token), account->name, expires});
    if (put.has_error()) return put.error();
    return token;
}

result<staff_account> accounts::who(std::string_view token) {
    const auto session = store_.session(token_hash(token), clock_.now());
    if (session.has_error()) {
        if (session.error().code == errc::not_found) return fail(errc::not_logged_in);
        return session.error();
    }
    auto account = store_.account(session->account);
    if (account.has_error() && account.error().code != errc::not_found) return account.error();
    if (account.has_error() || account->disabled) return fail(errc::not_logged_in);
    return account;
}

result<void> accounts::log_out(std::string_view token) {
    return store_.end_session(token_hash(token));
}

result<void> accounts::change_password(
    std::string_view name, std::string_view old_password, std::string_view new_password
) {
    auto account = verified(name, old_password);
    if (account.has_error()) return account.error();
    if (auto sound = check_password(new_password); sound.has_error()) return sound;
    if (new_password == old_password) return fail(errc::invalid, "the new password is the old one");
    account->password_hash = hash_of(new_password);
    account->one_time = false;
    if (auto put = store_.put_account(*account); put.has_error()) return put;
    return store_.end_sessions_of(name);
}

result<void> accounts::set_role(std::string_view name, role which) {
    auto account = store_.account(name);
    if (account.has_error()) return account.error();
    account->role = which;
    return store_.put_account(*account);
}

result<void> accounts::set_disabled(std::string_view name, bool disabled) {
    auto account = store_.account(name);
    if (account.has_error()) return account.error();
    account->disabled = disabled;
    if (auto put = store_.put_account(*account); put.has_error()) return put;
    if (!disabled) return {};
    return store_.end_sessions_of(name);
}

}  // namespace lotsen
