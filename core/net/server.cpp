#include "core/net/server.hpp"

#include <algorithm>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <thread>

#include "core/base/log.hpp"
#include "core/net/failure.hpp"
#include "core/net/http_session.hpp"
#include "core/net/shard.hpp"

namespace lotsen::net {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::chrono::milliseconds accept_pause{100};  // when the process is out of descriptors

std::unique_ptr<asio::ssl::context> make_tls(const std::optional<tls_files>& files) {
    if (!files) return nullptr;
    using context = asio::ssl::context;
    auto made = std::make_unique<context>(context::tls_server);
    made->set_options(
        context::default_workarounds | context::no_sslv2 | context::no_sslv3 | context::no_tlsv1 |
        context::no_tlsv1_1 | context::no_compression
    );
    made->use_certificate_chain_file(files->certificate.native());
    made->use_private_key_file(files->key.native(), context::pem);
    SSL_CTX_set_mode(made->native_handle(), SSL_MODE_RELEASE_BUFFERS);
    return made;
}

unsigned thread_count(unsigned wanted) {
    return wanted != 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

class server::impl {
  public:
    impl(net_options options, routes routes);

    void run();
    void request_stop(std::function<asio::awaitable<void>()> turns_finished);

    std::uint16_t port() const { return port_; }
    const std::vector<std::unique_ptr<shard>>& shards() const { return shards_; }

  private:
    void listen();
    void accept_next();
    void accepted(shard& home, error_code failed, plain_stream socket);
    void begin(shard& home, plain_stream socket, const asio::ip::address& address);
    void begin_stop();
    void all_told();
    void finish_stop();
    void shard_emptied();
    static void work(shard& mine);

    /// Runs `action` on each shard's thread, then `then` on the first's.
    template <class Action>
    void on_each(Action action, void (impl::*then)());

    const net_options options_;
    const exchange site_;
    admission doors_;
    std::unique_ptr<asio::ssl::context> tls_;
    std::vector<std::unique_ptr<shard>> shards_;
    // On the first shard's thread.
    asio::basic_socket_acceptor<asio::ip::tcp, executor> acceptor_;
    asio::steady_timer pause_;
    asio::steady_timer grace_;
    std::size_t turn_ = 0;
    std::size_t told_ = 0;
    std::function<asio::awaitable<void>()> turns_finished_;

    std::uint16_t port_ = 0;
    std::atomic<bool> stopping_{false};
    std::atomic<std::size_t> occupied_;
};

namespace {

std::vector<std::unique_ptr<shard>> make_shards(
    const net_options& options,
    const exchange& site,
    admission& doors,
    const std::function<void()>& emptied
) {
    std::vector<std::unique_ptr<shard>> shards;
    for (unsigned i = 0; i < thread_count(options.threads); ++i) {
        shards.push_back(std::make_unique<shard>(site, options.limits, doors, emptied));
    }
    return shards;
}

}  // namespace

server::impl::impl(net_options options, routes routes)
    : options_(std::move(options)),
      site_(options_, std::move(routes)),
      doors_(options_.limits.connections, options_.limits.connections_per_address),
      tls_(make_tls(options_.tls)),
      shards_(make_shards(options_, site_, doors_, [this] { shard_emptied(); })),
      acceptor_(shards_.front()->executor()),
      pause_(shards_.front()->executor()),
      grace_(shards_.front()->executor()),
      occupied_(shards_.size()) {
    listen();
}

void server::impl::listen() {
    const auto endpoint = read_endpoint(options_.listen);
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address(true));
    if (endpoint.address().is_v6()) acceptor_.set_option(asio::ip::v6_only(false));
    acceptor_.bind(endpoint);
    acceptor_.listen(asio::socket_base::max_listen_connections);
    port_ = acceptor_.local_endpoint().port();
    accept_next();
}

void server::impl::accept_next() {
    shard& home = *shards_[turn_++ % shards_.size()];
    acceptor_.async_accept(home.io(), [this, &home](error_code failed, plain_stream socket) {
        accepted(home, failed, std::move(socket));
    });
}

void server::impl::accepted(shard& home, error_code failed, plain_stream socket) {
    if (!acceptor_.is_open()) return;
    if (failed == asio::error::no_descriptors || failed == asio::error::no_buffer_space ||
        failed == asio::error::no_memory) {
        log(level::error, "net.accept_failed", {{"what", failed.message()}});
        pause_.expires_after(accept_pause);
        pause_.async_wait([this](error_code cancelled) {
            if (!cancelled && acceptor_.is_open()) accept_next();
        });
        return;
    }
    if (!failed) {
        error_code gone;
        const auto peer = socket.remote_endpoint(gone);
        if (!gone) begin(home, std::move(socket), peer.address());
    }
    accept_next();
}

void server::impl::begin(shard& home, plain_stream socket, const asio::ip::address& address) {
    asio::post(home.executor(), [this, &home, address, socket = std::move(socket)]() mutable {
        auto& count = home.counters();
        count.accepted.add();
        error_code ignored;
        socket.set_option(asio::ip::tcp::no_delay(true), ignored);
        socket.non_blocking(true, ignored);
        // Whom a trusted proxy speaks for is known, and counted, when it says so.
        const bool by_address = !site_.proxies().contains(address);
        admission::ticket place;
        const auto entry = doors_.enter(by_address ? address_key(address) : "", place);
        if (entry == admitted::full) count.refused_full.add();
        if (entry == admitted::address_full) count.refused_address.add();
        if (entry != admitted::yes && !home.may_refuse()) return;
        if (tls_) {
            start_tls(home, std::move(socket), *tls_, address, entry, std::move(place));
        } else {
            start_plain(home, std::move(socket), address, entry, std::move(place));
        }
    });
}

void server::impl::work(shard& mine) {
    for (;;) {
        try {
            mine.io().run();
            return;
        } catch (const std::exception& failed) {
            // Work that the service ran here. It must not take the other connections with it.
            log(level::error, "net.work_failed", {{"what", failed.what()}});
        }
    }
}

void server::impl::run() {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < shards_.size(); ++i) {
        others.emplace_back([mine = shards_[i].get()] { work(*mine); });
    }
    work(*shards_.front());
}

void server::impl::request_stop(std::function<asio::awaitable<void>()> turns_finished) {
    if (stopping_.exchange(true)) return;
    asio::post(shards_.front()->executor(), [this, wait = std::move(turns_finished)]() mutable {
        turns_finished_ = std::move(wait);
        begin_stop();
    });
}

template <class Action>
void server::impl::on_each(Action action, void (impl::*then)()) {
    told_ = 0;
    for (const auto& each : shards_) {
        asio::post(each->executor(), [this, action, then, one = each.get()] {
            action(*one);
            asio::post(shards_.front()->executor(), [this, then] {
                if (++told_ == shards_.size() && then != nullptr) (this->*then)();
            });
        });
    }
}

void server::impl::begin_stop() {
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    grace_.expires_after(options_.limits.shutdown_grace);
    grace_.async_wait([this](error_code cancelled) {
        if (cancelled) return;
        log(level::warning, "net.shutdown_cut");
        for (const auto& each : shards_) {
            asio::post(each->executor(), [one = each.get()] { one->cut(); });
        }
        on_each([](shard& one) { one.io().stop(); }, nullptr);
    });
    on_each([](shard& one) { one.begin_stop(); }, &impl::all_told);
}

void server::impl::all_told() {
    if (!turns_finished_) return finish_stop();
    asio::co_spawn(
        shards_.front()->executor(),
        turns_finished_(),
        [this](std::exception_ptr failed) {
            if (failed) log(level::error, "net.turns_failed", {{"what", what_of(failed)}});
            finish_stop();
        }
    );
}

void server::impl::finish_stop() {
    on_each([](shard& one) { one.finish_stop(); }, nullptr);
}

void server::impl::shard_emptied() {
    if (--occupied_ != 0) return;
    for (const auto& each : shards_)
        each->io().stop();
}

server::server(net_options options, routes routes)
    : impl_(std::make_unique<impl>(std::move(options), std::move(routes))) {}

server::~server() = default;

std::uint16_t server::port() const noexcept {
    return impl_->port();
}

std::vector<server::executor> server::executors() const {
    std::vector<executor> all;
    for (const auto& each : impl_->shards())
        all.push_back(each->executor());
    return all;
}

void server::run() {
    impl_->run();
}

void server::request_stop(std::function<asio::awaitable<void>()> turns_finished) {
    impl_->request_stop(std::move(turns_finished));
}

net_counts server::counts() const {
    net_counts sum;
    for (const auto& each : impl_->shards())
        each->counters().add_to(sum);
    return sum;
}

}  // namespace lotsen::net
