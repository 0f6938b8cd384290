#include "tests/chaos/server_process.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace lotsen::test {
namespace {

std::uint16_t free_port() {
    namespace ip = boost::asio::ip;
    boost::asio::io_context io;
    const ip::tcp::endpoint any(ip::make_address("127.0.0.1"), 0);
    return ip::tcp::acceptor(io, any).local_endpoint().port();
}

/// Reads until the line that names the desk: from then on it answers.
bool wait_until_served(int output) {
    std::string text;
    char part[512];
    for (;;) {
        const auto count = ::read(output, part, sizeof part);
        if (count <= 0) return false;
        text.append(part, static_cast<std::size_t>(count));
        if (text.find("/desk") != std::string::npos) return true;
    }
}

}  // namespace

server_process::server_process(
    std::filesystem::path folder, const std::string& limits, const std::filesystem::path& plugins
)
    : folder_(std::move(folder)), port_(free_port()) {
    std::ofstream(folder_ / "config.json")
        << R"({"plugins":)" << plugins << R"(,"limits":{"frames_per_second":10000,)"
        << R"("frame_burst":10000,"connections_per_address":5000)" << (limits.empty() ? "" : ",")
        << limits << "}}";
}

pid_t server_process::process_of(const std::string& plugin) const {
    for (const auto process : plugins()) {
        std::string line;
        std::getline(std::ifstream("/proc/" + std::to_string(process) + "/cmdline"), line);
        if (line.find("/" + plugin + "\"") != std::string::npos) return process;
    }
    return 0;
}

server_process::~server_process() {
    if (process_ > 0) kill();
}

void server_process::start() {
    int channel[2];
    if (::pipe2(channel, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const auto listen = "127.0.0.1:" + std::to_string(port_);
    const auto data = (folder_ / "data").string();
    const auto settings = (folder_ / "config.json").string();
    const auto errors = (folder_ / "server.log").string();
    process_ = ::fork();
    if (process_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that is killed leaves nothing behind
        ::dup2(channel[1], STDOUT_FILENO);
        const int log = ::open(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(log, STDERR_FILENO);
        ::execl(
            LOTSEN_BUILD_DIR "/lotsen",
            "lotsen",
            "serve",
            "--data",
            data.c_str(),
            "--listen",
            listen.c_str(),
            "--config",
            settings.c_str(),
            "--threads",
            "2",
            nullptr
        );
        ::_exit(127);
    }
    ::close(channel[1]);
    const bool served = wait_until_served(channel[0]);
    ::close(channel[0]);
    if (!served) throw std::runtime_error("the server did not start; see " + errors);
}

void server_process::kill() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
}

int server_process::stop() {
    ::kill(process_, SIGTERM);
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::vector<pid_t> server_process::plugins() const {
    std::vector<pid_t> found;
    std::error_code gone;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", gone)) {
        std::string line;
        std::getline(std::ifstream(entry.path() / "stat"), line);
        // "pid (name) state parent ...": the name may hold anything.
        const auto behind = line.rfind(')');
        if (behind == std::string::npos) continue;
        std::istringstream rest(line.substr(behind + 1));
        char state = 0;
        pid_t parent = 0;
        rest >> state >> parent;
        if (parent == process_ && state != 'Z')
            found.push_back(static_cast<pid_t>(std::stol(entry.path().filename().string())));
    }
    return found;
}

}  // namespace lotsen::test
