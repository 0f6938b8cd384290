#include "tests/support/postgres/server.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <stdexcept>

#include "core/base/files.hpp"

namespace lotsen::test {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds start_patience{60};

fs::path find_programs() {
    const fs::path versions = "/usr/lib/postgresql";
    if (fs::is_directory(versions))
        for (const auto& one : fs::directory_iterator(versions))
            if (fs::exists(one.path() / "bin" / "postgres")) return one.path() / "bin";
    throw std::runtime_error("these tests need Debian's package postgresql");
}

/// PostgreSQL refuses to run as root: then it runs as the user that its package has made.
const passwd* other_user() {
    if (::geteuid() != 0) return nullptr;
    const auto* found = ::getpwnam("postgres");  // NOLINT(concurrency-mt-unsafe): nobody else asks
    if (found == nullptr) throw std::runtime_error("there is no user postgres");
    return found;
}

}  // namespace

postgres_server& postgres_server::running() {
    static postgres_server one;
    return one;
}

postgres_server::postgres_server() : programs_(find_programs()) {
    if (const auto* user = other_user())
        if (::chown(folder_.path().c_str(), user->pw_uid, user->pw_gid) != 0)
            throw std::runtime_error("chown");
    const auto data = (folder_.path() / "data").string();
    if (!run(
            "initdb",
            {"-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"}
        ))
        fail("initdb");
    start();
}

postgres_server::~postgres_server() {
    crash();
}

void postgres_server::fail(const std::string& doing) const {
    const auto said = read_whole(folder_.path() / "log");
    throw std::runtime_error(doing + ": " + (said.has_value() ? *said : "no log"));
}

/// As `other_user`, ended with this program, its words in the folder's log.
pid_t postgres_server::begin(const std::string& program, const words& arguments) const {
    const auto file = (programs_ / program).string();
    const auto log = (folder_.path() / "log").string();
    const auto* user = other_user();
    std::vector<char*> values{const_cast<char*>(file.c_str())};
    for (const auto& one : arguments)
        values.push_back(const_cast<char*>(one.c_str()));
    values.push_back(nullptr);
    const pid_t child = ::fork();
    if (child != 0) return child;
    if (user != nullptr && (::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0)) ::_exit(1);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    ::execv(values[0], values.data());
    ::_exit(1);
}

bool postgres_server::run(const std::string& program, const words& arguments) const {
    int status = 1;
    ::waitpid(begin(program, arguments), &status, 0);
    return status == 0;
}

void postgres_server::start() {
    const auto folder = folder_.path().string();
    process_ = begin(
        "postgres",
        {"-D", folder + "/data", "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"}
    );
    const auto end = std::chrono::steady_clock::now() + start_patience;
    while (!run("pg_isready", {"-q", "-h", folder}))
        if (std::chrono::steady_clock::now() > end) fail("postgres");
}

void postgres_server::crash() {
    if (process_ == 0) return;
    ::kill(process_, SIGQUIT);  // its immediate shutdown: no word to anyone, recovery at the start
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
}

std::string postgres_server::new_database(const std::string& name) const {
    const auto folder = folder_.path().string();
    const bool made =
        run("psql",
            {"-q",
             "-h",
             folder,
             "-U",
             "postgres",
             "-v",
             "ON_ERROR_STOP=1",
             "-c",
             "CREATE ROLE \"" + name + "\" LOGIN",
             "-c",
             "CREATE DATABASE \"" + name + "\" OWNER \"" + name + "\""});
    if (!made) fail("psql");
    return "host=" + folder + " user=" + name + " dbname=" + name;
}

}  // namespace lotsen::test
