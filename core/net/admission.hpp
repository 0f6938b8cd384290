// How many may come in: limits::connections and limits::connections_per_address.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace lotsen::net {

enum class admitted { yes, full, address_full };

/// Counts who is in. Thread-safe. Must outlive its tickets.
class admission {
  public:
    /// A place that is given back when this goes.
    class ticket {
      public:
        ticket() = default;
        ticket(ticket&& other) noexcept
            : from_(std::exchange(other.from_, nullptr)),
              counted_(std::exchange(other.counted_, false)),
              key_(std::move(other.key_)) {}
        ticket& operator=(ticket other) noexcept {
            std::swap(from_, other.from_);
            std::swap(counted_, other.counted_);
            std::swap(key_, other.key_);
            return *this;
        }
        ~ticket();

      private:
        friend class admission;
        admission* from_ = nullptr;
        bool counted_ = false;  // among all connections
        std::string key_;       // empty: not counted by address
    };

    admission(std::size_t connections, std::size_t per_address)
        : connections_(connections), per_address_(per_address) {}

    /// A new connection. An empty `key` is not counted by address: a proxy speaks for many.
    admitted enter(const std::string& key, ticket& place);

    /// A client that a proxy named, on a connection that is already counted.
    admitted enter_address(const std::string& key, ticket& place);

  private:
    admitted take(bool count, const std::string& key, ticket& place);
    void leave(bool counted, const std::string& key) noexcept;

    const std::size_t connections_;
    const std::size_t per_address_;
    std::mutex mutex_;
    std::size_t in_all_ = 0;
    std::unordered_map<std::string, std::size_t> by_address_;
};

}  // namespace lotsen::net
