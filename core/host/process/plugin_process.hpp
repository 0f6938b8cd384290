// One process of a plugin: started, asked, ended. What to do when it ends is remote_plugin's.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "core/host/process/child.hpp"
#include "core/plugin/manifest.hpp"
#include "core/plugin/services.hpp"

namespace lotsen {

struct process_settings {
    child_command command;
    std::filesystem::path folder;              // of the plugin, with its manifest
    json::object initialize;                   // parameters, see PROTOCOL.md
    std::chrono::milliseconds deadline{3000};  // of each call
};

/// Called on one thread. After a failure that says so it has ended, and is of no more use.
class plugin_process {
  public:
    using steady = std::chrono::steady_clock;

    /// Starts and initialises one; `lent` is what it may ask of core. Throws std::runtime_error
    /// where it does not come to serve.
    static std::unique_ptr<plugin_process> start(
        process_settings settings, std::shared_ptr<const services> lent
    );

    /// The result, or the error that the plugin answered with; what it asks of core meanwhile is
    /// answered. Throws std::runtime_error where it ended, did not answer in time (it is cancelled
    /// first, and ended where that does not help), or answered what is no answer (it is ended).
    result<json::value> call(std::string_view method, const json::object& parameters);
    /// Whether the last call reached the process, or may have.
    bool was_sent() const { return sent_; }

    bool has_ended() const { return !child_ || child_->has_ended(); }
    /// Where it ended by itself between two calls: into the log. What is left of it goes.
    void bury();
    /// Lets it end by itself, for a while.
    void end_in_order();

    /// What its folder's manifest said when it was started; empty where that could not be read.
    const std::string& version() const { return version_; }
    /// See child; 0 where it has ended.
    std::size_t data_bytes() const { return child_ ? child_->data_bytes() : 0; }
    int number() const { return child_ ? child_->process() : 0; }

  private:
    plugin_process(
        process_settings settings,
        std::shared_ptr<const services> lent,
        std::unique_ptr<child> started
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

    void initialize();
    /// Of the call `id`. Errors: of the channel.
    result<answer> receive(std::int64_t id, steady::time_point deadline);
    result<void> answer_plugin(const json::object& asked, steady::time_point deadline);
    void cancel(std::int64_t id, const error& why);
    [[noreturn]] void give_up(const error& why);
    void log_end(std::string_view why, std::chrono::milliseconds patience);

    const process_settings settings_;
    const std::shared_ptr<const services> lent_;
    std::unique_ptr<child> child_;
    std::string version_;
    std::int64_t calls_ = 0;
    bool sent_ = false;
};

}  // namespace lotsen
