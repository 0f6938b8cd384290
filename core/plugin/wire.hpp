// The calls of plugin.hpp as JSON, as a plugin in a process of its own is asked and answers: see
// PROTOCOL.md. Unknown members are passed over, missing ones are empty.
#pragma once

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/plugin/turn.hpp"

namespace lotsen::wire {

json::object to_json(const turn& asked);
json::object to_json(const turn_reply& reply);
json::object to_json(const validation& asked);
json::object to_json(const verdict& judged);
json::object to_json(const submission& completed);
json::object to_json(const receipt& given);
json::object to_json(const http_request& asked);
json::object to_json(const http_response& reply);
json::object to_json(const desk_request& asked);

// Errors of all: invalid (which member is wrong).
result<turn> turn_from(const json::object& from);
result<turn_reply> turn_reply_from(const json::object& from);
result<validation> validation_from(const json::object& from);
result<verdict> verdict_from(const json::object& from);
result<submission> submission_from(const json::object& from);
result<receipt> receipt_from(const json::object& from);
result<http_request> http_request_from(const json::object& from);
result<http_response> http_response_from(const json::object& from);
result<desk_request> desk_request_from(const json::object& from);

/// {"code": number, "message": text, "data": {"code": errc's wire name}} (JSON-RPC 2.0, 5.1), and
/// back: what carries no code of ours is unavailable.
json::object to_json(const error& failed);
error error_from(const json::object& from);

}  // namespace lotsen::wire
