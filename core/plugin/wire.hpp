// The calls of plugin.hpp as JSON, as a plugin in a process of its own is asked and answers: see
// PROTOCOL.md. Unknown members are passed over, missing ones are empty.
#pragma once

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/plugin/lent.hpp"
#include "core/plugin/person.hpp"
#include "core/plugin/services.hpp"
#include "core/plugin/turn.hpp"

namespace lotsen::wire {

/// Of turn, turn_reply, validation, verdict, submission, receipt, http_request, http_response,
/// desk_request, message, outgoing, incoming, statement, rows, delivery, job, person_request and
/// person_reply.
template <class T>
json::object to_json(const T& one);
/// Likewise. Errors: invalid (which member is wrong).
template <class T>
result<T> from_json(const json::object& from);

template <>
json::object to_json(const verdict& judged);
template <>
result<verdict> from_json(const json::object& from);
/// Errors: not_found too, where there are no `records`.
template <>
result<person_reply> from_json(const json::object& from);

/// {"code": number, "message": text, "data": {"code": errc's wire name}} (JSON-RPC 2.0, 5.1), and
/// back: what carries no code of ours is unavailable.
json::object error_to_json(const error& failed);
error error_from_json(const json::object& from);

}  // namespace lotsen::wire
