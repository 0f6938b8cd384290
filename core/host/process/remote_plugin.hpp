// A plugin in a process of its own, to core as any other: each call goes over the channel, a
// process that ended is started again.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/base/ids.hpp"
#include "core/base/limits.hpp"
#include "core/host/process/plugin_process.hpp"
#include "core/host/process/restart_policy.hpp"
#include "core/plugin/plugin.hpp"

namespace lotsen {

struct remote_settings {
    child_command command;
    manifest declared;
    json::object initialize;  // parameters, see PROTOCOL.md; options and the like are added
    std::chrono::milliseconds deadline{3000};  // of each call
    std::size_t memory_mib = 0;                // its limit; 0: none is known
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
    result<person_reply> on_person(const person_request& asked) override;
    std::string health() override;
    void on_scheduled(const job& due, time_point now) override;
    void on_delivered(const delivery& what) override;

    /// Starts it again where it has ended, and in time where it nears its memory limit; asks how it
    /// is. True where another process stands
    /// since it was called last, and is well.
    bool tend();
    /// Starts another process of the plugin, of `next` and with `lent`; where that serves, is well
    /// and `take_over` succeeds, calls go to it from now on. Conversations with a form under way
    /// that the old process knows of stay with it until the form is submitted, for `longest_drain`
    /// at most; then it ends. Where the forms are declared otherwise, it ends at once: core goes on
    /// with the new ones. A state goes from one version to the other by migrate_state. Otherwise
    /// the old one goes on: what is wrong.
    std::string replace(
        remote_settings next,
        std::shared_ptr<const services> lent,
        const std::function<result<void>()>& take_over
    );
    static constexpr std::chrono::minutes longest_drain{30};
    /// May be looked at on any thread.
    struct process_counts {
        std::atomic<bool> up = false;
        std::atomic<std::uint64_t> restarts = 0;  // since it ended, a reload aside
    };
    std::shared_ptr<const process_counts> counted() const { return counted_; }
    /// Of the process; 0 while there is none.
    int process() const { return now_ ? now_->number() : 0; }

  private:
    using steady = std::chrono::steady_clock;

    void start_process();
    /// The process, or another one where it has ended. Throws std::runtime_error where it is too
    /// early for that.
    plugin_process& running();
    /// The one before for a conversation that is to end with it.
    plugin_process& running_for(const std::string& conversation);
    void forget_ended();
    bool nears_its_limit() const;
    /// Another process takes its place; it goes on where none comes to serve.
    void renew();

    result<json::value> call(
        plugin_process& process, std::string_view method, const json::object& parameters
    );
    result<json::value> call(std::string_view method, const json::object& parameters);
    result<json::value> call_again_if_ended(
        const std::string& conversation, std::string_view method, const json::object& parameters
    );
    result<json::object> migrated_by(
        plugin_process& process, std::string_view from, json::object state
    );

    /// As the process that the turn goes to knows it.
    json::object state_of(const turn& now);

    void drain(std::unique_ptr<plugin_process> old);
    void end_drained();
    void note_form(const std::string& conversation);
    void forget_form(const std::string& conversation);

    remote_settings settings_;
    std::shared_ptr<const services> lent_;
    restart_policy restarts_;
    std::unique_ptr<plugin_process> now_;
    const std::shared_ptr<process_counts> counted_ = std::make_shared<process_counts>();
    bool is_new_ = false;                         // it has not been tended yet
    std::set<std::string, std::less<>> forms_;    // conversations in which it knows of one
    std::unique_ptr<plugin_process> before_;      // until its forms are done
    std::set<std::string, std::less<>> drained_;  // conversations that stay with it
    steady::time_point drained_until_{};
    bool sent_ = false;  // a call of the submission reached a process, or may have
};

}  // namespace lotsen
