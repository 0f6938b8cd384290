#include "core/host/process/remote_plugin.hpp"

#include <stdexcept>
#include <utility>

#include "core/base/log.hpp"
#include "core/host/kept_state.hpp"
#include "core/plugin/wire.hpp"

namespace lotsen {
namespace {

/// What the plugin answered in place of a result of that type.
template <class T>
T checked(result<T> read, std::string_view method) {
    if (read.has_value()) return std::move(*read);
    throw std::runtime_error(std::string(method) + ": " + read.error().detail);
}

const json::object& object_of(const json::value& answered, std::string_view method) {
    const auto* object = answered.if_object();
    if (object == nullptr) throw std::runtime_error(std::string(method) + ": not an object");
    return *object;
}

}  // namespace

remote_plugin::remote_plugin(remote_settings settings, random_source& random)
    : settings_(std::move(settings)), restarts_(random) {}

remote_plugin::~remote_plugin() = default;

void remote_plugin::start(services& lent) {
    lent_ = std::shared_ptr<const services>(std::shared_ptr<void>(), &lent);  // outlives this
    start_process();
}

void remote_plugin::start_process() {
    auto parameters = settings_.initialize;
    parameters["interface"] = {{"least", interface_version}, {"most", interface_version}};
    parameters["plugin"] = settings_.command.name;
    parameters["folder"] = lent_->folder;
    parameters["options"] = lent_->options;
    parameters["municipality"] = lent_->municipality;
    parameters["demo"] = lent_->demo;
    restarts_.started(steady::now());
    try {
        now_ = plugin_process::start(
            {settings_.command,
             settings_.declared.folder,
             std::move(parameters),
             settings_.deadline},
            lent_
        );
    } catch (const std::runtime_error&) {
        restarts_.ended(steady::now());
        throw;
    }
    is_new_ = true;
    counted_->up = true;
}

plugin_process& remote_plugin::running() {
    if (now_ && now_->has_ended()) {
        now_->bury();
        forget_ended();
    }
    if (now_) return *now_;
    if (!restarts_.may_start(steady::now()))
        throw std::runtime_error("its process has ended and is not started again yet");
    start_process();
    ++counted_->restarts;
    return *now_;
}

plugin_process& remote_plugin::running_for(const std::string& conversation) {
    if (before_ && drained_.contains(conversation)) {
        if (!before_->has_ended()) return *before_;
        before_->bury();
        end_drained();
    }
    return running();
}

void remote_plugin::forget_ended() {
    now_.reset();
    counted_->up = false;
    restarts_.ended(steady::now());
}

result<json::value> remote_plugin::call(
    plugin_process& process, std::string_view method, const json::object& parameters
) {
    try {
        return process.call(method, parameters);
    } catch (const std::runtime_error&) {
        sent_ = sent_ || process.was_sent();
        if (process.number() == 0) {
            if (&process == now_.get())
                forget_ended();
            else
                end_drained();
        }
        throw;
    }
}

result<json::value> remote_plugin::call(std::string_view method, const json::object& parameters) {
    return call(running(), method, parameters);
}

result<json::value> remote_plugin::call_again_if_ended(
    const std::string& conversation, std::string_view method, const json::object& parameters
) {
    auto& process = running_for(conversation);
    const bool is_now = &process == now_.get();
    try {
        return call(process, method, parameters);
    } catch (const std::runtime_error&) {
        const bool ended = is_now ? now_ == nullptr : before_ == nullptr;
        if (!ended || (!now_ && !restarts_.may_start(steady::now()))) throw;
    }
    return call(running_for(conversation), method, parameters);
}

void remote_plugin::stop() {
    end_drained();
    if (now_) now_->end_in_order();
    now_.reset();
    counted_->up = false;
}

void remote_plugin::note_form(const std::string& conversation) {
    // Who began a form and never ended it is not kept for ever.
    constexpr std::size_t most = 10'000;
    if (conversation.empty() || drained_.contains(conversation)) return;
    if (forms_.size() >= most) forms_.erase(forms_.begin());
    forms_.insert(conversation);
}

void remote_plugin::forget_form(const std::string& conversation) {
    forms_.erase(conversation);
    drained_.erase(conversation);
}

void remote_plugin::drain(std::unique_ptr<plugin_process> old) {
    end_drained();
    if (!old || old->has_ended()) return;
    before_ = std::move(old);
    drained_ = std::exchange(forms_, {});
    drained_until_ = steady::now() + longest_drain;
}

void remote_plugin::end_drained() {
    if (before_) before_->end_in_order();
    before_.reset();
    drained_.clear();
}

std::string remote_plugin::replace(
    remote_settings next,
    std::shared_ptr<const services> lent,
    const std::function<result<void>()>& take_over
) {
    const bool same_forms = next.declared.forms == settings_.declared.forms;
    auto old = std::move(now_);
    auto settings = std::exchange(settings_, std::move(next));
    auto lent_before = std::exchange(lent_, std::move(lent));
    const auto restarts = restarts_;
    std::string problem;
    try {
        start_process();
        problem = health();
        const auto taken = problem.empty() ? take_over() : result<void>();
        if (taken.has_error()) problem = taken.error().detail;
    } catch (const std::exception& failed) {
        problem = failed.what();
    }
    if (!problem.empty()) {
        now_ = std::move(old);
        counted_->up = now_ != nullptr;
        settings_ = std::move(settings);
        lent_ = std::move(lent_before);
        restarts_ = restarts;
        return problem;
    }
    if (!same_forms) forms_.clear();
    drain(std::move(old));
    return {};
}

turn_reply remote_plugin::on_turn(const turn& now) {
    if (now.kind == turn_kind::slot) note_form(now.conversation);
    auto asked = wire::to_json(now);
    if (!now.state.empty()) asked["state"] = state_of(now);
    auto& process = running_for(now.conversation);  // another one, where migrating cost the first
    const auto answered = needed(call(process, "turn", asked));
    auto reply = checked(wire::from_json<turn_reply>(object_of(answered, "turn")), "turn");
    reply.state = state_to_keep(std::move(reply.state), process.version());
    return reply;
}

json::object remote_plugin::state_of(const turn& now) {
    auto& process = running_for(now.conversation);
    const auto migrate = [&](std::string_view from, json::object state) {
        return migrated_by(process, from, std::move(state));
    };
    const auto version = process.version();  // which may end in the call
    return state_for(version, now.state, migrate);
}

verdict remote_plugin::validate(const validation& asked) {
    note_form(asked.conversation);
    const auto answered =
        needed(call_again_if_ended(asked.conversation, "validate", wire::to_json(asked)));
    return checked(wire::from_json<verdict>(object_of(answered, "validate")), "validate");
}

result<receipt> remote_plugin::submit(const submission& completed) {
    sent_ = false;
    try {
        const auto answered =
            call_again_if_ended(completed.conversation, "submit", wire::to_json(completed));
        if (answered.has_error()) return answered.error();
        auto given = checked(wire::from_json<receipt>(object_of(*answered, "submit")), "submit");
        if (given.refused_slot.empty()) forget_form(completed.conversation);
        return given;
    } catch (const std::runtime_error& lost) {
        // It had the submission, and what became of it nobody knows.
        if (sent_) return fail(errc::deadline_exceeded, lost.what());
        throw;
    }
}

http_response remote_plugin::on_http(const http_request& asked) {
    const auto answered = needed(call("http", wire::to_json(asked)));
    return checked(wire::from_json<http_response>(object_of(answered, "http")), "http");
}

void remote_plugin::on_job(std::string_view name, time_point now) {
    (void)needed(call("job", {{"name", name}, {"now", to_rfc3339(now)}}));
}

result<json::value> remote_plugin::on_desk(const desk_request& asked) {
    return call("desk", wire::to_json(asked));
}

result<json::object> remote_plugin::migrate_state(std::string_view from, json::object state) {
    return migrated_by(running(), from, std::move(state));
}

result<json::object> remote_plugin::migrated_by(
    plugin_process& process, std::string_view from, json::object state
) {
    auto answered = call(process, "migrate_state", {{"from", from}, {"state", std::move(state)}});
    if (answered.has_error()) return answered.error();
    return object_at(object_of(*answered, "migrate_state"), "state");
}

result<std::vector<std::string>> remote_plugin::photos_needed(const std::vector<std::string>& asked
) {
    const auto answered = call("photos_needed", {{"photos", json::value_from(asked)}});
    if (answered.has_error()) return answered.error();
    std::vector<std::string> needed_ones;
    for (const auto& one : array_at(object_of(*answered, "photos_needed"), "photos"))
        if (one.is_string()) needed_ones.emplace_back(one.get_string());
    return needed_ones;
}

void remote_plugin::on_scheduled(const job& due, time_point now) {
    auto parameters = wire::to_json(due);
    parameters["key"] = due.key;
    parameters["now"] = to_rfc3339(now);
    (void)needed(call("job", parameters));
}

void remote_plugin::on_delivered(const delivery& what) {
    const auto answered = call("delivered", wire::to_json(what));
    // A plugin need not want to know.
    if (answered.has_error() && answered.error().code != errc::not_found)
        throw std::runtime_error(answered.error().detail);
}

result<person_reply> remote_plugin::on_person(const person_request& asked) {
    const auto answered = call("person", wire::to_json(asked));
    if (answered.has_error()) return answered.error();
    return wire::from_json<person_reply>(object_of(*answered, "person"));
}

std::string remote_plugin::health() {
    const auto answered = call("health", {});
    if (answered.has_error()) return answered.error().detail;
    return std::string(text_at(object_of(*answered, "health"), "problem"));
}

bool remote_plugin::nears_its_limit() const {
    constexpr std::size_t percent = 90;
    const auto limit = settings_.memory_mib << 20U;
    return limit > 0 && now_ && now_->data_bytes() > limit / 100 * percent;
}

void remote_plugin::renew() {
    log(level::warning,
        "plugin.near_memory_limit",
        {{"plugin", settings_.command.name},
         {"data_mib", std::to_string(now_->data_bytes() >> 20U)},
         {"limit_mib", std::to_string(settings_.memory_mib)}});
    auto old = std::exchange(now_, nullptr);
    try {
        start_process();
    } catch (const std::runtime_error&) {
        now_ = std::move(old);
        throw;
    }
    ++counted_->restarts;
    old->end_in_order();
}

bool remote_plugin::tend() {
    if (before_ && (drained_.empty() || steady::now() >= drained_until_)) end_drained();
    if (!now_ && !restarts_.may_start(steady::now())) return false;
    try {
        if (nears_its_limit()) renew();
        return health().empty() && std::exchange(is_new_, false);
    } catch (const std::exception&) {  // it is in the log
        return false;
    }
}

}  // namespace lotsen
