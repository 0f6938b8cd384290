#include "tests/bench/measure.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace lotsen::bench {

namespace {

std::ifstream open_proc(int process, const char* name) {
    std::ifstream file("/proc/" + std::to_string(process) + "/" + name);
    if (!file) throw std::runtime_error("the server is gone");
    return file;
}

}  // namespace

std::chrono::microseconds processor_time(int process) {
    auto file = open_proc(process, "stat");
    std::string line;
    std::getline(file, line);
    std::istringstream fields(line.substr(line.rfind(')') + 2));  // the name may hold anything
    std::string skipped;
    for (int field = 3; field < 14; ++field)
        fields >> skipped;
    long user = 0, system = 0;
    fields >> user >> system;
    return std::chrono::microseconds((user + system) * 1'000'000 / ::sysconf(_SC_CLK_TCK));
}

std::size_t resident_bytes(int process) {
    auto file = open_proc(process, "status");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("VmRSS:")) return std::stoul(line.substr(6)) * 1024;
    }
    throw std::runtime_error("no VmRSS");
}

void waiting_times::add(std::chrono::nanoseconds waited) {
    microseconds_.push_back(static_cast<std::uint32_t>(waited.count() / 1000));
}

double waiting_times::quantile(double share) {
    if (microseconds_.empty()) return 0;
    const auto last = static_cast<double>(microseconds_.size() - 1);
    const auto at = microseconds_.begin() + static_cast<std::ptrdiff_t>(share * last);
    std::nth_element(microseconds_.begin(), at, microseconds_.end());
    return *at / 1000.0;
}

}  // namespace lotsen::bench
