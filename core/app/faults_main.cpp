// lotsen-faults: stands between core and a plugin's process, is started in lotsen-plugin's place
// with its arguments, and lets go wrong what the plan beside its own name says.
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <thread>

#include "core/app/trial/faults.hpp"
#include "core/host/process/child.hpp"

namespace {

using namespace lotsen;
using trial::fault_kind;

constexpr std::size_t most_bytes = 64U << 20U;  // the server's own limit is lower
constexpr std::chrono::seconds patience{10};    // to hand a message on

class go_between {
  public:
    go_between(trial::fault_folder faults, std::unique_ptr<child> plugin)
        : faults_(std::move(faults)),
          core_(plugin_socket, most_bytes),
          plugin_(std::move(plugin)) {}

    int run() {
        while (true) {
            const auto message = core_.receive(std::nullopt);
            if (message.has_error()) return end();
            const auto parsed = parse_json(*message, "call");
            if (parsed.has_error() || !parsed->is_object()) return end();
            const auto& call = parsed->get_object();
            if (call.contains("id") && call.contains("method"))
                take(call, *message);
            else
                hand_on(plugin_->channel(), *message);
        }
    }

  private:
    using steady = std::chrono::steady_clock;

    /// Core has ended it, or is gone.
    int end() {
        plugin_->channel().finish();
        plugin_->end(patience);
        return 0;
    }

    [[noreturn]] void die() {
        plugin_.reset();
        _exit(1);
    }

    void hand_on(message_channel& to, std::string_view message) {
        if (to.send(message, steady::now() + patience).has_error()) die();
    }

    void take(const json::object& call, const std::string& message) {
        const auto method = text_at(call, "method");
        const auto wrong = faults_.take(method);
        if (wrong == fault_kind::kill_before) die();
        if (wrong == fault_kind::refuse) return refuse(call);
        hand_on(plugin_->channel(), message);
        auto answer = answer_of_plugin();
        if (method == "submit") note(object_at(call, "params"), answer);
        if (wrong)
            spoil(*wrong, std::move(answer));
        else
            hand_on(core_, json::serialize(answer));
    }

    void refuse(const json::object& call) {
        json::object answer{{"jsonrpc", "2.0"}, {"id", call.at("id")}};
        answer["error"] = {{"code", -32000}, {"message", "a fault on purpose"}};
        hand_on(core_, json::serialize(answer));
    }

    /// Meanwhile the plugin may ask core.
    json::object answer_of_plugin() {
        while (true) {
            const auto message = plugin_->channel().receive(std::nullopt);
            if (message.has_error()) die();
            auto parsed = parse_json(*message, "answer");
            if (parsed.has_error() || !parsed->is_object()) die();
            if (!parsed->get_object().contains("method")) return std::move(parsed->get_object());
            hand_on(core_, *message);
            const auto answer = core_.receive(std::nullopt);
            if (answer.has_error()) die();
            hand_on(plugin_->channel(), *answer);
        }
    }

    void note(const json::object& submission, const json::object& answer) {
        const auto& receipt = object_at(answer, "result");
        const auto text = [&](std::string_view name) {
            return std::string(text_at(submission, name));
        };
        const bool refused =
            !answer.contains("result") || !text_at(receipt, "refused_slot").empty();
        faults_.note(
            {text("conversation"),
             text("form"),
             text("idempotency_key"),
             std::string(text_at(receipt, "reference")),
             refused}
        );
    }

    static void write_raw(std::string_view bytes) {
        if (::send(plugin_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) _exit(1);
    }

    void spoil(fault_kind how, json::object answer) {
        switch (how) {
            case fault_kind::late:
                std::this_thread::sleep_for(faults_.lateness());
                break;
            case fault_kind::other_id:
                answer["id"] = integer_at(answer, "id").value_or(0) + most_calls;
                break;
            case fault_kind::no_frame:
                return write_raw("this is no frame\r\n\r\n");
            case fault_kind::no_json:
                return hand_on(core_, "{ this is no JSON");
            case fault_kind::oversized:
                return write_raw("Content-Length: 99999999999\r\n\r\n{");
            case fault_kind::kill_after:
            case fault_kind::kill_before:
            case fault_kind::refuse:
                die();
        }
        hand_on(core_, json::serialize(answer));
    }

    static constexpr std::int64_t most_calls = 1'000'000;

    trial::fault_folder faults_;
    message_channel core_;
    std::unique_ptr<child> plugin_;
};

int run(int count, char** values) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const std::filesystem::path own = *values;
    const trial::fault_folder faults(own.parent_path());
    const char* temporary = std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe): one thread.
    child_command command;
    command.name = "plugin";
    command.program = faults.program();
    command.arguments = {values + 1, values + count};
    command.folder = std::filesystem::current_path();
    command.most_message_bytes = most_bytes;
    if (temporary != nullptr) command.temporary = temporary;
    auto plugin = child::start(command);
    if (plugin.has_error()) {
        std::fprintf(stderr, "%s\n", plugin.error().detail.c_str());
        return 1;
    }
    return go_between(faults, std::move(*plugin)).run();
}

}  // namespace

int main(int count, char** values) {
    try {
        return run(count, values);
    } catch (const std::exception& thrown) {
        std::fprintf(stderr, "%s\n", thrown.what());
        return 1;
    }
}
