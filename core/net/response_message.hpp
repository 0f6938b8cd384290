// An answer as the message Beast writes.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/span_body.hpp>

#include "core/net/answer.hpp"

namespace lotsen::net {

using response_message = boost::beast::http::response<boost::beast::http::span_body<const char>>;
using response_serializer =
    boost::beast::http::response_serializer<boost::beast::http::span_body<const char>>;

/// Borrows the body of `out`. A field with a line break in it (response splitting) is left out.
response_message make_message(const answer& out, bool head, bool keep_alive);

}  // namespace lotsen::net
