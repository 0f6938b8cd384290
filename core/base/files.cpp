#include "core/base/files.hpp"

#include <fstream>
#include <sstream>

namespace lotsen {

result<std::string> read_whole(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return fail(errc::not_found, "cannot read " + file.string());
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

result<void> write_whole(const std::filesystem::path& file, std::string_view bytes) {
    auto beside = file;
    beside += ".new";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.flush();
        if (!out) return fail(errc::unavailable, "cannot write " + beside.string());
    }
    std::error_code failed;
    std::filesystem::rename(beside, file, failed);
    if (failed) return fail(errc::unavailable, file.string() + ": " + failed.message());
    return {};
}

}  // namespace lotsen
