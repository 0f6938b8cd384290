#include "core/host/lent/calls.hpp"

#include <algorithm>
#include <array>

#include "core/plugin/wire.hpp"

namespace lotsen {
namespace {

using parameters_of = const json::object&;

result<json::value> done(const result<void>& outcome) {
    if (outcome.has_error()) return outcome.error();
    return json::value(json::object());
}

std::string_view key_of(parameters_of given) {
    return text_at(given, "key");
}

result<json::value> get_pair(const services& lent, parameters_of given) {
    auto found = lent.pairs->get(key_of(given));
    if (found.has_error()) return found.error();
    return json::value{{"value", std::move(*found)}};
}

result<json::value> put_pair(const services& lent, parameters_of given) {
    const auto* value = given.if_contains("value");
    if (value == nullptr) return fail(errc::invalid, "value: is needed");
    return done(lent.pairs->put(key_of(given), *value));
}

result<json::value> erase_pair(const services& lent, parameters_of given) {
    return done(lent.pairs->erase(key_of(given)));
}

result<json::value> pair_keys(const services& lent, parameters_of given) {
    constexpr std::int64_t usual = 100;
    const auto most = std::max<std::int64_t>(integer_at(given, "most").value_or(usual), 1);
    const auto found = lent.pairs->keys(text_at(given, "prefix"), static_cast<std::size_t>(most));
    if (found.has_error()) return found.error();
    return json::value{{"keys", json::value_from(*found)}};
}

result<json::value> schedule(const services& lent, parameters_of given) {
    const auto one = wire::from_json<job>(given);
    if (one.has_error()) return one.error();
    return done(lent.jobs->schedule(*one));
}

result<json::value> cancel(const services& lent, parameters_of given) {
    return done(lent.jobs->cancel(text_at(given, "name"), key_of(given)));
}

result<json::value> put_letter(const services& lent, parameters_of given) {
    const auto letter = wire::from_json<outgoing>(object_at(given, "letter"));
    if (letter.has_error()) return fail(errc::invalid, "letter: " + letter.error().detail);
    return done(lent.outbox->put(key_of(given), *letter));
}

result<json::value> send(const services& lent, parameters_of given) {
    const auto asked = wire::from_json<outgoing>(given);
    if (asked.has_error()) return asked.error();
    const auto answer = lent.http->send(*asked);
    if (answer.has_error()) return answer.error();
    return json::value(wire::to_json(*answer));
}

result<json::value> text_of(const services& lent, parameters_of given) {
    const auto what = wire::from_json<message>(object_at(given, "message"));
    if (what.has_error()) return what.error();
    return json::value{{"text", lent.texts->text(text_at(given, "locale"), *what)}};
}

result<json::value> find_places(const services& lent, parameters_of given) {
    constexpr std::int64_t usual = 5;
    constexpr std::int64_t most_at_once = 50;
    const auto most =
        std::clamp<std::int64_t>(integer_at(given, "most").value_or(usual), 1, most_at_once);
    json::array all;
    for (const auto& one : lent.places.find(text_at(given, "text"), static_cast<std::size_t>(most)))
        all.push_back(
            {{"name", one.name}, {"lat", one.lat}, {"lon", one.lon}, {"confidence", one.confidence}}
        );
    return json::value{{"places", std::move(all)}};
}

result<json::value> run_queries(const services& lent, parameters_of given) {
    std::vector<statement> statements;
    for (const auto& one : array_at(given, "statements")) {
        const auto* object = one.if_object();
        if (object == nullptr) return fail(errc::invalid, "statements: are objects");
        auto read = wire::from_json<statement>(*object);
        if (read.has_error()) return fail(errc::invalid, "statements: " + read.error().detail);
        statements.push_back(std::move(*read));
    }
    const auto answers = lent.database.run(statements);
    if (answers.has_error()) return answers.error();
    json::array all;
    for (const auto& one : *answers)
        all.push_back(wire::to_json(one));
    return json::value{{"answers", std::move(all)}};
}

struct method {
    std::string_view name;
    result<json::value> (*call)(const services&, parameters_of);
};
constexpr std::array methods{
    method{"key_value/get", get_pair},
    method{"key_value/put", put_pair},
    method{"key_value/erase", erase_pair},
    method{"key_value/keys", pair_keys},
    method{"jobs/schedule", schedule},
    method{"jobs/cancel", cancel},
    method{"outbox/put", put_letter},
    method{"http/send", send},
    method{"database/run", run_queries},
    method{"messages/text", text_of},
    method{"places/find", find_places},
};

/// What is lent in place of a service that is not declared.
class undeclared final : public key_value, public job_queue, public outbox, public http_client {
  public:
    result<json::value> get(std::string_view) override { return refused("key_value"); }
    result<void> put(std::string_view, const json::value&) override { return refused("key_value"); }
    result<void> erase(std::string_view) override { return refused("key_value"); }
    result<std::vector<std::string>> keys(std::string_view, std::size_t) override {
        return refused("key_value");
    }
    result<void> schedule(const job&) override { return refused("jobs"); }
    result<void> cancel(std::string_view, std::string_view) override { return refused("jobs"); }
    result<void> put(std::string_view, const outgoing&) override { return refused("outbox"); }
    result<incoming> send(const outgoing&) override { return refused("http"); }

  private:
    static error refused(std::string_view service) {
        return {errc::not_allowed, "the manifest's services do not name " + std::string(service)};
    }
};

}  // namespace

result<json::value> lent_call(
    const services& lent, std::string_view name, const json::object& parameters
) {
    const auto* found = std::ranges::find(methods, name, &method::name);
    if (found == methods.end()) return fail(errc::not_found, "no method " + std::string(name));
    return found->call(lent, parameters);
}

void keep_declared(services& lent, const manifest& declared) {
    static undeclared refusing;
    if (!declared.declares_service("key_value")) lent.pairs = &refusing;
    if (!declared.declares_service("jobs")) lent.jobs = &refusing;
    if (!declared.declares_service("outbox")) lent.outbox = &refusing;
    if (!declared.declares_service("http")) lent.http = &refusing;
}

result<void> asked_services::tell(std::string_view name, const json::object& parameters) const {
    const auto answered = ask_(name, parameters);
    return answered.has_error() ? result<void>(answered.error()) : result<void>();
}

result<json::value> asked_services::get(std::string_view key) {
    auto answered = ask_("key_value/get", {{"key", key}});
    if (answered.has_error()) return answered.error();
    const auto* object = answered->if_object();
    const auto* value = object == nullptr ? nullptr : object->if_contains("value");
    if (value == nullptr) return fail(errc::unavailable, "core answered without a value");
    return *value;
}

result<void> asked_services::put(std::string_view key, const json::value& value) {
    return tell("key_value/put", {{"key", key}, {"value", value}});
}

result<void> asked_services::erase(std::string_view key) {
    return tell("key_value/erase", {{"key", key}});
}

result<std::vector<std::string>> asked_services::keys(std::string_view prefix, std::size_t most) {
    const auto answered = ask_("key_value/keys", {{"prefix", prefix}, {"most", most}});
    if (answered.has_error()) return answered.error();
    std::vector<std::string> all;
    if (const auto* object = answered->if_object(); object != nullptr)
        for (const auto& one : array_at(*object, "keys"))
            if (one.is_string()) all.emplace_back(one.get_string());
    return all;
}

result<void> asked_services::schedule(const job& one) {
    return tell("jobs/schedule", wire::to_json(one));
}

result<void> asked_services::cancel(std::string_view name, std::string_view key) {
    return tell("jobs/cancel", {{"name", name}, {"key", key}});
}

result<void> asked_services::put(std::string_view key, const outgoing& letter) {
    return tell("outbox/put", {{"key", key}, {"letter", wire::to_json(letter)}});
}

result<incoming> asked_services::send(const outgoing& asked) {
    const auto answered = ask_("http/send", wire::to_json(asked));
    if (answered.has_error()) return answered.error();
    if (!answered->is_object()) return fail(errc::unavailable, "core answered no object");
    return wire::from_json<incoming>(answered->get_object());
}

result<std::vector<rows>> asked_services::run(const std::vector<statement>& statements) {
    json::array all;
    for (const auto& one : statements)
        all.push_back(wire::to_json(one));
    const auto answered = ask_("database/run", {{"statements", std::move(all)}});
    if (answered.has_error()) return answered.error();
    if (!answered->is_object()) return fail(errc::unavailable, "core answered no object");
    std::vector<rows> answers;
    for (const auto& one : array_at(answered->get_object(), "answers")) {
        auto read = wire::from_json<rows>(one.is_object() ? one.get_object() : json::object());
        if (read.has_error()) return fail(errc::unavailable, read.error().detail);
        answers.push_back(std::move(*read));
    }
    if (answers.size() != statements.size())
        return fail(errc::unavailable, "core answered other statements");
    return answers;
}

std::string asked_services::text(std::string_view locale, const message& what) const {
    const auto answered =
        ask_("messages/text", {{"locale", locale}, {"message", wire::to_json(what)}});
    if (answered.has_error() || !answered->is_object()) return what.id;
    return std::string(text_at(answered->get_object(), "text"));
}

}  // namespace lotsen
