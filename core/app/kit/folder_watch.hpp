// Tells when a developer has changed a plugin's folder.
#pragma once

#include <chrono>
#include <filesystem>

namespace lotsen {

/// Hidden files, what Python caches and a build writes on its way, an editor's copies (name~) and
/// the folder `tests` are passed over: they change nothing about the plugin. Owns an inotify
/// descriptor. Not thread-safe.
class folder_watch {
  public:
    /// Throws std::system_error where the folder cannot be watched.
    explicit folder_watch(std::filesystem::path folder);
    folder_watch(const folder_watch&) = delete;
    folder_watch& operator=(const folder_watch&) = delete;
    ~folder_watch();

    /// Readable when there may have been a change.
    int descriptor() const { return descriptor_; }

    /// Reads what has changed, and goes on until nothing has for `quiet`, at most `longest`: an
    /// editor or a compiler writes several files. Whether anything did that matters; does not wait
    /// where nothing did.
    bool settle();

    static constexpr std::chrono::milliseconds quiet{200};
    static constexpr std::chrono::milliseconds longest{3000};

  private:
    void watch_all();
    bool read_events() const;

    std::filesystem::path folder_;
    int descriptor_;
};

}  // namespace lotsen
