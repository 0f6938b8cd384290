// An echo behind Lotsen's own network: what of a turn's cost is core/net's.
#include <cstdio>
#include <string>

#include "core/net/server.hpp"

namespace {

using namespace lotsen;

class echo final : public net::peer {
  public:
    explicit echo(std::shared_ptr<net::outlet> out) : out_(std::move(out)) {}

    boost::asio::awaitable<void> receive(std::string text) override {
        out_->send(std::make_shared<const std::string>(std::move(text)));
        co_return;
    }
    void refuse(std::string_view) override {}
    void closed() override {}
    void shutting_down() override {}

  private:
    std::shared_ptr<net::outlet> out_;
};

}  // namespace

int main(int count, char** arguments) {
    net::net_options options;
    options.listen = "127.0.0.1:" + std::string(count > 1 ? arguments[1] : "0");
    options.threads = 1;
    options.limits.connections_per_address = options.limits.connections;
    options.limits.frames_per_second = options.limits.frame_burst = 1'000'000;
    net::routes routes;
    routes.sockets["/api/v1/chat"] =
        [](std::shared_ptr<net::outlet> out, const net::request&, net::response&) {
            return std::make_shared<echo>(std::move(out));
        };
    net::server server(std::move(options), std::move(routes));
    std::printf("%u\n", static_cast<unsigned>(server.port()));
    std::fflush(stdout);
    server.run();
}
