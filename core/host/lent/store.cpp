#include "core/host/lent/store.hpp"

#include <algorithm>

#include "core/base/log.hpp"
#include "core/plugin/view.hpp"
#include "core/plugin/wire.hpp"

namespace lotsen {
namespace {

std::int64_t milliseconds(time_point at) {
    return at.time_since_epoch().count();
}

time_point moment_of(std::int64_t value) {
    return time_point(std::chrono::milliseconds(value));
}

std::int64_t number(const json::object& row, std::string_view name) {
    return integer_at(row, name).value_or(0);
}

result<void> check_key(std::string_view key) {
    if (key.empty()) return fail(errc::invalid, "a key is needed");
    if (key.size() > most_key_bytes)
        return fail(
            errc::invalid, "a key has at most " + std::to_string(most_key_bytes) + " bytes"
        );
    return {};
}

json::object object_in(const json::object& row, std::string_view name) {
    auto parsed = parse_json(text_at(row, name), name);
    return parsed.has_value() && parsed->is_object() ? std::move(parsed->get_object())
                                                     : json::object();
}

template <class T>
T read_from(const json::object& row, std::string_view name) {
    auto read = wire::from_json<T>(object_in(row, name));
    return read.has_value() ? std::move(*read) : T();
}

/// Of the answers that are no delivery, those after which another try may help (RFC 9110, 6585,
/// 8470).
bool try_again(int status) {
    constexpr std::array passing{408, 425, 429};
    return status >= 500 || std::ranges::find(passing, status) != passing.end();
}

std::string host_of(std::string_view url) {
    const auto scheme = url.find("://");
    auto rest = scheme == url.npos ? url : url.substr(scheme + 3);
    return std::string(rest.substr(0, rest.find_first_of("/?#")));
}

}  // namespace

result<target_url> allowed_target(const manifest& declared, std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == url.npos) return fail(errc::invalid, "no URL: " + std::string(url));
    const auto end = std::min(url.find_first_of("/?#", scheme + 3), url.size());
    auto host = parse_allowed_host(url.substr(0, end));
    if (host.has_error()) return fail(errc::invalid, "no URL: " + std::string(url));
    const auto unsafe = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; };
    if (std::ranges::any_of(url, unsafe)) return fail(errc::invalid, "a URL with blanks in it");
    const bool named = std::ranges::any_of(declared.network, [&](const std::string& one) {
        const auto known = parse_allowed_host(one);
        return known.has_value() && *known == *host;
    });
    if (!named)
        return fail(errc::not_allowed, "the manifest's network does not name " + host->host);
    auto target = url.substr(end, url.find('#', end) - end);
    return target_url{
        std::move(*host),
        target.starts_with('/') ? std::string(target) : "/" + std::string(target)};
}

plugin_store::plugin_store(
    std::unique_ptr<lotsen::database> database,
    const manifest& declared,
    const clock& now,
    const limits& named
)
    : database_(std::move(database)), declared_(declared), now_(now), named_(named) {}

result<std::vector<json::object>> plugin_store::run(
    std::string_view query, json::object parameters
) {
    auto done = database_->run(statement{std::string(query), std::move(parameters)});
    if (done.has_error()) return done.error();
    return std::move(done->list);
}

result<json::value> plugin_store::get(std::string_view key) {
    const auto found = run("get_pair", {{"key", key}});
    if (found.has_error()) return found.error();
    if (found->empty()) return fail(errc::not_found, std::string(key));
    return parse_json(text_at(found->front(), "value"), key);
}

result<void> plugin_store::put(std::string_view key, const json::value& value) {
    if (auto sound = check_key(key); sound.has_error()) return sound;
    const auto text = json::serialize(value);
    if (text.size() > named_.plugin_pair_bytes)
        return fail(
            errc::invalid,
            "a value has at most " + std::to_string(named_.plugin_pair_bytes) + " bytes"
        );
    const auto done = run("put_pair", {{"key", key}, {"value", text}});
    return done.has_error() ? result<void>(done.error()) : result<void>();
}

result<void> plugin_store::erase(std::string_view key) {
    const auto done = run("erase_pair", {{"key", key}});
    return done.has_error() ? result<void>(done.error()) : result<void>();
}

result<std::vector<std::string>> plugin_store::keys(std::string_view prefix, std::size_t most) {
    constexpr std::size_t most_at_once = 1000;
    const auto found =
        run("pair_keys",
            {{"prefix", prefix}, {"most", std::clamp<std::size_t>(most, 1, most_at_once)}});
    if (found.has_error()) return found.error();
    std::vector<std::string> all;
    for (const auto& row : *found)
        all.emplace_back(text_at(row, "key"));
    return all;
}

result<void> plugin_store::schedule(const job& one) {
    if (one.key.size() > most_key_bytes) return check_key(one.key);
    const auto declared = std::ranges::find(declared_.jobs, one.name, &scheduled_job::name);
    if (declared == declared_.jobs.end())
        return fail(errc::invalid, "the manifest has no job " + one.name);
    const auto payload = json::serialize(one.payload);
    if (payload.size() > named_.plugin_pair_bytes)
        return fail(errc::invalid, "a payload larger than a pair's value may be");
    const auto done = run(
        "schedule",
        {{"name", one.name}, {"key", one.key}, {"payload", payload}, {"due", milliseconds(one.at)}}
    );
    if (done.has_error()) return done.error();
    woken();
    return {};
}

result<void> plugin_store::cancel(std::string_view name, std::string_view key) {
    const auto done = run("cancel", {{"name", name}, {"key", key}});
    return done.has_error() ? result<void>(done.error()) : result<void>();
}

result<void> plugin_store::put(std::string_view key, const outgoing& letter) {
    if (auto sound = check_key(key); sound.has_error()) return sound;
    if (const auto target = allowed_target(declared_, letter.url); target.has_error())
        return target.error();
    const auto text = json::serialize(wire::to_json(letter));
    if (text.size() > named_.plugin_http_bytes)
        return fail(
            errc::invalid,
            "a letter has at most " + std::to_string(named_.plugin_http_bytes) + " bytes"
        );
    const auto done =
        run("put_letter", {{"key", key}, {"request", text}, {"now", milliseconds(now_.now())}});
    if (done.has_error()) return done.error();
    woken();
    return {};
}

result<void> plugin_store::set_recurring(const std::vector<scheduled_job>& declared) {
    json::array names;
    for (const auto& one : declared) {
        if (one.every_s == 0) continue;
        names.emplace_back(one.name);
        const auto first = now_.now() + std::chrono::seconds(one.every_s);
        const auto done =
            run("recur",
                {{"name", one.name}, {"every_s", one.every_s}, {"due", milliseconds(first)}});
        if (done.has_error()) return done.error();
    }
    const auto done = run("forget_recurring", {{"names", json::serialize(names)}});
    return done.has_error() ? result<void>(done.error()) : result<void>();
}

result<std::vector<plugin_store::due_job>> plugin_store::due_jobs() {
    const auto found = run("due_jobs", {{"now", milliseconds(now_.now())}});
    if (found.has_error()) return found.error();
    std::vector<due_job> all;
    for (const auto& row : *found) {
        auto& one = all.emplace_back();
        one.id = number(row, "id");
        one.what.name = text_at(row, "name");
        one.what.key = text_at(row, "key");
        one.what.payload = object_in(row, "payload");
        one.what.at = moment_of(number(row, "due"));
        one.every = std::chrono::seconds(number(row, "every_s"));
        one.attempts = static_cast<int>(number(row, "attempts"));
    }
    return all;
}

result<std::optional<time_point>> plugin_store::moment(
    std::string_view query, json::object parameters
) {
    const auto found = run(query, std::move(parameters));
    if (found.has_error()) return found.error();
    const auto at = found->empty() ? std::nullopt : integer_at(found->front(), "due");
    return at ? std::optional(moment_of(*at)) : std::nullopt;
}

result<std::optional<time_point>> plugin_store::next_job() {
    return moment("next_job", {{"after", milliseconds(now_.now())}});
}

/// Twice as long with each attempt that failed.
time_point plugin_store::later(int attempts) const {
    constexpr int most_doublings = 20;
    const auto wait = named_.first_retry * (std::int64_t{1} << std::min(attempts, most_doublings));
    return now_.now() + std::min<std::chrono::seconds>(wait, named_.longest_retry);
}

result<void> plugin_store::job_done(const due_job& one) {
    const auto done = one.every.count() == 0 ? run("end_job", {{"id", one.id}})
                                             : run("set_job",
                                                   {{"id", one.id},
                                                    {"due", milliseconds(now_.now() + one.every)},
                                                    {"attempts", 0},
                                                    {"given_up", 0}});
    return done.has_error() ? result<void>(done.error()) : result<void>();
}

result<void> plugin_store::job_failed(const due_job& one) {
    ++failed_jobs_;
    if (one.every.count() > 0) return job_done(one);  // its next time is soon enough
    const auto attempts = one.attempts + 1;
    const bool given_up = static_cast<std::size_t>(attempts) >= named_.job_attempts;
    if (given_up)
        log(level::error,
            "plugin.job_given_up",
            {{"plugin", declared_.id}, {"job", one.what.name}, {"key", one.what.key}});
    const auto done =
        run("set_job",
            {{"id", one.id},
             {"due", milliseconds(later(one.attempts))},
             {"attempts", attempts},
             {"given_up", given_up ? 1 : 0}});
    return done.has_error() ? result<void>(done.error()) : result<void>();
}

result<std::optional<plugin_store::due_letter>> plugin_store::next_due_letter() {
    const auto found = run("due_letter", {{"now", milliseconds(now_.now())}});
    if (found.has_error()) return found.error();
    if (found->empty()) return std::optional<due_letter>();
    const auto& row = found->front();
    return std::optional(due_letter{
        number(row, "id"),
        std::string(text_at(row, "key")),
        read_from<outgoing>(row, "request"),
        static_cast<int>(number(row, "attempts"))});
}

result<std::optional<time_point>> plugin_store::next_letter() {
    return moment("next_letter", {});
}

result<void> plugin_store::letter_answered(const due_letter& one, const result<incoming>& answer) {
    const auto status = answer.has_value() ? answer->status : 0;
    const bool delivered = status >= 200 && status < 300;
    const bool last = static_cast<std::size_t>(one.attempts) + 1 >= named_.outbox_attempts;
    // A host that the manifest no longer names, or a URL that is none, will not become one.
    const bool hopeless = answer.has_value() ? !try_again(status)
                                             : answer.error().code == errc::not_allowed ||
                                                   answer.error().code == errc::invalid;
    const auto problem = delivered            ? std::string()
                         : answer.has_error() ? answer.error().detail
                                              : "answered " + std::to_string(status);
    if (!delivered && !hopeless && !last) {
        const auto done =
            run("postpone_letter",
                {{"id", one.id},
                 {"due", milliseconds(later(one.attempts))},
                 {"attempts", one.attempts + 1},
                 {"problem", problem}});
        return done.has_error() ? result<void>(done.error()) : result<void>();
    }
    if (!delivered)
        log(level::error,
            "plugin.dead_letter",
            {{"plugin", declared_.id}, {"host", host_of(one.letter.url)}, {"why", problem}});
    const auto kept = answer.has_value() ? wire::to_json(*answer) : json::object();
    const auto done =
        run("settle_letter",
            {{"id", one.id},
             {"state", delivered ? "delivered" : "dead"},
             {"attempts", one.attempts + 1},
             {"answer", json::serialize(kept)},
             {"problem", problem}});
    if (done.has_error()) return done.error();
    const auto before = now_.now() - named_.outbox_remembered;
    const auto forgotten = run("forget_letters", {{"before", milliseconds(before)}});
    return forgotten.has_error() ? result<void>(forgotten.error()) : result<void>();
}

result<std::vector<plugin_store::untold>> plugin_store::untold_letters() {
    const auto found = run("untold_letters", {});
    if (found.has_error()) return found.error();
    std::vector<untold> all;
    for (const auto& row : *found)
        all.push_back(
            {number(row, "id"),
             {std::string(text_at(row, "key")),
              read_from<incoming>(row, "answer"),
              text_at(row, "state") == "dead"}}
        );
    return all;
}

result<void> plugin_store::told(std::int64_t id) {
    const auto done = run("tell_letter", {{"id", id}});
    return done.has_error() ? result<void>(done.error()) : result<void>();
}

result<letter_counts> plugin_store::count_letters() {
    const auto found = run("count_letters", {});
    if (found.has_error()) return found.error();
    const auto& row = found->front();
    return letter_counts{
        static_cast<std::size_t>(number(row, "waiting")),
        static_cast<std::size_t>(number(row, "dead"))};
}

result<json::value> plugin_store::letters(const desk_request& asked) {
    if (asked.command.empty()) return letters_view();
    if (asked.command != "send_again" && asked.command != "throw_away")
        return fail(errc::not_found, "no command " + asked.command);
    json::object parameters{{"id", number(asked.arguments, "id")}};
    if (asked.command == "send_again") parameters["now"] = milliseconds(now_.now());
    const auto done = run(asked.command, std::move(parameters));
    if (done.has_error()) return done.error();
    log(level::info,
        "plugin.letter_" + asked.command,
        {{"plugin", declared_.id}, {"staff", asked.staff}});
    woken();
    return letters_view();
}

result<json::value> plugin_store::letters_view() {
    const auto found = run("listed_letters", {});
    if (found.has_error()) return found.error();
    json::array rows;
    for (const auto& row : *found) {
        const bool dead = text_at(row, "state") == "dead";
        rows.push_back(
            {{"id", number(row, "id")},
             {"state", view::text(dead ? "core:letters.dead" : "core:letters.waiting")},
             {"put_at", to_rfc3339(moment_of(number(row, "put_at")))},
             {"host", host_of(read_from<outgoing>(row, "request").url)},
             {"attempts", number(row, "attempts")},
             {"problem", text_at(row, "problem")}}
        );
    }
    auto throw_away = view::command("throw_away", "core:letters.throw_away", "row", {});
    throw_away["confirm"] = view::text("core:letters.confirm_throw_away");
    return json::value{
        {"title", view::text("core:letters.title")},
        {"columns",
         {view::column("state", "core:letters.state", "text"),
          view::column("put_at", "core:letters.put_at", "time"),
          view::column("host", "core:letters.host", "text"),
          view::column("attempts", "core:letters.attempts", "number"),
          view::column("problem", "core:letters.problem", "text")}},
        {"rows", std::move(rows)},
        {"commands",
         {view::command("send_again", "core:letters.send_again", "row", {}),
          std::move(throw_away)}}};
}

}  // namespace lotsen
