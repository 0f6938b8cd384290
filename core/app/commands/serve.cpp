#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>

#include "core/app/commands/options.hpp"
#include "core/app/wiring/first_login.hpp"
#include "core/app/wiring/service.hpp"
#include "core/base/log.hpp"

namespace lotsen {
namespace {

void print_addresses(const config& settings, std::uint16_t port) {
    const std::string base = std::string(settings.tls ? "https" : "http") + "://" +
                             settings.address + ":" + std::to_string(port);
    std::printf(
        "\nLotsen serves %s\n"
        "  Website with the widget  %s/\n"
        "  Kiosk                    %s/kiosk\n"
        "  Desk                     %s/desk\n",
        settings.municipality.name.c_str(),
        base.c_str(),
        base.c_str(),
        base.c_str()
    );
    std::fflush(stdout);
}

/// Or an empty line, where nobody needs one.
void print_first_login(service& served, random_source& random) try {
    std::printf("%s\n", first_login(served.staff(), served.logins(), random).c_str());
    std::fflush(stdout);
} catch (const std::exception& failed) {
    log(level::error, "first_login.failed", {{"what", failed.what()}});
}

/// SIGTERM and SIGINT end in two stages; a second one ends at once.
class stop_signals {
  public:
    explicit stop_signals(service& served) : signals_(io_, SIGINT, SIGTERM) {
        signals_.async_wait([this, &served](boost::system::error_code stopped, int) {
            if (stopped) return;
            log(level::info, "stopping");
            served.request_stop();
            signals_.async_wait([](boost::system::error_code again, int) {
                if (!again) std::_Exit(130);
            });
        });
        thread_ = std::thread([this] { io_.run(); });
    }
    stop_signals(const stop_signals&) = delete;
    stop_signals& operator=(const stop_signals&) = delete;
    ~stop_signals() {
        io_.stop();
        thread_.join();
    }

  private:
    boost::asio::io_context io_;
    boost::asio::signal_set signals_;
    std::thread thread_;
};

}  // namespace

int serve_command(const command_line& given) {
    std::signal(SIGPIPE, SIG_IGN);  // whoever reads what it prints may go; the service stays
    const auto known = common_options();
    const auto parsed = parse(given, known);
    const auto settings = settings_of(given, parsed);
    const auto started = std::chrono::steady_clock::now();
    system_clock now;
    system_random random;
    service served(settings, now, random);
    std::jthread announcement;
    const stop_signals signals(served);
    served.run([&] {
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - started
        );
        log(level::info, "ready", {{"milliseconds", std::to_string(took.count())}});
        // Hashing the first password took a third of the start's processor time: after it, and off
        // the network's threads.
        announcement = std::jthread([&] {
            print_addresses(settings, served.port());
            print_first_login(served, random);
        });
    });
    log(level::info, "stopped");
    return 0;
}

}  // namespace lotsen
