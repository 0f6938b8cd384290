#include "core/app/http/metrics.hpp"

#include <optional>
#include <string_view>

namespace lotsen {
namespace {

class exposition {
  public:
    void family(std::string_view name, std::string_view type, std::string_view help) {
        name_ = "lotsen_" + std::string(name);
        text_ += "# HELP " + name_ + " " + std::string(help) + "\n# TYPE " + name_ + " " +
                 std::string(type) + "\n";
    }
    void value(std::uint64_t number, std::string_view labels = {}) {
        text_ += name_ + std::string(labels) + " " + std::to_string(number) + "\n";
    }
    std::string take() { return std::move(text_); }

  private:
    std::string name_;
    std::string text_;
};

void refusals(exposition& out, const net::net_counts& counted) {
    out.family("refused_total", "counter", "Connections and handshakes refused, by reason");
    out.value(counted.refused_full, R"({reason="connections"})");
    out.value(counted.refused_address, R"({reason="connections_per_address"})");
    out.value(counted.refused_origin, R"({reason="origin"})");
    out.value(counted.refused_stopping, R"({reason="stopping"})");
    out.value(counted.refused_by_service, R"({reason="service"})");
}

void bad_frames(exposition& out, const net::net_counts& counted) {
    out.family("bad_frames_total", "counter", "Frames that broke a limit, by kind");
    out.value(counted.bad_frames_binary, R"({kind="binary"})");
    out.value(counted.bad_frames_too_fast, R"({kind="too_fast"})");
    out.value(counted.bad_frames_too_large, R"({kind="too_large"})");
    out.value(counted.bad_frames_encoding, R"({kind="encoding"})");
    out.value(counted.bad_frames_protocol, R"({kind="protocol"})");
}

void timeouts(exposition& out, const net::net_counts& counted) {
    out.family("timeouts_total", "counter", "Connections ended by a limit of time");
    out.value(counted.request_timeouts, R"({of="request"})");
    out.value(counted.handshake_timeouts, R"({of="handshake"})");
    out.value(counted.idle_timeouts, R"({of="idle"})");
}

void single(
    exposition& out,
    std::string_view name,
    std::string_view type,
    std::string_view help,
    std::uint64_t number
) {
    out.family(name, type, help);
    out.value(number);
}

/// One number of each plugin that has it.
template <class Number>
void by_plugin(
    exposition& out,
    std::string_view name,
    std::string_view type,
    std::string_view help,
    const std::vector<plugin_counts>& counted,
    Number number
) {
    out.family(name, type, help);
    for (const auto& each : counted) {
        std::string labels = "{plugin=\"";
        labels.append(each.plugin).append("\"}");
        if (const std::optional<std::uint64_t> one = number(each)) out.value(*one, labels);
    }
}

}  // namespace

std::string plugin_metrics(const std::vector<plugin_counts>& counted) {
    using number = std::optional<std::uint64_t>;
    exposition out;
    by_plugin(out, "plugin_up", "gauge", "Plugins that run", counted, [](const auto& of) {
        return number(of.up ? 1 : 0);
    });
    by_plugin(
        out,
        "plugin_restarts_total",
        "counter",
        "Times a plugin's process was started again",
        counted,
        [](const auto& of) { return number(of.restarts); }
    );
    by_plugin(
        out,
        "plugin_failed_jobs_total",
        "counter",
        "Runs of a plugin's jobs that failed",
        counted,
        [](const auto& of) { return of.failed_jobs; }
    );
    by_plugin(
        out,
        "outbox_waiting",
        "gauge",
        "Letters to be delivered",
        counted,
        [](const auto& of) { return of.letters ? number(of.letters->waiting) : std::nullopt; }
    );
    by_plugin(
        out,
        "dead_letters",
        "gauge",
        "Letters that nobody took",
        counted,
        [](const auto& of) { return of.letters ? number(of.letters->dead) : std::nullopt; }
    );
    return out.take();
}

std::string network_metrics(const net::net_counts& counted) {
    exposition out;
    single(out, "connections", "gauge", "TCP connections open", counted.open);
    single(out, "sockets", "gauge", "WebSockets open", counted.open_sockets);
    single(out, "connections_total", "counter", "TCP connections accepted", counted.accepted);
    single(out, "requests_total", "counter", "HTTP requests", counted.requests);
    single(out, "bad_requests_total", "counter", "HTTP requests refused", counted.bad_requests);
    single(out, "frames_in_total", "counter", "WebSocket frames read", counted.frames_in);
    single(out, "frames_out_total", "counter", "WebSocket frames written", counted.frames_out);
    single(out, "bytes_in_total", "counter", "WebSocket bytes read", counted.bytes_in);
    single(out, "bytes_out_total", "counter", "WebSocket bytes written", counted.bytes_out);
    single(out, "slow_readers_total", "counter", "Connections dropped", counted.slow_readers);
    refusals(out, counted);
    bad_frames(out, counted);
    timeouts(out, counted);
    return out.take();
}

}  // namespace lotsen
