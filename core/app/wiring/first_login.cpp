#include "core/app/wiring/first_login.hpp"

#include <algorithm>
#include <stdexcept>

namespace lotsen {
namespace {

constexpr std::string_view first_account = "start";
constexpr std::size_t one_time_characters = 16;

}  // namespace

std::string first_login(staff_store& store, accounts& logins, random_source& random) {
    const auto all = store.accounts();
    if (all.has_error()) throw std::runtime_error("accounts: " + all.error().detail);
    const bool owned = std::any_of(all->begin(), all->end(), [](const staff_account& each) {
        return !each.one_time && !each.disabled;
    });
    if (owned) return {};
    const auto password = make_id(random).substr(0, one_time_characters);
    const auto made = logins.reset(first_account, "Start", password, role::supervisor);
    if (made.has_error()) throw std::runtime_error("first login: " + made.error().detail);
    return "  Log in to the desk       " + std::string(first_account) + "  " + password +
           "   (once; you then choose your own password)\n";
}

}  // namespace lotsen
