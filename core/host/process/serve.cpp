#include "core/host/process/serve.hpp"

#include <new>

#include "core/plugin/wire.hpp"

namespace lotsen {
namespace {

constexpr std::chrono::seconds to_be_read{30};

json::object answer(const json::value& id, json::value outcome) {
    return {{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(outcome)}};
}

json::object answer(const json::value& id, const error& failed) {
    return {{"jsonrpc", "2.0"}, {"id", id}, {"error", wire::error_to_json(failed)}};
}

template <class T>
result<json::value> as_json(const T& given) {
    return json::value(wire::to_json(given));
}
template <class T>
result<json::value> as_json(const result<T>& given) {
    if (given.has_error()) return given.error();
    return as_json(*given);
}
result<json::value> as_json(const result<json::value>& given) {
    return given;
}

/// Reads what is asked, and answers with what `work` makes of it.
template <class Asked, class Work>
result<json::value> answered(const json::object& parameters, const Work& work) {
    const auto asked = wire::from_json<Asked>(parameters);
    if (asked.has_error()) return asked.error();
    return as_json(work(*asked));
}

/// One plugin's calls by their names.
class dispatcher {
  public:
    dispatcher(const make_served& make, ask_core ask) : make_(make), ask_(std::move(ask)) {}

    result<json::value> call(std::string_view method, const json::object& parameters) {
        if (method == "initialize") return initialize(parameters);
        if (!served_.module) return fail(errc::invalid, "initialize comes first");
        auto& called = *served_.module;
        if (method == "turn")
            return answered<turn>(parameters, [&](const auto& now) { return called.on_turn(now); });
        if (method == "validate")
            return answered<validation>(parameters, [&](const auto& asked) {
                return called.validate(asked);
            });
        if (method == "submit")
            return answered<submission>(parameters, [&](const auto& completed) {
                return called.submit(completed);
            });
        if (method == "http")
            return answered<http_request>(parameters, [&](const auto& asked) {
                return called.on_http(asked);
            });
        if (method == "desk")
            return answered<desk_request>(parameters, [&](const auto& asked) {
                return called.on_desk(asked);
            });
        return lesser(method, parameters);
    }

    void stop() {
        if (served_.module) served_.module->stop();
    }

  private:
    result<json::value> lesser(std::string_view method, const json::object& parameters) {
        auto& called = *served_.module;
        if (method == "health") return json::value(json::object{{"problem", called.health()}});
        if (method == "job") return run_job(parameters);
        if (method == "delivered") {
            const auto what = wire::from_json<delivery>(parameters);
            if (what.has_error()) return what.error();
            called.on_delivered(*what);
            return json::value(json::object());
        }
        if (method == "migrate_state") {
            auto moved =
                called.migrate_state(text_at(parameters, "from"), object_at(parameters, "state"));
            if (moved.has_error()) return moved.error();
            return json::value(json::object{{"state", std::move(*moved)}});
        }
        if (method == "person")
            return answered<person_request>(parameters, [&](const auto& asked) {
                return called.on_person(asked);
            });
        if (method == "photos_needed") {
            std::vector<std::string> asked;
            for (const auto& one : array_at(parameters, "photos"))
                if (one.is_string()) asked.emplace_back(one.get_string());
            const auto needed = called.photos_needed(asked);
            if (needed.has_error()) return needed.error();
            return json::value(json::object{{"photos", json::value_from(*needed)}});
        }
        return fail(errc::not_found, "no method " + std::string(method));
    }

    /// A job that was scheduled says when it was due; one that recurs does not.
    result<json::value> run_job(const json::object& parameters) {
        const auto now = from_rfc3339(text_at(parameters, "now"));
        if (now.has_error()) return now.error();
        if (!parameters.contains("at")) {
            served_.module->on_job(text_at(parameters, "name"), *now);
            return json::value(json::object());
        }
        const auto due = wire::from_json<job>(parameters);
        if (due.has_error()) return due.error();
        served_.module->on_scheduled(*due, *now);
        return json::value(json::object());
    }

    result<json::value> initialize(const json::object& parameters) {
        const auto& versions = object_at(parameters, "interface");
        const auto least = integer_at(versions, "least").value_or(0);
        const auto most = integer_at(versions, "most").value_or(0);
        if (interface_version < least || interface_version > most)
            return fail(
                errc::invalid, "this plugin speaks interface " + std::to_string(interface_version)
            );
        served_ = make_(parameters, ask_);
        served_.module->start(*served_.lent);
        return json::value(json::object{{"interface", interface_version}});
    }

    const make_served& make_;
    ask_core ask_;
    served_plugin served_;
};

/// A call to core in the middle of one from it, which waits meanwhile and sends nothing but that
/// it was given up.
class core_at_other_end {
  public:
    explicit core_at_other_end(message_channel& channel) : channel_(channel) {}

    result<json::value> ask(std::string_view method, const json::object& parameters) {
        const auto id = "plugin-" + std::to_string(++asked_);
        json::object asked{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}};
        asked["params"] = parameters;
        const auto sent =
            channel_.send(json::serialize(asked), message_channel::steady::now() + to_be_read);
        if (sent.has_error()) return sent.error();
        while (true) {
            const auto message = channel_.receive(std::nullopt);
            if (message.has_error()) return message.error();
            auto parsed = parse_json(*message, "answer");
            if (parsed.has_error() || !parsed->is_object())
                return fail(errc::unavailable, "core answered nonsense");
            auto& answer = parsed->get_object();
            if (text_at(answer, "id") != id) continue;
            if (auto* outcome = answer.if_contains("result")) return std::move(*outcome);
            return wire::error_from_json(object_at(answer, "error"));
        }
    }

  private:
    message_channel& channel_;
    std::int64_t asked_ = 0;
};

}  // namespace

int serve(message_channel& channel, const make_served& make) {
    core_at_other_end core(channel);
    dispatcher calls(make, [&core](std::string_view method, const json::object& parameters) {
        return core.ask(method, parameters);
    });
    while (true) {
        const auto message = channel.receive(std::nullopt);
        if (message.has_error()) {
            calls.stop();
            return message.error().code == errc::unavailable ? 0 : 1;
        }
        const auto parsed = parse_json(*message, "message");
        if (parsed.has_error() || !parsed->is_object()) return 1;
        const auto& asked = parsed->get_object();
        const auto* id = asked.if_contains("id");
        const auto method = text_at(asked, "method");
        if (method == "shutdown") {
            calls.stop();
            if (id != nullptr)
                (void)channel.send(
                    json::serialize(answer(*id, json::value(json::object()))),
                    message_channel::steady::now() + to_be_read
                );
            return 0;
        }
        if (id == nullptr) continue;  // $/cancelRequest: the call it means has ended by now
        json::object reply;
        try {
            auto outcome = calls.call(method, object_at(asked, "params"));
            reply = outcome.has_error() ? answer(*id, outcome.error())
                                        : answer(*id, std::move(*outcome));
        } catch (const std::bad_alloc&) {
            // At its limit, where the next call would fare no better: another begins anew.
            return 1;
        } catch (const std::exception& thrown) {
            reply = answer(*id, error{errc::unavailable, thrown.what()});
        }
        const auto sent =
            channel.send(json::serialize(reply), message_channel::steady::now() + to_be_read);
        if (sent.has_error()) return 1;
    }
}

}  // namespace lotsen
