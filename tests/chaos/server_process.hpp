// The service as a process of its own, to be killed.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace lotsen::test {

/// `build/lotsen serve` on a free loopback port, with its data below `folder`.
class server_process {
  public:
    /// `limits`: further members of the configuration's, as JSON text; `plugins`: another folder of
    /// them than the build's.
    explicit server_process(
        std::filesystem::path folder,
        const std::string& limits = {},
        const std::filesystem::path& plugins = LOTSEN_BUILD_DIR "/plugins"
    );
    ~server_process();
    server_process(const server_process&) = delete;
    server_process& operator=(const server_process&) = delete;

    /// Returns when it prints that it serves; throws when it ends instead.
    void start();
    /// kill -9, and waits until it is gone.
    void kill();
    /// SIGTERM; its exit code.
    int stop();

    std::uint16_t port() const { return port_; }
    /// Its plugins' processes that are alive now.
    std::vector<pid_t> plugins() const;
    /// That of the plugin whose data lies in this folder; 0 while there is none.
    pid_t process_of(const std::string& plugin) const;

  private:
    std::filesystem::path folder_;
    std::uint16_t port_;
    pid_t process_ = -1;
};

}  // namespace lotsen::test
