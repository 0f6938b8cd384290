#include "core/understanding/cache_file.hpp"

#include <xxhash.h>

#include <algorithm>
#include <boost/interprocess/file_mapping.hpp>
#include <boost/interprocess/mapped_region.hpp>
#include <iterator>

#include "core/base/files.hpp"

namespace lotsen {
namespace {

// XXH3: against a disk's mistakes, not against people, and read at the speed of memory: a server
// does not start before it is done.
constexpr std::size_t hash_bytes = sizeof(XXH128_canonical_t);

std::string checksum(std::string_view bytes) {
    XXH128_canonical_t hash;
    XXH128_canonicalFromHash(&hash, XXH3_128bits(bytes.data(), bytes.size()));
    std::string text(hash_bytes, '\0');
    std::copy(std::begin(hash.digest), std::end(hash.digest), text.begin());
    return text;
}

}  // namespace

std::string with_checksum(std::string bytes) {
    bytes += checksum(bytes);
    return bytes;
}

result<std::string_view> without_checksum(std::string_view bytes) {
    if (bytes.size() < hash_bytes) return fail(errc::corrupt, "too short");
    const auto kept = bytes.substr(0, bytes.size() - hash_bytes);
    if (checksum(kept) != bytes.substr(kept.size()))
        return fail(errc::corrupt, "its checksum differs");
    return kept;
}

result<void> write_cache(const std::filesystem::path& file, std::string bytes) {
    return write_whole(file, with_checksum(std::move(bytes)));
}

result<cached_bytes> read_cache(const std::filesystem::path& file) try {
    namespace ipc = boost::interprocess;
    std::error_code failed;
    if (!std::filesystem::is_regular_file(file, failed))
        return fail(errc::not_found, file.string());
    if (std::filesystem::file_size(file, failed) < hash_bytes)
        return fail(errc::corrupt, file.string() + ": too short");
    const ipc::file_mapping opened(file.c_str(), ipc::read_only);
    const auto mapped = std::make_shared<ipc::mapped_region>(opened, ipc::read_only);
    const auto kept =
        without_checksum({static_cast<const char*>(mapped->get_address()), mapped->get_size()});
    if (kept.has_error()) return fail(errc::corrupt, file.string() + ": " + kept.error().detail);
    return cached_bytes(mapped, *kept);
} catch (const boost::interprocess::interprocess_exception& failed) {
    return fail(errc::corrupt, file.string() + ": " + failed.what());
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t end = 0; (end = text.find('\n')) != std::string_view::npos;) {
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::string joined_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines)
        text += line + '\n';
    return text;
}

}  // namespace lotsen
