// Plugins that answer nothing, but which photos they need.
#pragma once

#include <functional>

#include "core/host/host.hpp"

namespace lotsen::test {

class quiet_plugins final : public host {
  public:
    template <class T>
    using task = boost::asio::awaitable<result<T>>;

    std::vector<manifest> declared;
    /// plugin, photos -> those it needs.
    std::function<
        result<std::vector<std::string>>(const std::string&, const std::vector<std::string>&)>
        needed;
    /// What each keeps about a person.
    std::function<result<person_reply>(const std::string&, const person_request&)> kept =
        [](const std::string&, const person_request&) { return fail(errc::not_found); };

    std::shared_ptr<const std::vector<manifest>> manifests() const override {
        return std::make_shared<const std::vector<manifest>>(declared);
    }
    task<turn_reply> on_turn(std::string, turn) override { co_return turn_reply{}; }
    task<verdict> validate(std::string, validation asked) override {
        co_return verdict::accept(asked.value);
    }
    task<receipt> submit(std::string, submission) override { co_return receipt{}; }
    task<http_response> on_http(std::string, http_request) override { co_return http_response{}; }
    task<json::value> on_desk(std::string, desk_request) override { co_return json::value(); }
    task<std::vector<std::string>> photos_needed(std::string plugin, std::vector<std::string> asked)
        override {
        co_return needed(plugin, asked);
    }
    task<person_reply> on_person(std::string plugin, person_request asked) override {
        co_return kept(plugin, asked);
    }
    result<void> replace(const manifest&, std::function<void()>) override { return {}; }
    std::vector<std::pair<std::string, std::string>> health() const override { return {}; }
    std::vector<plugin_counts> counts() const override { return {}; }
    void stop() override {}
};

}  // namespace lotsen::test
