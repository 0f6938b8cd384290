// fault_reports, which misbehaves from the moment that a signal says so.
#include <unistd.h>

#include <atomic>
#include <string_view>

#include "core/host/process/child.hpp"
#include "plugins/fault_reports/fault_reports.hpp"
#include "tests/plugins/unruly_reports/signals.hpp"

namespace lotsen::test {
namespace {

std::atomic<bool> leaks = false;

void write_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(to, bytes.data(), bytes.size());
        if (written <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

// In the handlers, on top of whatever the plugin is at: only what signal-safety(7) allows.

void begin_to_leak(int) {
    leaks = true;
}

void flood(int) {
    constexpr std::string_view answer =
        "Content-Length: 39\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":-1,\"result\":null}";
    constexpr std::string_view question =
        "Content-Length: 61\r\n\r\n"
        R"({"jsonrpc":"2.0","id":"q","method":"places/find","params":{}})";
    while (true) {
        write_all(plugin_socket, answer);
        write_all(plugin_socket, question);
    }
}

void chatter(int) {
    while (true)
        write_all(STDERR_FILENO, "and another thing that nobody has asked for\n");
}

void write_garbage(int) {
    write_all(plugin_socket, "ciao\r\n\r\n");
}

class unruly_reporter final : public plugin {
  public:
    unruly_reporter() {
        std::signal(leak_signal, begin_to_leak);
        std::signal(flood_signal, flood);
        std::signal(chatter_signal, chatter);
        std::signal(garbage_signal, write_garbage);
    }

    void start(services& lent) override { well_.start(lent); }
    turn_reply on_turn(const turn& now) override { return leaking().on_turn(now); }
    verdict validate(const validation& asked) override { return leaking().validate(asked); }
    result<receipt> submit(const submission& completed) override {
        return leaking().submit(completed);
    }
    result<std::vector<std::string>> photos_needed(const std::vector<std::string>& asked) override {
        return well_.photos_needed(asked);
    }
    void on_job(std::string_view name, time_point now) override { well_.on_job(name, now); }
    std::string health() override { return well_.health(); }

  private:
    plugin& leaking() {
        constexpr std::size_t each = 1U << 20U;
        if (leaks) lost_.push_back(std::make_unique_for_overwrite<char[]>(each));
        return well_;
    }

    fault_reports::reporter well_;
    std::vector<std::unique_ptr<char[]>> lost_;
};

}  // namespace
}  // namespace lotsen::test

LOTSEN_PLUGIN(lotsen::test::unruly_reporter)
