#include "core/net/static_files.hpp"

#include <openssl/evp.h>

#include <array>
#include <boost/algorithm/hex.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>

namespace lotsen::net {

namespace fs = std::filesystem;
namespace http = boost::beast::http;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 19> types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".wasm", "application/wasm"},
    {".mp3", "audio/mpeg"},
    {".ogg", "audio/ogg"},
    {".wav", "audio/wav"},
}};

std::string_view type_of(const fs::path& file) {
    const std::string ending = file.extension().string();
    for (const auto& [suffix, type] : types) {
        if (ending == suffix) return type;
    }
    return "application/octet-stream";
}

/// 128 bits of SHA-256 in hexadecimal: a strong validator (RFC 9110 section 8.8.1).
std::string etag_of(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
        throw std::runtime_error("SHA-256 is not available");
    }
    constexpr std::ptrdiff_t told = 16;  // bytes of it
    std::string etag = "\"";
    boost::algorithm::hex_lower(digest.begin(), digest.begin() + told, std::back_inserter(etag));
    return etag + '"';
}

static_files::form read_form(const fs::path& file) {
    std::ifstream in;
    in.exceptions(std::ios::badbit | std::ios::failbit);
    in.open(file, std::ios::binary);
    static_files::form read;
    read.bytes.resize(fs::file_size(file));
    in.read(read.bytes.data(), static_cast<std::streamsize>(read.bytes.size()));
    read.etag = etag_of(read.bytes);
    return read;
}

/// The form made at build time beside `file`, where there is one and it is smaller.
static_files::form read_packed(const fs::path& file, std::string_view suffix, std::size_t plain) {
    fs::path packed = file;
    packed += suffix;
    if (!fs::is_regular_file(packed)) return {};
    auto read = read_form(packed);
    return read.bytes.size() < plain ? read : static_files::form();
}

const static_files::form& best_form(const static_files::file& file, std::string_view accepted) {
    if (!file.brotli.bytes.empty() && accepts(accepted, "br")) return file.brotli;
    if (!file.gzip.bytes.empty() && accepts(accepted, "gzip")) return file.gzip;
    return file.plain;
}

}  // namespace

bool accepts(std::string_view accept_encoding, std::string_view coding) {
    std::optional<bool> named, any;
    for (const auto& [name, params] :
         http::ext_list({accept_encoding.data(), accept_encoding.size()})) {
        bool wanted = true;
        for (const auto& [key, value] : params) {
            // A weight is 0, or positive: "0", "0.0", "0.00", "0.000" are the zeros.
            if (key == "q" || key == "Q") {
                wanted = std::string_view(value.data(), value.size()).find_first_not_of("0.") !=
                         std::string_view::npos;
            }
        }
        if (boost::beast::iequals(name, {coding.data(), coding.size()})) named = wanted;
        if (name == "*") any = wanted;
    }
    return named.value_or(any.value_or(false));
}

static_files::static_files(const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const fs::path& path = entry.path();
        if (!entry.is_regular_file() || path.extension() == ".br" || path.extension() == ".gz")
            continue;
        file read;
        read.plain = read_form(path);
        read.brotli = read_packed(path, ".br", read.plain.bytes.size());
        read.gzip = read_packed(path, ".gz", read.plain.bytes.size());
        read.type = type_of(path);
        const std::string name = "/" + path.lexically_relative(folder).generic_string();
        read.immutable = name.starts_with("/assets/");
        files_.emplace(name, std::move(read));
    }
}

const static_files::file* static_files::find(std::string_view path) const {
    if (const auto found = files_.find(path); found != files_.end()) return &found->second;
    const std::string_view stem = path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
    const auto index = files_.find(std::string(stem) + "/index.html");
    return index == files_.end() ? nullptr : &index->second;
}

answer static_files::serve(
    const file& found, std::string_view accept_encoding, std::string_view if_none_match
) {
    const form& chosen = best_form(found, accept_encoding);
    answer out;
    out.headers.emplace_back("ETag", chosen.etag);
    out.headers.emplace_back("Vary", "Accept-Encoding");
    out.headers.emplace_back(
        "Cache-Control", found.immutable ? "public, max-age=31536000, immutable" : "no-cache"
    );
    // Of a 304 too: a browser puts its fields in the place of those it kept (RFC 9111, 4.3.4), and
    // what a page may load goes by its type.
    out.headers.emplace_back("Content-Type", found.type);
    // Our tags are quoted hexadecimal: none can be part of another, so a search finds a list's
    // member.
    if (if_none_match == "*" || if_none_match.find(chosen.etag) != std::string_view::npos) {
        out.status = 304;
        return out;
    }
    if (&chosen == &found.brotli) out.headers.emplace_back("Content-Encoding", "br");
    if (&chosen == &found.gzip) out.headers.emplace_back("Content-Encoding", "gzip");
    out.borrowed = chosen.bytes;
    return out;
}

}  // namespace lotsen::net
