#include "core/host/process/plugin_process.hpp"

#include <stdexcept>
#include <utility>

#include "core/base/log.hpp"
#include "core/host/lent/calls.hpp"
#include "core/plugin/wire.hpp"

namespace lotsen {
namespace {

constexpr std::chrono::milliseconds grace{500};  // for the answer to a cancelled call
constexpr std::chrono::milliseconds time_to_start{15'000};
constexpr std::chrono::milliseconds time_to_stop{2'000};
constexpr std::chrono::milliseconds time_to_end{100};  // once it has closed its socket

json::object request(std::int64_t id, std::string_view method, const json::object& parameters) {
    json::object asked{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}};
    asked["params"] = parameters;
    return asked;
}

}  // namespace

std::unique_ptr<plugin_process> plugin_process::start(
    process_settings settings, std::shared_ptr<const services> lent
) {
    auto started = needed(child::start(settings.command));
    std::unique_ptr<plugin_process> made(
        new plugin_process(std::move(settings), std::move(lent), std::move(started))
    );
    made->initialize();
    log(level::info,
        "plugin.started",
        {{"plugin", made->settings_.command.name}, {"process", std::to_string(made->number())}});
    return made;
}

plugin_process::plugin_process(
    process_settings settings, std::shared_ptr<const services> lent, std::unique_ptr<child> started
)
    : settings_(std::move(settings)), lent_(std::move(lent)), child_(std::move(started)) {
    if (const auto declared = read_manifest(settings_.folder); declared.has_value())
        version_ = declared->version;
}

void plugin_process::initialize() {
    const auto deadline = steady::now() + time_to_start;
    const auto id = ++calls_;
    const auto asked = json::serialize(request(id, "initialize", settings_.initialize));
    if (auto sent = child_->channel().send(asked, deadline); sent.has_error())
        give_up(sent.error());
    auto received = receive(id, deadline);
    if (received.has_error()) give_up(received.error());
    const auto answered = std::move(*received).outcome();
    if (answered.has_error()) give_up(answered.error());
    const auto version =
        answered->is_object() ? integer_at(answered->get_object(), "interface").value_or(0) : 0;
    if (version != interface_version)
        give_up(fail(errc::invalid, "it speaks interface " + std::to_string(version)));
}

result<json::value> plugin_process::call(std::string_view method, const json::object& parameters) {
    sent_ = false;
    const auto id = ++calls_;
    const auto deadline = steady::now() + settings_.deadline;
    const auto asked = json::serialize(request(id, method, parameters));
    if (auto sent = child_->channel().send(asked, deadline); sent.has_error())
        give_up(sent.error());
    sent_ = true;
    auto answered = receive(id, deadline);
    if (answered.has_value()) return std::move(*answered).outcome();
    if (answered.error().code != errc::deadline_exceeded) give_up(answered.error());
    cancel(id, answered.error());
    throw std::runtime_error("it answered after its deadline");
}

result<plugin_process::answer> plugin_process::receive(
    std::int64_t id, steady::time_point deadline
) {
    while (true) {
        const auto message = child_->channel().receive(deadline);
        if (message.has_error()) return message.error();
        // One that floods always has another message ready.
        if (steady::now() >= deadline) return fail(errc::deadline_exceeded, "no answer in time");
        auto parsed = parse_json(*message, "answer");
        if (parsed.has_error()) return fail(errc::invalid, parsed.error().detail);
        auto* answered = parsed->if_object();
        if (answered == nullptr) return fail(errc::invalid, "an answer that is no object");
        if (answered->contains("method")) {
            if (auto sent = answer_plugin(*answered, deadline); sent.has_error())
                return sent.error();
            continue;
        }
        // Of a call that was given up: too late.
        if (integer_at(*answered, "id") != id) continue;
        if (auto* outcome = answered->if_contains("result"))
            return answer{std::move(*outcome), std::nullopt};
        return answer{{}, wire::error_from_json(object_at(*answered, "error"))};
    }
}

result<void> plugin_process::answer_plugin(const json::object& asked, steady::time_point deadline) {
    const auto* id = asked.if_contains("id");
    if (id == nullptr) return {};  // a notification: core has none to take
    const auto outcome = lent_call(*lent_, text_at(asked, "method"), object_at(asked, "params"));
    json::object answered{{"jsonrpc", "2.0"}, {"id", *id}};
    if (outcome.has_error())
        answered["error"] = wire::error_to_json(outcome.error());
    else
        answered["result"] = *outcome;
    return child_->channel().send(json::serialize(answered), deadline);
}

void plugin_process::cancel(std::int64_t id, const error& why) {
    const json::object asked{
        {"jsonrpc", "2.0"}, {"method", "$/cancelRequest"}, {"params", {{"id", id}}}};
    const auto patience = steady::now() + grace;
    const auto sent = child_->channel().send(json::serialize(asked), patience);
    if (sent.has_error() || receive(id, patience).has_error()) give_up(why);
}

void plugin_process::give_up(const error& why) {
    // One that closed its end is about to end by itself, in a way that tells more than our signal.
    log_end(why.detail, why.code == errc::unavailable ? time_to_end : std::chrono::milliseconds(0));
    throw std::runtime_error(why.detail);
}

void plugin_process::bury() {
    if (child_) log_end("between two calls", std::chrono::milliseconds(0));
}

void plugin_process::log_end(std::string_view why, std::chrono::milliseconds patience) {
    const auto how = std::exchange(child_, nullptr)->end(patience);
    log(level::error,
        "plugin.ended",
        {{"plugin", settings_.command.name}, {"how", how}, {"why", why}});
}

void plugin_process::end_in_order() {
    if (!child_) return;
    const json::object asked{{"jsonrpc", "2.0"}, {"id", ++calls_}, {"method", "shutdown"}};
    (void)child_->channel().send(json::serialize(asked), steady::now() + time_to_stop);
    child_->channel().finish();
    child_->end(time_to_stop);
    child_.reset();
}

}  // namespace lotsen
