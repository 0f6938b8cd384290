// The built pages, in memory: what they are and how a browser may have them.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "core/net/answer.hpp"

namespace lotsen::net {

/// Read whole at start, then immutable and thread-safe. Its answers borrow from it: it outlives
/// them.
class static_files {
  public:
    static_files() = default;
    /// Every file below `folder`; `x.br` and `x.gz` are forms of `x`, not files of their own.
    /// Throws std::filesystem::filesystem_error and std::ios_base::failure.
    explicit static_files(const std::filesystem::path& folder);

    /// Looks only among what was read: "/kiosk" and "/kiosk/" give kiosk/index.html. Null: none.
    struct file;
    const file* find(std::string_view path) const;

    /// 200 in the best form the client takes (br, gzip, then as it is: RFC 9110 section 12.5.3), or
    /// 304 where If-None-Match names what the client would get.
    static answer serve(
        const file& found, std::string_view accept_encoding, std::string_view if_none_match
    );

    struct form {
        std::string bytes;  // empty: there is no such form
        std::string etag;   // strong, quoted
    };
    struct file {
        form plain, gzip, brotli;
        std::string type;
        bool immutable = false;  // its name carries a hash of its content
    };

  private:
    std::map<std::string, file, std::less<>> files_;
};

/// Whether Accept-Encoding takes `coding` ("gzip;q=0" does not; "*" takes any).
bool accepts(std::string_view accept_encoding, std::string_view coding);

}  // namespace lotsen::net
