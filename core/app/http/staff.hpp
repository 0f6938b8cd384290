// Who asks, where only staff may.
#pragma once

#include "core/app/http/api.hpp"

namespace lotsen {

/// The account of the request's session. Errors: not_logged_in.
result<staff_account> staff_of(const net::request& asked, api& served);

/// The same, if it may act: the anti-forgery header on everything but GET, a password of its own,
/// and at least that role. Errors: not_logged_in, not_allowed.
result<staff_account> acting_staff(const net::request& asked, api& served, role least);

}  // namespace lotsen
