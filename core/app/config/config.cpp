#include "core/app/config/config.hpp"

#include <charconv>
#include <functional>

namespace lotsen {
namespace {

using setter = std::function<bool(const json::value&)>;
using members = std::map<std::string_view, setter>;

setter text_into(std::string& target) {
    return [&target](const json::value& value) {
        if (!value.is_string()) return false;
        target = value.get_string();
        return true;
    };
}

setter path_into(std::filesystem::path& target) {
    return [&target](const json::value& value) {
        if (!value.is_string()) return false;
        target = std::string(value.get_string());
        return true;
    };
}

setter flag_into(bool& target) {
    return [&target](const json::value& value) {
        if (!value.is_bool()) return false;
        target = value.get_bool();
        return true;
    };
}

template <class Number>
setter number_into(Number& target) {
    return [&target](const json::value& value) {
        if (!value.is_int64() || value.get_int64() < 0) return false;
        target = Number(static_cast<std::size_t>(value.get_int64()));
        return true;
    };
}

setter texts_into(std::vector<std::string>& target) {
    return [&target](const json::value& value) {
        if (!value.is_array()) return false;
        target.clear();
        for (const auto& each : value.get_array()) {
            if (!each.is_string()) return false;
            target.emplace_back(each.get_string());
        }
        return true;
    };
}

/// Applies each member to its setter and collects what fits nowhere.
class section {
  public:
    section(std::string where, std::string& problems)
        : where_(std::move(where)), problems_(problems) {}

    bool apply(const json::value& value, const members& known) const {
        if (!value.is_object()) return problem("", "must be an object");
        for (const auto& [key, each] : value.get_object()) {
            const auto found = known.find(std::string_view(key));
            if (found == known.end())
                problem(key, "is not known");
            else if (!found->second(each))
                problem(key, "has the wrong type");
        }
        return true;
    }

    bool problem(std::string_view member, std::string_view what) const {
        problems_ += where_ + ": " + std::string(member) + " " + std::string(what) + "\n";
        return true;
    }

  private:
    std::string where_;
    std::string& problems_;
};

members limit_members(limits& named) {
    return {
        {"frame_bytes", number_into(named.frame_bytes)},
        {"text_characters", number_into(named.text_characters)},
        {"frames_per_second", number_into(named.frames_per_second)},
        {"frame_burst", number_into(named.frame_burst)},
        {"connections_per_address", number_into(named.connections_per_address)},
        {"connections", number_into(named.connections)},
        {"outbound_frames", number_into(named.outbound_frames)},
        {"handshake_timeout_s", number_into(named.handshake_timeout)},
        {"idle_timeout_s", number_into(named.idle_timeout)},
        {"shutdown_grace_s", number_into(named.shutdown_grace)},
        {"header_bytes", number_into(named.header_bytes)},
        {"body_bytes", number_into(named.body_bytes)},
        {"photo_bytes", number_into(named.photo_bytes)},
        {"request_timeout_s", number_into(named.request_timeout)},
        {"append_queue", number_into(named.append_queue)},
        {"append_batch", number_into(named.append_batch)},
        {"replay_events", number_into(named.replay_events)},
        {"plugin_queue", number_into(named.plugin_queue)},
        {"plugin_message_bytes", number_into(named.plugin_message_bytes)},
        {"plugin_memory_mib", number_into(named.plugin_memory_mib)},
        {"plugin_files", number_into(named.plugin_files)},
        {"plugin_processes", number_into(named.plugin_processes)},
        {"plugin_ping_s", number_into(named.plugin_ping)},
        {"plugin_deadline_ms", number_into(named.plugin_deadline)},
        {"plugin_rows", number_into(named.plugin_rows)},
        {"turn_calls", number_into(named.turn_calls)},
        {"plugin_pair_bytes", number_into(named.plugin_pair_bytes)},
        {"plugin_http_bytes", number_into(named.plugin_http_bytes)},
        {"plugin_http_timeout_ms", number_into(named.plugin_http_timeout)},
        {"job_attempts", number_into(named.job_attempts)},
        {"outbox_attempts", number_into(named.outbox_attempts)},
        {"first_retry_s", number_into(named.first_retry)},
        {"longest_retry_s", number_into(named.longest_retry)},
        {"outbox_remembered_h", number_into(named.outbox_remembered)},
        {"conversations_in_memory", number_into(named.conversations_in_memory)},
        {"pending_turns", number_into(named.pending_turns)},
        {"kiosk_abandoned_s", number_into(named.kiosk_abandoned)},
        {"kiosk_look_s", number_into(named.kiosk_look)},
        {"conversation_kept_h", number_into(named.conversation_kept)},
        {"conversation_look_min", number_into(named.conversation_look)},
        {"conversation_batch", number_into(named.conversation_batch)},
        {"learning_look_s", number_into(named.learning_look)},
        {"photo_look_min", number_into(named.photo_look)},
        {"photo_unclaimed_h", number_into(named.photo_unclaimed)},
        {"backup_kept_h", number_into(named.backup_kept)},
        {"login_attempts", number_into(named.login_attempts)},
        {"login_window_min", number_into(named.login_window)},
        {"staff_session_h", number_into(named.staff_session)},
    };
}

bool read_tls(const json::value& value, config& into, const section& report) {
    tls_files files;
    report.apply(
        value, {{"certificate", path_into(files.certificate)}, {"key", path_into(files.key)}}
    );
    if (files.certificate.empty() || files.key.empty())
        report.problem("tls", "needs certificate and key");
    into.tls = files;
    return true;
}

/// An object with a member for each plugin; `take(id, member)` is false for one of the wrong type.
template <class Take>
bool each_plugin(const json::value& value, Take&& take) {
    const auto* each = value.if_object();
    return each != nullptr && std::ranges::all_of(*each, [&](const auto& one) {
               return take(std::string(one.key()), one.value());
           });
}

bool read_options(const json::value& value, config& into) {
    return each_plugin(value, [&](const std::string& plugin, const json::value& options) {
        if (options.is_object()) into.plugin_options[plugin] = options.get_object();
        return options.is_object();
    });
}

bool read_databases(const json::value& value, config& into) {
    return each_plugin(value, [&](const std::string& plugin, const json::value& where) {
        if (where.is_string()) into.plugin_databases[plugin] = where.get_string();
        return where.is_string();
    });
}

/// "process" or "inline" for all plugins, or one of them by plugin id.
bool read_host(const json::value& value, config& into) {
    const auto known = [](const json::value& one) {
        return one.is_string() && (one.get_string() == "process" || one.get_string() == "inline");
    };
    if (known(value)) {
        into.inline_plugins = value.get_string() == "inline";
        return true;
    }
    return each_plugin(value, [&](const std::string& plugin, const json::value& host) {
        if (known(host)) into.inline_by_plugin[plugin] = host.get_string() == "inline";
        return known(host);
    });
}

bool read_listen(const json::value& value, config& into) {
    if (!value.is_string()) return false;
    const auto parsed = parse_listen(value.get_string());
    if (parsed.has_error()) return false;
    std::tie(into.address, into.port) = *parsed;
    return true;
}

}  // namespace

config default_config(const std::filesystem::path& program) {
    std::error_code ignored;
    const auto beside = std::filesystem::canonical(program, ignored).parent_path();
    config made;
    made.web = beside / "web";
    made.plugins = beside / "plugins";
    made.plugin_program = beside / "lotsen-plugin";
    // In a checkout the program is at build/lotsen and the texts one folder above it.
    const bool installed = std::filesystem::exists(beside / "locales");
    const auto root = installed ? beside : beside.parent_path();
    made.locales = root / "locales";
    made.content = root / "core";
    return made;
}

result<config> read_config(const std::filesystem::path& file, config base) {
    auto document = read_json(file);
    if (document.has_error()) return document.error();
    std::string problems;
    const section top(file.string(), problems);
    const section city(file.string() + ": municipality", problems);
    const section limits(file.string() + ": limits", problems);
    const section tls(file.string() + ": tls", problems);
    const members known{
        {"municipality",
         [&](const json::value& value) {
             return city.apply(
                 value,
                 {{"name", text_into(base.municipality.name)},
                  {"phone", text_into(base.municipality.phone)},
                  {"website", text_into(base.municipality.website)},
                  {"time_zone", text_into(base.municipality.time_zone)}}
             );
         }},
        {"listen", [&](const json::value& value) { return read_listen(value, base); }},
        {"data", path_into(base.data)},
        {"models", path_into(base.models)},
        {"web", path_into(base.web)},
        {"plugins", path_into(base.plugins)},
        {"locales", path_into(base.locales)},
        {"content", path_into(base.content)},
        {"threads", number_into(base.threads)},
        {"demo", flag_into(base.demo)},
        {"origins", texts_into(base.origins)},
        {"trusted_proxies", texts_into(base.trusted_proxies)},
        {"tiles", texts_into(base.tiles)},
        {"tls", [&](const json::value& value) { return read_tls(value, base, tls); }},
        {"host", [&](const json::value& value) { return read_host(value, base); }},
        {"plugin_options", [&](const json::value& value) { return read_options(value, base); }},
        {"plugin_databases", [&](const json::value& value) { return read_databases(value, base); }},
        {"limits", [&](const json::value& value) {
             return limits.apply(value, limit_members(base.limits));
         }}};
    top.apply(*document, known);
    if (!problems.empty()) return fail(errc::invalid, problems);
    return base;
}

result<std::pair<std::string, std::uint16_t>> parse_listen(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == text.npos || colon == 0)
        return fail(errc::invalid, "listen is ADDRESS:PORT, not " + std::string(text));
    auto address = text.substr(0, colon);
    if (address.front() == '[' && address.back() == ']')
        address = address.substr(1, address.size() - 2);
    const auto digits = text.substr(colon + 1);
    std::uint16_t port = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (problem != std::errc() || end != digits.data() + digits.size())
        return fail(errc::invalid, "port is 0-65535, not " + std::string(digits));
    return std::pair(std::string(address), port);
}

}  // namespace lotsen
