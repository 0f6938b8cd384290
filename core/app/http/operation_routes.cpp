// For the operator: is it up, is it ready, what does it count.
#include "core/app/aside.hpp"
#include "core/app/http/api.hpp"
#include "core/app/http/metrics.hpp"
#include "core/app/http/respond.hpp"

namespace lotsen {

namespace asio = boost::asio;

namespace {

asio::awaitable<net::response> healthz(api&, const net::request) {
    net::response made;
    made.body = "ok\n";
    co_return made;
}

/// Ready while every plugin is well; an operator sees which is not.
asio::awaitable<net::response> readyz(api& served, const net::request) {
    json::object plugins;
    bool well = served.ready;
    for (const auto& [name, problem] : served.plugins.health()) {
        plugins[name] = problem.empty() ? "ok" : problem;
        well = well && problem.empty();
    }
    const json::object told{{"ready", well}, {"plugins", std::move(plugins)}};
    co_return json_response(told, well ? 200 : 503);
}

void counter(std::string& out, std::string_view name, std::string_view help, std::uint64_t value) {
    out += "# HELP lotsen_" + std::string(name) + " " + std::string(help) + "\n# TYPE lotsen_" +
           std::string(name) + " counter\nlotsen_" + std::string(name) + " " +
           std::to_string(value) + "\n";
}

asio::awaitable<net::response> metrics(api& served, const net::request) {
    const auto& counted = served.counters;
    std::string out;
    counter(out, "messages_total", "Residents' messages that were accepted", counted.messages);
    counter(out, "turns_total", "Turns of the bot", counted.turns);
    counter(
        out,
        "stale_turns_total",
        "Turns that were dropped because a person had taken over",
        counted.stale_turns
    );
    counter(out, "plugin_failures_total", "Plugin calls that failed", counted.plugin_failures);
    counter(out, "handovers_total", "Conversations that were put in a queue", counted.handovers);
    counter(out, "urgent_total", "Messages that the urgency guard answered", counted.urgent);
    counter(
        out, "append_failures_total", "Appends that the journal refused", counted.append_failures
    );
    out +=
        "# HELP lotsen_conversations_in_memory Conversations held in memory\n"
        "# TYPE lotsen_conversations_in_memory gauge\nlotsen_conversations_in_memory " +
        std::to_string(served.chat.conversations.in_memory()) + "\n";
    out += served.network_metrics();
    std::function<std::vector<plugin_counts>()> count = [&served] {
        return served.plugins.counts();
    };
    const auto counts = co_await aside(served.slow, std::move(count));
    out += plugin_metrics(counts);
    net::response made;
    made.content_type = "text/plain; version=0.0.4; charset=utf-8";
    made.body = std::move(out);
    co_return made;
}

}  // namespace

void add_operation_routes(net::routes& to, api& served) {
    const auto add = [&](std::string path, auto handler) {
        to.http.push_back(
            {"GET",
             std::move(path),
             [&served, handler](net::request asked) { return handler(served, std::move(asked)); },
             0}
        );
    };
    add("/healthz", healthz);
    add("/readyz", readyz);
    add("/metrics", metrics);
}

}  // namespace lotsen
