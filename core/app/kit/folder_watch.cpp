#include "core/app/kit/folder_watch.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>

namespace lotsen {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                  IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;

bool matters(std::string_view name) {
    return !name.starts_with('.') && !name.ends_with('~') && !name.ends_with(".pyc") &&
           !name.ends_with(".a") && name != "__pycache__" && name != "CMakeFiles" &&
           name != "tests";
}

bool readable(int descriptor, std::chrono::milliseconds patience) {
    pollfd one{descriptor, POLLIN, 0};
    return poll(&one, 1, static_cast<int>(patience.count())) > 0;
}

}  // namespace

folder_watch::folder_watch(fs::path folder)
    : folder_(std::move(folder)), descriptor_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "inotify");
    watch_all();
}

folder_watch::~folder_watch() {
    close(descriptor_);
}

/// Again for folders that are watched already: the kernel knows them.
void folder_watch::watch_all() {
    const auto watch = [this](const fs::path& one) {
        return inotify_add_watch(descriptor_, one.c_str(), changes) >= 0;
    };
    if (!watch(folder_)) throw std::system_error(errno, std::generic_category(), folder_.string());
    std::error_code gone;
    for (fs::recursive_directory_iterator at(folder_, gone), end; !gone && at != end;
         at.increment(gone)) {
        if (!at->is_directory(gone)) continue;
        // One that is removed in this moment is no longer to be watched.
        if (matters(at->path().filename().native()))
            watch(at->path());
        else
            at.disable_recursion_pending();
    }
}

bool folder_watch::read_events() const {
    bool changed = false;
    alignas(inotify_event) std::array<char, 4096> buffer;
    for (ssize_t got = 0; (got = read(descriptor_, buffer.data(), buffer.size())) > 0;) {
        for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* name = event.len > 0 ? buffer.data() + at + sizeof event : "";
            // Without a name it is a watched folder itself; that a watch is gone says nothing new.
            if ((event.mask & IN_IGNORED) == 0) changed = matters(name) || changed;
            at += sizeof event + event.len;
        }
    }
    return changed;
}

bool folder_watch::settle() {
    if (!read_events()) return false;
    const auto end = std::chrono::steady_clock::now() + longest;
    while (std::chrono::steady_clock::now() < end && readable(descriptor_, quiet))
        read_events();
    watch_all();
    return true;
}

}  // namespace lotsen
