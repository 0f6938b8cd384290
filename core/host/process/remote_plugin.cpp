#include "core/host/process/remote_plugin.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "core/base/log.hpp"
#include "core/host/kept_state.hpp"
#include "core/host/lent/calls.hpp"
#include "core/plugin/wire.hpp"

namespace lotsen {
namespace {

using steady = std::chrono::steady_clock;

constexpr std::chrono::milliseconds grace{500};  // for the answer to a cancelled call
constexpr std::chrono::milliseconds time_to_start{15'000};
constexpr std::chrono::milliseconds time_to_stop{2'000};

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

/// Of a call that cannot fail by itself: an error is the plugin's fault.
json::value needed(result<json::value> answered) {
    if (answered.has_error()) throw std::runtime_error(answered.error().detail);
    return std::move(*answered);
}

}  // namespace

void restart_policy::ended(steady::time_point now) {
    if (now - started_ >= well_after) ends_ = 0;
    if (ends_ == 0) {
        next_ = now;
    } else {
        constexpr int most_doublings = 8;
        const auto whole =
            std::min(first_wait * (1 << std::min(ends_ - 1, most_doublings)), longest_wait);
        std::array<unsigned char, 2> bytes{};
        random_->fill(bytes);
        const auto share = static_cast<double>(bytes[0] * 256 + bytes[1]) / 65536;
        const auto wait = static_cast<double>(whole.count()) * (1 + share) / 2;
        next_ = now + std::chrono::milliseconds(static_cast<std::int64_t>(wait));
    }
    ++ends_;
}

remote_plugin::remote_plugin(remote_settings settings, random_source& random)
    : settings_(std::move(settings)), restarts_(random) {}

remote_plugin::~remote_plugin() = default;

void remote_plugin::start(services& lent) {
    lent_ = &lent;
    auto& parameters = settings_.initialize;
    parameters["interface"] = {{"least", interface_version}, {"most", interface_version}};
    parameters["plugin"] = settings_.command.name;
    parameters["folder"] = lent.folder;
    parameters["options"] = lent.options;
    parameters["municipality"] = lent.municipality;
    parameters["demo"] = lent.demo;
    if (settings_.reloads) reloaded_ = settings_.reloads->asked();
    start_process();
}

void remote_plugin::start_process() {
    auto started = child::start(settings_.command);
    if (started.has_error()) {
        restarts_.ended(steady::now());
        throw std::runtime_error(started.error().detail);
    }
    child_ = std::move(*started);
    is_new_ = true;
    version_ = settings_.declared.version;
    restarts_.started(steady::now());
    const auto deadline = steady::now() + time_to_start;
    const auto id = ++calls_;
    const json::object asked{
        {"jsonrpc", "2.0"}, {"id", id}, {"method", "initialize"}, {"params", settings_.initialize}};
    if (auto sent = child_->channel().send(json::serialize(asked), deadline); sent.has_error())
        give_up(sent.error());
    auto received = receive(id, deadline);
    if (received.has_error()) give_up(received.error());
    const auto answered = std::move(*received).outcome();
    if (answered.has_error()) give_up(answered.error());
    const auto version =
        answered->is_object() ? integer_at(answered->get_object(), "interface").value_or(0) : 0;
    if (version != interface_version)
        give_up(fail(errc::invalid, "it speaks interface " + std::to_string(version)));
    log(level::info,
        "plugin.started",
        {{"plugin", settings_.command.name}, {"process", std::to_string(child_->process())}});
}

void remote_plugin::need_process() {
    if (child_ && child_->has_ended()) {
        log(level::error,
            "plugin.ended",
            {{"plugin", settings_.command.name},
             {"how", std::exchange(child_, nullptr)->end(std::chrono::milliseconds(0))},
             {"why", "between two calls"}});
        restarts_.ended(steady::now());
    }
    if (child_) return;
    if (!restarts_.may_start(steady::now()))
        throw std::runtime_error("its process has ended and is not started again yet");
    start_process();
}

void remote_plugin::give_up(const error& why) {
    auto ending = std::move(child_);
    const auto how = ending->end(std::chrono::milliseconds(0));
    restarts_.ended(steady::now());
    log(level::error,
        "plugin.ended",
        {{"plugin", settings_.command.name}, {"how", how}, {"why", why.detail}});
    throw std::runtime_error(why.detail);
}

result<remote_plugin::answer> remote_plugin::receive(std::int64_t id, steady::time_point deadline) {
    while (true) {
        const auto message = child_->channel().receive(deadline);
        if (message.has_error()) return message.error();
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

result<void> remote_plugin::answer_plugin(const json::object& asked, steady::time_point deadline) {
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

result<json::value> remote_plugin::call(std::string_view method, const json::object& parameters) {
    need_process();
    const auto id = ++calls_;
    json::object asked{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}};
    asked["params"] = parameters;
    const auto deadline = steady::now() + settings_.deadline;
    if (auto sent = child_->channel().send(json::serialize(asked), deadline); sent.has_error())
        give_up(sent.error());
    sent_ = true;
    auto answered = receive(id, deadline);
    if (answered.has_value()) return std::move(*answered).outcome();
    if (answered.error().code != errc::deadline_exceeded) give_up(answered.error());
    cancel(id, answered.error());
    throw std::runtime_error("it answered after its deadline");
}

void remote_plugin::cancel(std::int64_t id, const error& why) {
    const json::object asked{
        {"jsonrpc", "2.0"}, {"method", "$/cancelRequest"}, {"params", {{"id", id}}}};
    const auto patience = steady::now() + grace;
    const auto sent = child_->channel().send(json::serialize(asked), patience);
    if (sent.has_error() || receive(id, patience).has_error()) give_up(why);
}

result<json::value> remote_plugin::call_again_if_ended(
    std::string_view method, const json::object& parameters
) {
    try {
        return call(method, parameters);
    } catch (const std::runtime_error&) {
        if (child_ || !restarts_.may_start(steady::now())) throw;
    }
    return call(method, parameters);
}

void remote_plugin::stop() {
    end_drained();
    if (!child_) return;
    end_in_order(*child_, ++calls_);
    child_.reset();
}

void remote_plugin::end_in_order(child& ending, std::int64_t id) {
    const json::object asked{{"jsonrpc", "2.0"}, {"id", id}, {"method", "shutdown"}};
    (void)ending.channel().send(json::serialize(asked), steady::now() + time_to_stop);
    ending.channel().finish();
    ending.end(time_to_stop);
}

class remote_plugin::turned_back {
  public:
    turned_back(remote_plugin& called, const std::string& conversation) : called_(called) {
        const bool old = called.draining_.held && !called.draining_.held->has_ended() &&
                         called.drained_.contains(conversation);
        if (!old) return;
        before_ = called.draining_.held.get();
        change();
    }
    turned_back(const turned_back&) = delete;
    turned_back& operator=(const turned_back&) = delete;
    ~turned_back() {
        if (before_ == nullptr) return;
        change();
        // It ended in the call: what was started in its place is not wanted.
        if (called_.draining_.held.get() != before_) called_.end_drained();
    }

  private:
    void change() {
        std::swap(called_.child_, called_.draining_.held);
        std::swap(called_.version_, called_.draining_.version);
    }

    remote_plugin& called_;
    const child* before_ = nullptr;
};

std::string remote_plugin::check_unchanged(const manifest& now) const {
    const auto& before = settings_.declared;
    if (now.id != before.id) return "its manifest is of " + now.id;
    if (now.executable != before.executable) return "its executable has another name";
    if (!same_declarations(now, before))
        return "its intents, forms, routes, jobs, views, services or network have changed: they "
               "are "
               "read when the service starts";
    return {};
}

void remote_plugin::note_form(const std::string& conversation) {
    constexpr std::size_t most =
        10'000;  // who began a form and never ended it is not kept for ever
    if (conversation.empty() || drained_.contains(conversation)) return;
    if (forms_.size() >= most) forms_.erase(forms_.begin());
    forms_.insert(conversation);
}

void remote_plugin::forget_form(const std::string& conversation) {
    forms_.erase(conversation);
    drained_.erase(conversation);
}

void remote_plugin::drain(seat old) {
    end_drained();
    if (!old.held || old.held->has_ended()) return;
    draining_ = std::move(old);
    drained_ = std::exchange(forms_, {});
    drained_until_ = steady::now() + longest_drain;
}

void remote_plugin::end_drained() {
    if (draining_.held) end_in_order(*draining_.held, ++calls_);
    draining_ = {};
    drained_.clear();
}

std::string remote_plugin::reload() {
    auto now = read_manifest(settings_.declared.folder);
    auto problem = now.has_error() ? now.error().detail : check_unchanged(*now);
    seat old{std::move(child_), version_};
    const auto restarts = restarts_;
    const auto before = settings_.declared.version;
    if (problem.empty()) {
        settings_.declared.version = now->version;
        try {
            start_process();
            problem = health();
        } catch (const std::exception& failed) {
            problem = failed.what();
        }
    }
    if (problem.empty()) {
        drain(std::move(old));
        log(level::info,
            "plugin.reloaded",
            {{"plugin", settings_.command.name}, {"version", version_}});
        return {};
    }
    settings_.declared.version = before;
    child_ = std::move(old.held);
    version_ = old.version;
    restarts_ = restarts;
    log(level::error, "plugin.not_reloaded", {{"plugin", settings_.command.name}, {"why", problem}}
    );
    return problem;
}

turn_reply remote_plugin::on_turn(const turn& now) {
    const turned_back perhaps(*this, now.conversation);
    if (now.kind == turn_kind::slot) note_form(now.conversation);
    need_process();  // the version is that of the process that is called
    const auto migrate = [this](std::string_view from, json::object state) {
        return migrate_state(from, std::move(state));
    };
    auto asked = wire::to_json(now);
    if (!now.state.empty()) asked["state"] = state_for(version_, now.state, migrate);
    const auto answered = needed(call("turn", asked));
    auto reply = checked(wire::from_json<turn_reply>(object_of(answered, "turn")), "turn");
    reply.state = state_to_keep(std::move(reply.state), version_);
    return reply;
}

verdict remote_plugin::validate(const validation& asked) {
    const turned_back perhaps(*this, asked.conversation);
    note_form(asked.conversation);
    const auto answered = needed(call_again_if_ended("validate", wire::to_json(asked)));
    return checked(wire::from_json<verdict>(object_of(answered, "validate")), "validate");
}

result<receipt> remote_plugin::submit(const submission& completed) {
    sent_ = false;
    try {
        return submit_once_or_twice(completed);
    } catch (const std::runtime_error& lost) {
        // It had the submission, and what became of it nobody knows.
        if (sent_) return fail(errc::deadline_exceeded, lost.what());
        throw;
    }
}

result<receipt> remote_plugin::submit_once_or_twice(const submission& completed) {
    const auto answered = [&] {
        const turned_back perhaps(*this, completed.conversation);
        return call_again_if_ended("submit", wire::to_json(completed));
    }();
    if (answered.has_error()) return answered.error();
    auto given = checked(wire::from_json<receipt>(object_of(*answered, "submit")), "submit");
    if (given.refused_slot.empty()) forget_form(completed.conversation);
    return given;
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
    auto answered = call("migrate_state", {{"from", from}, {"state", std::move(state)}});
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

std::string remote_plugin::health() {
    const auto answered = call("health", {});
    if (answered.has_error()) return answered.error().detail;
    return std::string(text_at(object_of(*answered, "health"), "problem"));
}

bool remote_plugin::tend() {
    if (settings_.reloads) {
        if (const auto token = settings_.reloads->asked(); token != reloaded_) {
            reloaded_ = token;
            settings_.reloads->answer(token, reload());
            return std::exchange(is_new_, false);
        }
    }
    if (draining_.held && (drained_.empty() || steady::now() >= drained_until_)) end_drained();
    if (!child_ && !restarts_.may_start(steady::now())) return false;
    try {
        return health().empty() && std::exchange(is_new_, false);
    } catch (const std::exception&) {  // give_up has logged it
        return false;
    }
}

}  // namespace lotsen
