#include "tests/core/net/support.hpp"

#include <algorithm>

namespace lotsen::net::test {

namespace {

constexpr std::chrono::seconds patience{10};

class recording_peer final : public peer {
  public:
    recording_peer(record& happened, std::shared_ptr<outlet> out, bool echo)
        : happened_(happened), out_(std::move(out)), echo_(echo) {}

    asio::awaitable<void> receive(std::string text) override {
        happened_.add("in " + text);
        if (text == "throw") throw std::runtime_error("as asked");
        if (echo_) out_->send(std::make_shared<const std::string>(std::move(text)));
        co_return;
    }
    void refuse(std::string_view code) override { happened_.add("refused " + std::string(code)); }
    void closed() override { happened_.add("closed"); }
    void shutting_down() override {
        happened_.add("stopping");
        out_->send(std::make_shared<const std::string>("reconnect"));
    }

  private:
    record& happened_;
    const std::shared_ptr<outlet> out_;
    const bool echo_;
};

}  // namespace

void record::add(std::string what) {
    const std::lock_guard lock(mutex_);
    all_.push_back(std::move(what));
    changed_.notify_all();
}

std::vector<std::string> record::all() const {
    const std::lock_guard lock(mutex_);
    return all_;
}

bool record::sees(const std::string& what) const {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, patience, [&] {
        return std::find(all_.begin(), all_.end(), what) != all_.end();
    });
}

bool eventually(const std::function<bool()>& condition) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::yield();
    }
    return true;
}

routes service::make_routes() {
    const auto invite = [this](bool echo) {
        return [this, echo](std::shared_ptr<outlet> out, const request&, response&) {
            const std::lock_guard lock(mutex);
            outlets.push_back(out);
            return std::make_shared<recording_peer>(happened, std::move(out), echo);
        };
    };
    routes made;
    made.sockets["/echo"] = invite(true);
    made.sockets["/quiet"] = invite(false);
    made.sockets["/deny"] = [](std::shared_ptr<outlet>, const request&, response& refusal) {
        refusal.status = 401;
        return std::shared_ptr<peer>();
    };
    return made;
}

std::shared_ptr<outlet> service::outlet_at(std::size_t index) {
    const std::lock_guard lock(mutex);
    return outlets.at(index);
}

running_server::running_server(net_options options, routes more) {
    options.listen = "127.0.0.1:0";
    if (options.threads == 0) options.threads = 2;
    routes all = behind.make_routes();
    all.http = std::move(more.http);
    all.sockets.merge(more.sockets);
    server_ = std::make_unique<server>(std::move(options), std::move(all));
    thread_ = std::thread([this] { server_->run(); });
}

running_server::~running_server() {
    server_->request_stop();
    join();
    server_.reset();
}

void running_server::join() {
    if (thread_.joinable()) thread_.join();
}

net_options options_with(const std::function<void(net_options&)>& change) {
    net_options options;
    change(options);
    return options;
}

raw_client::raw_client(std::uint16_t port) : socket_(io_) {
    socket_.connect({asio::ip::address_v4::loopback(), port});
}

void raw_client::say(std::string_view bytes) {
    error_code ignored;  // the server may have had enough; what it says to that is what counts
    asio::write(socket_, asio::buffer(bytes), ignored);
}

http::response<http::string_body> raw_client::hear(bool head) {
    http::response_parser<http::string_body> parser;
    parser.skip(head);
    error_code failed;
    http::read(socket_, buffer_, parser, failed);
    EXPECT_FALSE(failed) << failed.message();
    return parser.release();
}

bool raw_client::ended() {
    if (buffer_.size() != 0) return false;
    char byte = 0;
    error_code failed;
    socket_.read_some(asio::buffer(&byte, 1), failed);
    return failed == asio::error::eof || failed == asio::error::connection_reset;
}

http::response<http::string_body> fetch(
    std::uint16_t port,
    std::string_view target,
    const std::vector<std::pair<std::string, std::string>>& headers,
    http::verb method,
    std::string body
) {
    http::request<http::string_body> asked(method, {target.data(), target.size()}, 11);
    asked.set(http::field::host, "localhost:" + std::to_string(port));
    for (const auto& [name, value] : headers)
        asked.set(name, value);
    asked.body() = std::move(body);
    asked.prepare_payload();
    std::ostringstream text;
    text << asked;
    raw_client client(port);
    client.say(text.str());
    return client.hear(method == http::verb::head);
}

socket_client::socket_client(std::uint16_t port, const std::string& path, const std::string& origin)
    : socket_(io_) {
    socket_.next_layer().connect({asio::ip::address_v4::loopback(), port});
    if (!origin.empty()) {
        socket_.set_option(websocket::stream_base::decorator(
            [origin](websocket::request_type& asked) { asked.set(http::field::origin, origin); }
        ));
    }
    socket_.handshake(answer_, "localhost:" + std::to_string(port), path, failed_);
}

void socket_client::say(std::string_view text) {
    error_code ignored;
    socket_.write(asio::buffer(text), ignored);
}

std::string socket_client::hear() {
    beast::flat_buffer buffer;
    error_code failed;
    socket_.read(buffer, failed);
    return failed ? "(" + failed.message() + ")" : beast::buffers_to_string(buffer.data());
}

unsigned socket_client::close_code() {
    error_code failed;
    while (!failed) {
        beast::flat_buffer buffer;
        socket_.read(buffer, failed);
    }
    return failed == websocket::error::closed ? socket_.reason().code : 0;
}

}  // namespace lotsen::net::test
