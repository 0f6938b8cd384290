// A resident who reports a fault by its form, and goes on until it is sent.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/json.hpp"
#include "tests/chaos/connection.hpp"

namespace lotsen::test {

class reporter {
  public:
    explicit reporter(int number) : number_(number) {}

    /// Reports so many faults, one after the other; chooses the first option of whatever is asked,
    /// which skips, sends and tries again; but never a person.
    boost::asio::awaitable<void> run(std::uint16_t port, int faults);

    /// Of the cases that were opened, in order.
    const std::vector<std::string>& references() const { return references_; }
    /// How often it had to try again.
    int tries() const { return tries_; }
    /// How often it was told that something failed.
    int failures_told() const { return failures_told_; }
    const std::vector<std::string>& complaints() const { return complaints_; }

  private:
    boost::asio::awaitable<void> open(connection& with);
    boost::asio::awaitable<void> report(connection& with, int fault);
    boost::asio::awaitable<void> put(connection& with, json::object frame);
    void take(const json::object& frame);

    int number_;
    int put_ = 0;
    int tries_ = 0;
    int failures_told_ = 0;
    bool told_now_ = false;  // since it last put something
    bool accepted_ = false;
    bool answered_ = false;
    std::int64_t last_seq_ = 0;
    std::string last_;    // message of the bot
    std::string option_;  // the first of the last message
    std::vector<std::string> references_;
    std::vector<std::string> complaints_;
};

}  // namespace lotsen::test
