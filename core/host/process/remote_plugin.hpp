// A plugin in a process of its own, to core as any other: each call goes over the channel, a
// process that ended is started again.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/base/ids.hpp"
#include "core/base/limits.hpp"
#include "core/host/process/child.hpp"
#include "core/host/process/reload.hpp"
#include "core/plugin/plugin.hpp"

namespace lotsen {

struct remote_settings {
    child_command command;
    /// Read again with each process: a folder that was replaced has another version.
    manifest declared;
    json::object initialize;  // parameters, see PROTOCOL.md; options and the like are added
    std::chrono::milliseconds deadline{3000};  // of each call
    std::optional<reload_box> reloads;         // where `lotsen plugin reload` asks
};

/// When a process that ended may be started again: at once the first time, then later and later.
class restart_policy {
  public:
    using steady = std::chrono::steady_clock;

    static constexpr std::chrono::milliseconds first_wait{200};
    static constexpr std::chrono::milliseconds longest_wait{5'000};
    static constexpr std::chrono::seconds well_after{60};  // without an end: all is forgotten

    explicit restart_policy(random_source& random) : random_(&random) {}

    void started(steady::time_point now) { started_ = now; }
    /// The wait doubles with each end, half of it at random, so that many do not start at once.
    void ended(steady::time_point now);
    bool may_start(steady::time_point now) const { return now >= next_; }

  private:
    random_source* random_;
    steady::time_point started_{};
    steady::time_point next_{};
    int ends_ = 0;
};

/// As `plugin`, called on one thread. A call throws std::runtime_error where the process is gone,
/// does not answer in time or answers what is no answer; it is then ended, and the next call starts
/// another. A call that is not answered in time is cancelled first. `validate` and `submit` are
/// called again where the process ended during them: the one changes nothing, the other has its
/// idempotency key. A submission that the process had and did not answer is deadline_exceeded: it
/// is not known what became of it.
class remote_plugin final : public plugin {
  public:
    remote_plugin(remote_settings settings, random_source& random);
    ~remote_plugin() override;

    void start(services& lent) override;
    void stop() override;
    turn_reply on_turn(const turn& now) override;
    verdict validate(const validation& asked) override;
    result<receipt> submit(const submission& completed) override;
    http_response on_http(const http_request& asked) override;
    void on_job(std::string_view name, time_point now) override;
    result<json::value> on_desk(const desk_request& asked) override;
    result<json::object> migrate_state(std::string_view from, json::object state) override;
    result<std::vector<std::string>> photos_needed(const std::vector<std::string>& asked) override;
    std::string health() override;
    void on_scheduled(const job& due, time_point now) override;
    void on_delivered(const delivery& what) override;

    /// Starts it again where it has ended, asks how it is, and takes the place of it where a reload
    /// is asked for. True where another process stands since it was called last, and is well.
    bool tend();
    /// Starts another process of the plugin as its folder is now; where that serves and is well,
    /// calls go to it from now on. Conversations with a form under way that the old process knows
    /// of stay with it until the form is submitted, for `longest_drain` at most; then it ends. A
    /// state goes from one version to the other by migrate_state. Otherwise the old one goes on:
    /// what is wrong. What core acts on itself (intents, forms, routes, jobs, views) must be as it
    /// was: it is read when the service starts.
    std::string reload();
    static constexpr std::chrono::minutes longest_drain{30};
    /// Of the process; 0 while there is none.
    int process() const { return child_ ? child_->process() : 0; }

  private:
    using steady = std::chrono::steady_clock;

    struct seat {
        std::unique_ptr<child> held;
        std::string version;
    };
    /// While it lives, calls go to the old process, where the conversation is to end with it.
    class turned_back;

    std::string check_unchanged(const manifest& now) const;
    void drain(seat old);
    void end_drained();
    void note_form(const std::string& conversation);
    void forget_form(const std::string& conversation);

    void start_process();
    static void end_in_order(child& ending, std::int64_t id);
    void need_process();
    /// The result, or the error that the plugin answered with.
    result<json::value> call(std::string_view method, const json::object& parameters);
    result<receipt> submit_once_or_twice(const submission& completed);
    result<json::value> call_again_if_ended(
        std::string_view method, const json::object& parameters
    );
    /// What the plugin answered: also an error is an answer.
    struct answer {
        json::value value;
        std::optional<error> refused;

        result<json::value> outcome() && {
            if (refused) return std::move(*refused);
            return std::move(value);
        }
    };
    /// Of the call `id`; what the plugin asks of core meanwhile is answered. Errors: of the
    /// channel.
    result<answer> receive(std::int64_t id, steady::time_point deadline);
    result<void> answer_plugin(const json::object& asked, steady::time_point deadline);
    void cancel(std::int64_t id, const error& why);
    [[noreturn]] void give_up(const error& why);

    remote_settings settings_;
    restart_policy restarts_;
    const services* lent_ = nullptr;
    std::unique_ptr<child> child_;
    bool is_new_ = false;                       // the process has not been tended yet
    std::string version_;                       // of the plugin that the process runs
    std::set<std::string, std::less<>> forms_;  // conversations in which the process knows of one
    seat draining_;
    std::set<std::string, std::less<>> drained_;  // those that stay with the old process
    steady::time_point drained_until_{};
    std::int64_t calls_ = 0;
    bool sent_ = false;     // the last call reached the process, or may have
    std::string reloaded_;  // the token of the last reload
};

}  // namespace lotsen
