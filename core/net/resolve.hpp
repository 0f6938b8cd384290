// Names of hosts, looked up without waiting for a resolver that hangs.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace lotsen::net {

/// A host's addresses as text, IPv4 or IPv6. Errors: unavailable. May take any time.
using look_up = std::function<result<std::vector<std::string>>(const std::string& host)>;

/// As the machine is set up: getaddrinfo(3), which cannot be cancelled.
result<std::vector<std::string>> look_up_by_system(const std::string& host);

/// Thread-safe. Each look-up has a thread of its own; one that takes too long is left behind, and
/// what it finds is dropped. It may outlive the resolver.
class name_resolver {
  public:
    explicit name_resolver(look_up by = look_up_by_system) : by_(std::move(by)) {}

    /// An address is its own answer. Errors: deadline_exceeded, unavailable (no such host, or
    /// `most_at_once` look-ups are still under way), and those of the look-up.
    result<std::vector<std::string>> find(
        const std::string& host, std::chrono::steady_clock::time_point deadline
    ) const;
    static constexpr std::size_t most_at_once = 16;

  private:
    look_up by_;
    std::shared_ptr<std::atomic<std::size_t>> under_way_ =
        std::make_shared<std::atomic<std::size_t>>(0);
};

}  // namespace lotsen::net
