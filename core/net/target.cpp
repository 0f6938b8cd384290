#include "core/net/target.hpp"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

namespace lotsen::net {

namespace urls = boost::urls;

namespace {

/// A decoded segment that names one entry of one folder and nothing else.
bool harmless(std::string_view segment) {
    constexpr std::string_view forbidden("/\\\0", 3);
    return segment != "." && segment != ".." &&
           segment.find_first_of(forbidden) == std::string_view::npos;
}

boost::system::result<urls::url_view> parse(std::string_view text) {
    const urls::string_view view(text.data(), text.size());
    if (text.starts_with('/')) return urls::parse_origin_form(view);
    auto whole = urls::parse_absolute_uri(view);
    const bool web =
        whole && whole->has_authority() &&
        (whole->scheme_id() == urls::scheme::http || whole->scheme_id() == urls::scheme::https);
    return web ? whole : urls::make_error_code(urls::error::not_a_base);
}

}  // namespace

result<target> read_target(std::string_view text) {
    const auto url = parse(text);
    if (!url) return fail(errc::invalid, "target");
    target read;
    for (const auto segment : url->encoded_segments()) {
        const std::string decoded = segment.decode();
        if (!harmless(decoded)) return fail(errc::invalid, "path");
        read.path += '/';
        read.path += decoded;
    }
    if (read.path.empty()) read.path = "/";
    urls::encoding_opts options;
    options.space_as_plus = true;
    for (const auto param : url->encoded_params()) {
        read.query.emplace(param.key.decode(options), param.value.decode(options));
    }
    return read;
}

}  // namespace lotsen::net
