// The service without sockets, for conversations that are tried out.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/app/conversation/registry.hpp"
#include "core/app/wiring/content.hpp"
#include "core/base/scratch_folder.hpp"
#include "core/base/set_clock.hpp"
#include "core/host/host.hpp"
#include "core/journal/sqlite/sqlite_journal.hpp"

namespace lotsen::trial {

/// One io_context; data in a folder that goes with it, example data filled in. Models are trained
/// once and kept in the configuration's `models`, or else go too. Not thread-safe.
class stage final : public handover_listener {
  public:
    /// All plugins of the configuration, or where `only` is given that one plugin's folder. Throws
    /// std::runtime_error for what is wrong with the content, or a plugin that cannot start.
    explicit stage(config settings, const std::filesystem::path& only = {});
    ~stage() override;

    /// A new conversation; what comes of each step gathers in `events`.
    void open(const std::string& locale);
    void say(std::string text);
    /// By part of the label; an exact label wins. False where no open option has it.
    bool choose(const std::string& label);
    bool choose(std::size_t place);
    void choose_option(std::string option);
    void send_photo(std::string id);
    void locale(std::string tag);
    /// The resident is gone and comes back: the conversation is read from the journal anew.
    /// `events` is then the whole of it.
    void come_back();
    /// The plugins and the journal end and begin again, with the same data. Throws as the
    /// constructor does.
    void restart();
    /// Likewise, with no data, and with these settings.
    void start_anew(config settings);

    /// Of the last step.
    const std::vector<event>& events() const { return events_; }
    /// What the bot said in it, one message a line.
    std::string heard() const;
    /// What can be chosen: option, label.
    const std::vector<std::pair<std::string, std::string>>& options() const { return options_; }
    const std::string& conversation_id() const { return id_; }
    /// From the next start on, every declared job is due after a second.
    void hurry_jobs();
    /// What is remembered of the conversation, as it lies in the journal.
    dialogue_memory memory();
    /// The client ids of what the resident did and was told is accepted.
    const std::vector<std::string>& accepted_ids() const { return accepted_; }
    std::string words(std::string_view message, std::string_view locale) const;

    const lotsen::content& content() const { return content_; }
    const config& settings() const { return settings_; }
    host& plugins() { return *plugins_; }
    set_clock& now() { return now_; }
    boost::asio::io_context& io() { return io_; }
    void run(boost::asio::awaitable<void> work);

    /// Of a conversation, unlike all others of this stage.
    std::string new_name() { return "trial-" + std::to_string(++names_); }

    bool available = false;  // staff

    void entered(board_entry) override {}
    void accepted(std::string, std::string) override {}
    void left(std::string) override {}
    bool staff_available() const override { return available; }
    bool open_now() const override { return available; }

  private:
    class listener;
    void begin();
    void end();
    void next_step();
    std::string next_id() { return "c" + std::to_string(++said_); }
    void note(const std::string& id, const result<appended>& done);

    scratch_folder folder_;
    set_clock now_;
    system_random random_;
    config settings_;
    lotsen::content content_;
    conversation_counters counters_;
    boost::asio::io_context io_;
    std::unique_ptr<sqlite_journal> journal_;
    std::unique_ptr<host> plugins_;
    std::unique_ptr<surroundings> around_;
    std::unique_ptr<registry> conversations_;
    std::shared_ptr<listener> listener_;
    std::shared_ptr<conversation> talk_;
    std::string id_, token_;
    std::vector<event> events_;
    std::vector<std::pair<std::string, std::string>> options_;
    std::vector<std::string> accepted_;
    int said_ = 0;
    int names_ = 0;
};

}  // namespace lotsen::trial
