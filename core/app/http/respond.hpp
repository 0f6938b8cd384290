// The answers that every route gives alike.
#pragma once

#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/base/result.hpp"
#include "core/net/ports.hpp"
#include "core/text/catalogue.hpp"

namespace lotsen {

net::response json_response(const json::value& body, int status = 200);

/// {"code","message"} in the caller's language, with the status that the code stands for.
net::response error_response(const error& failed, const catalogue& texts, std::string_view locale);

/// `?locale=`, or the best of Accept-Language, or the first served.
std::string locale_of(const net::request& asked, const catalogue& texts);

/// The member `text` of the query; empty where absent.
std::string query_text(const net::request& asked, const std::string& name);

/// What follows `prefix` in the path, cut at slashes.
std::vector<std::string> segments_after(std::string_view path, std::string_view prefix);

/// A message of the catalogue's `domain`, or of core's where the id begins with "core:".
std::string view_text(
    std::string_view id,
    const catalogue& texts,
    std::string_view domain,
    std::string_view locale,
    const json::object& args = {}
);

/// A plugin's data with every {"message": id, "args": {...}} replaced by the words of its
/// catalogue.
json::value render_messages(
    const json::value& data,
    const catalogue& texts,
    std::string_view domain,
    std::string_view locale
);

}  // namespace lotsen
