// A PostgreSQL of the tests' own: in a folder that goes with them, reached over a socket there.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/scratch_folder.hpp"

namespace lotsen::test {

/// Started with the first use, ended with the program. Needs Debian's postgresql. What goes wrong
/// is thrown as std::runtime_error.
class postgres_server {
  public:
    static postgres_server& running();

    postgres_server();
    ~postgres_server();
    postgres_server(const postgres_server&) = delete;
    postgres_server& operator=(const postgres_server&) = delete;

    /// A new and empty database, and a role of the same name that owns it: how it is reached.
    std::string new_database(const std::string& name) const;

    /// Ends every connection and the server, as a crash does, and waits for it.
    void crash();
    void start();

  private:
    using words = std::vector<std::string>;
    pid_t begin(const std::string& program, const words& arguments) const;
    bool run(const std::string& program, const words& arguments) const;
    [[noreturn]] void fail(const std::string& doing) const;

    scratch_folder folder_;
    std::filesystem::path programs_;
    pid_t process_ = 0;
};

}  // namespace lotsen::test
