#include "tests/fuzz/inputs.hpp"

#include <stdexcept>

#include "core/base/json.hpp"
#include "core/net/target.hpp"

namespace lotsen::fuzz {

namespace {

void require(bool holds, const char* promise) {
    if (!holds) throw std::logic_error(promise);
}

}  // namespace

void read_as_target(std::string_view bytes) {
    const auto read = net::read_target(bytes);
    if (!read) return;
    const std::string_view path = read->path;
    require(path.starts_with('/'), "a path begins with a slash");
    require(
        path.find('\0') == path.npos && path.find('\\') == path.npos,
        "a path has no NUL, no backslash"
    );
    for (std::size_t begin = 1; begin <= path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        const auto segment = path.substr(begin, end - begin);
        require(segment != "." && segment != "..", "a path has no dot segment");
        begin = end + 1;
    }
}

void read_as_json(std::string_view bytes) {
    const auto read = parse_json(bytes);
    if (!read) {
        require(read.error().code == errc::not_json, "what is no JSON is not_json");
        return;
    }
    if (read->is_object()) {
        const auto& object = read->get_object();
        text_at(object, "type");
        integer_at(object, "after");
        flag_at(object, "available");
        array_at(object, "options");
        object_at(object, "arguments");
    }
    require(!json::serialize(*read).empty(), "what was read can be written");
}

}  // namespace lotsen::fuzz
