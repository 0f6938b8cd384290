#include "core/app/http/photos.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "core/base/files.hpp"

namespace lotsen {
namespace {

/// The kind by the file's signature; empty for anything else.
std::string_view extension_of(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "jpg";
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return "png";
    if (bytes.starts_with("RIFF"sv) && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP"sv)
        return "webp";
    return {};
}

std::string_view type_of(std::string_view extension) {
    if (extension == "jpg") return "image/jpeg";
    return extension == "png" ? "image/png" : "image/webp";
}

/// Ids are made by make_id; anything else never reaches the file system.
bool plain(std::string_view id) {
    return !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
    }) && id.find("..") == id.npos;
}

bool write_durably(const std::filesystem::path& file, std::string_view bytes) {
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (handle < 0) return false;
    bool written = true;
    while (written && !bytes.empty()) {
        const auto count = ::write(handle, bytes.data(), bytes.size());
        written = count > 0;
        if (written) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    written = written && ::fsync(handle) == 0;
    ::close(handle);
    if (!written) ::unlink(file.c_str());
    return written;
}

}  // namespace

photo_store::photo_store(std::filesystem::path folder, random_source& random, const limits& named)
    : folder_(std::move(folder)), random_(random), limits_(named) {}

result<std::string> photo_store::put(std::string_view conversation, std::string_view bytes) {
    if (bytes.size() > limits_.photo_bytes) return fail(errc::photo_too_large);
    const auto extension = extension_of(bytes);
    if (extension.empty()) return fail(errc::photo_unreadable);
    if (!plain(conversation)) return fail(errc::unknown_conversation);
    const auto folder = folder_ / conversation;
    auto id = make_id(random_) + "." + std::string(extension);
    // A second time where the folder went with an older photo in this moment.
    for (int attempt = 0; attempt < 2; ++attempt) {
        std::error_code problem;
        std::filesystem::create_directories(folder, problem);
        if (!problem && write_durably(folder / id, bytes)) return id;
    }
    return fail(errc::disk_full, folder.string());
}

result<stored_photo> photo_store::get(std::string_view conversation, std::string_view id) const {
    if (!plain(conversation) || !plain(id)) return fail(errc::not_found);
    auto bytes = read_whole(folder_ / conversation / id);
    if (bytes.has_error()) return fail(errc::not_found);
    stored_photo found;
    found.bytes = std::move(*bytes);
    found.content_type = type_of(extension_of(found.bytes));
    return found;
}

std::vector<kept_photo> photo_store::stored_before(time_point then) const {
    using std::chrono::file_clock;
    namespace fs = std::filesystem;
    std::vector<kept_photo> found;
    std::error_code gone;
    for (const auto& folder : fs::directory_iterator(folder_, gone)) {
        for (const auto& file : fs::directory_iterator(folder.path(), gone)) {
            const auto stored = fs::last_write_time(file.path(), gone);
            if (!gone && file_clock::to_sys(stored) < then)
                found.push_back({folder.path().filename(), file.path().filename()});
        }
    }
    return found;
}

bool photo_store::erase(const kept_photo& gone) {
    const auto folder = folder_ / gone.conversation;
    std::error_code problem;
    const bool erased = std::filesystem::remove(folder / gone.id, problem);
    // Refused, as it should be, while others are in it.
    std::filesystem::remove(folder, problem);
    return erased;
}

}  // namespace lotsen
