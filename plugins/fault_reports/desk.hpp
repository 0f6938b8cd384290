// The staff's view "reports": what has come in, and what became of it.
#pragma once

#include "core/plugin/turn.hpp"
#include "plugins/fault_reports/store.hpp"

namespace lotsen::fault_reports {

/// The view after carrying out `asked.command`: "" and "filter" read, "set_status", "set_hold" and
/// "unlink" change. Errors: invalid (detail: a message id), not_found, conflict, what
/// `database::run` gives.
result<json::value> reports_view(store& reports, const desk_request& asked);

}  // namespace lotsen::fault_reports
