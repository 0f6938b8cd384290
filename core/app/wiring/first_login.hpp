// The first way into the desk, for whoever started the service.
#pragma once

#include <string>

#include "core/handover/accounts.hpp"

namespace lotsen {

/// While nobody has an account of their own, the account "start" (supervisor) gets a new one-time
/// password at every start, and the lines that tell it are returned. It must be replaced at the
/// first log-in. Empty once that has happened.
std::string first_login(staff_store& store, accounts& logins, random_source& random);

}  // namespace lotsen
