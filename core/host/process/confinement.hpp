// What a plugin's process may use. lotsen-plugin is started with it and confines itself before it
// runs the plugin.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace lotsen {

struct confinement {
    bool module = true;            // `served` is the folder of a C++ module; else an executable
    std::filesystem::path served;  // absolute
    /// The only place where it may write, absolute. Empty: files are not confined (a test's own).
    std::filesystem::path data;
    /// Besides its own folder and the system's programs and libraries; absolute.
    std::vector<std::filesystem::path> readable;
    std::size_t memory_mib = 512;  // RLIMIT_DATA
    std::size_t files = 256;       // RLIMIT_NOFILE
    /// So many processes and threads it may start; 0: no process, and any number of threads.
    std::size_t processes = 0;
};

/// lotsen-plugin's arguments, and back. Errors: invalid.
std::vector<std::string> to_arguments(const confinement& allowed);
result<confinement> confinement_from(std::string_view argument);

/// Confines this process, for good. It ends with its parent (PR_SET_PDEATHSIG), gains no privileges
/// (PR_SET_NO_NEW_PRIVS), keeps within its memory and files (rlimits), reaches files by Landlock's
/// leave, and by a seccomp filter has no network, starts no processes, and sees no others. Where it
/// may start some, their number is limited by RLIMIT_NPROC, which counts all of the user's and does
/// not hold for root. What is not in force, one line each: the rest is. Implemented in
/// lotsen-plugin.
std::vector<std::string> confine(const confinement& allowed);

}  // namespace lotsen
