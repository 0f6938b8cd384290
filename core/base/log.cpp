#include "core/base/log.hpp"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <mutex>

#include "core/base/clock.hpp"
#include "core/base/json.hpp"

namespace lotsen {
namespace {

spdlog::logger& logger() {
    static const auto instance = [] {
        auto made = spdlog::stderr_logger_mt("lotsen");
        made->set_pattern("%v");
        return made;
    }();
    return *instance;
}

spdlog::level::level_enum severity_of(level severity) {
    switch (severity) {
        case level::debug:
            return spdlog::level::debug;
        case level::info:
            return spdlog::level::info;
        case level::warning:
            return spdlog::level::warn;
        case level::error:
            return spdlog::level::err;
    }
    return spdlog::level::err;
}

class function_sink final : public spdlog::sinks::base_sink<std::mutex> {
  public:
    explicit function_sink(std::function<void(std::string_view)> to) : to_(std::move(to)) {}

  private:
    void sink_it_(const spdlog::details::log_msg& message) override {
        to_({message.payload.data(), message.payload.size()});
    }
    void flush_() override {}

    std::function<void(std::string_view)> to_;
};

}  // namespace

void log(level severity, std::string_view event, std::initializer_list<log_field> fields) {
    const auto wanted = severity_of(severity);
    if (!logger().should_log(wanted)) return;
    json::object line{
        {"at", to_rfc3339(system_clock().now())},
        {"level", std::string_view(spdlog::level::to_string_view(wanted).data())},
        {"event", event}};
    for (const auto& [key, value] : fields)
        line[key] = value;
    logger().log(wanted, "{}", json::serialize(line));
}

bool log_again(std::string_view line, std::initializer_list<log_field> more) {
    auto parsed = parse_json(line, "line");
    if (parsed.has_error() || !parsed->is_object()) return false;
    auto& fields = parsed->get_object();
    if (text_at(fields, "event").empty() || text_at(fields, "at").empty()) return false;
    const auto wanted = spdlog::level::from_str(std::string(text_at(fields, "level")));
    if (wanted == spdlog::level::off) return false;
    for (const auto& [key, value] : more)
        fields[key] = value;
    logger().log(wanted, "{}", json::serialize(fields));
    return true;
}

void set_log_target(std::function<void(std::string_view line)> to) {
    logger().sinks() = {std::make_shared<function_sink>(std::move(to))};
}

void set_log_level(level least) {
    logger().set_level(severity_of(least));
}

}  // namespace lotsen
