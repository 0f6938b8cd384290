#include "core/host/process/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>

#include "core/base/log.hpp"
#include "core/base/log_limit.hpp"

namespace lotsen {
namespace {

using steady = std::chrono::steady_clock;

int pidfd_of(int process) {
    return static_cast<int>(syscall(SYS_pidfd_open, process, 0));
}

void send_signal(int watch, int number) {
    syscall(SYS_pidfd_send_signal, watch, number, nullptr, 0);
}

bool ended_within(int watch, std::chrono::milliseconds patience) {
    pollfd one{watch, POLLIN, 0};
    return poll(&one, 1, static_cast<int>(patience.count())) > 0;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    all.reserve(texts.size() + 1);
    for (auto& text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

/// What posix_spawn does between fork and exec, freed with the scope.
class file_actions {
  public:
    file_actions() { posix_spawn_file_actions_init(&actions_); }
    file_actions(const file_actions&) = delete;
    file_actions& operator=(const file_actions&) = delete;
    ~file_actions() { posix_spawn_file_actions_destroy(&actions_); }

    posix_spawn_file_actions_t* get() { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

result<int> spawn(const child_command& command, int socket, int said) {
    file_actions actions;
    posix_spawn_file_actions_addopen(actions.get(), STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(actions.get(), said, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(actions.get(), said, STDERR_FILENO);
    posix_spawn_file_actions_adddup2(actions.get(), socket, plugin_socket);
    posix_spawn_file_actions_addchdir_np(actions.get(), command.folder.c_str());
    posix_spawn_file_actions_addclosefrom_np(actions.get(), plugin_socket + 1);
    std::vector<std::string> arguments{command.program.string()};
    arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
    std::vector<std::string> environment{
        "PATH=/usr/local/bin:/usr/bin:/bin",
        "HOME=" + command.folder.string(),
        "LANG=C.UTF-8",
        "LOTSEN_PLUGIN_FD=" + std::to_string(plugin_socket)};
    if (!command.temporary.empty()) environment.push_back("TMPDIR=" + command.temporary.string());
    pid_t process = 0;
    const int failed = posix_spawn(
        &process,
        command.program.c_str(),
        actions.get(),
        nullptr,
        pointers(arguments).data(),
        pointers(environment).data()
    );
    if (failed != 0)
        return fail(errc::unavailable, command.program.string() + ": " + system_reason(failed));
    return process;
}

/// What a process writes, line by line, into the log.
class line_log {
  public:
    explicit line_log(const std::string& name) : name_(name) {}

    void take(std::string_view bytes) {
        for (const char c : bytes) {
            if (c == '\n')
                tell();
            else if (line_.size() < child::most_line_bytes)
                line_ += c;
        }
    }
    void end() {
        tell();
        tell_left_out(limit_.left_out());
    }

  private:
    void tell() {
        if (line_.empty()) return;
        const auto decided = limit_.next(steady::now());
        tell_left_out(decided.left_out);
        if (decided.write && !log_again(line_, {{"plugin", name_}}))
            log(level::info, "plugin.said", {{"plugin", name_}, {"what", line_}});
        line_.clear();
    }
    void tell_left_out(std::size_t lines) {
        if (lines == 0) return;
        log(level::warning,
            "plugin.said_too_much",
            {{"plugin", name_}, {"left_out", std::to_string(lines)}});
    }

    const std::string& name_;
    std::string line_;
    log_limit limit_{child::most_lines};
};

}  // namespace

result<std::unique_ptr<child>> child::start(const child_command& command) {
    std::array<int, 2> sockets{};
    std::array<int, 2> pipe_ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0)
        return fail(errc::unavailable, system_reason(errno));
    if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) {
        close(sockets[0]);
        close(sockets[1]);
        return fail(errc::unavailable, system_reason(errno));
    }
    const auto process = spawn(command, sockets[1], pipe_ends[1]);
    close(sockets[1]);
    close(pipe_ends[1]);
    if (process.has_error()) {
        close(sockets[0]);
        close(pipe_ends[0]);
        return process.error();
    }
    const int watch = pidfd_of(*process);
    if (watch < 0) {
        kill(*process, SIGKILL);
        waitpid(*process, nullptr, 0);
        close(sockets[0]);
        close(pipe_ends[0]);
        return fail(errc::unavailable, "no pidfd: " + system_reason(errno));
    }
    return std::unique_ptr<child>(new child(
        command.name, *process, watch, sockets[0], pipe_ends[0], command.most_message_bytes
    ));
}

child::child(std::string name, int process, int watch, int socket, int said, std::size_t most)
    : name_(std::move(name)),
      process_(process),
      watch_(watch),
      channel_(socket, most),
      lines_([this, said] { log_lines(said); }) {}

child::~child() {
    end(std::chrono::milliseconds(0));
    lines_.join();
    close(watch_);
}

bool child::has_ended() const {
    return process_ == 0 || ended_within(watch_, std::chrono::milliseconds(0));
}

std::size_t child::data_bytes() const {
    // proc(5): size, resident, shared, text, lib, data; in pages.
    std::ifstream file("/proc/" + std::to_string(process_) + "/statm");
    std::array<std::size_t, 6> pages{};
    for (auto& one : pages)
        file >> one;
    return file ? pages.back() * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) : 0;
}

std::string child::end(std::chrono::milliseconds patience) {
    if (process_ == 0) return "ended";
    if (!ended_within(watch_, patience)) {
        send_signal(watch_, SIGKILL);
        ended_within(watch_, std::chrono::milliseconds(-1));
    }
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = 0;
    if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
    return "exit " + std::to_string(WEXITSTATUS(status));
}

void child::log_lines(int said) const {
    std::array<char, 4096> piece;
    line_log lines(name_);
    while (true) {
        const auto got = read(said, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        lines.take({piece.data(), static_cast<std::size_t>(got)});
    }
    lines.end();
    close(said);
}

}  // namespace lotsen
