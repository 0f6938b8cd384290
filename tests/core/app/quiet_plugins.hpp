// Plugins that answer nothing.
#pragma once

#include "core/host/host.hpp"

namespace lotsen::test {

class quiet_plugins final : public host {
  public:
    template <class T>
    using task = boost::asio::awaitable<result<T>>;

    std::vector<manifest> declared;
    const std::vector<manifest>& manifests() const override { return declared; }
    task<turn_reply> on_turn(std::string, turn) override { co_return turn_reply{}; }
    task<verdict> validate(std::string, validation asked) override {
        co_return verdict::accept(asked.value);
    }
    task<receipt> submit(std::string, submission) override { co_return receipt{}; }
    task<http_response> on_http(std::string, http_request) override { co_return http_response{}; }
    task<json::value> on_desk(std::string, desk_request) override { co_return json::value(); }
    std::vector<std::pair<std::string, std::string>> health() const override { return {}; }
    void stop() override {}
};

}  // namespace lotsen::test
