// A conversation as a file, and the service it is run through.
#pragma once

#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/app/conversation/registry.hpp"
#include "core/app/wiring/content.hpp"
#include "core/host/host.hpp"
#include "core/journal/sqlite/sqlite_journal.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {

/// The real service without sockets: one io_context, data in a folder that goes with it.
class stage final : public handover_listener {
  public:
    /// With the built plugins of this checkout, or with those of another folder.
    stage();
    explicit stage(const std::filesystem::path& plugins);
    ~stage() override;

    /// A new conversation; its events gather in `events`.
    void open(const std::string& locale);
    void say(std::string text);
    /// By part of the label; an exact label wins. False where no open option has it.
    bool choose(const std::string& label);
    bool choose(std::size_t place);
    void locale(std::string tag);

    const std::vector<event>& events() const { return events_; }
    std::string words(std::string_view message, std::string_view locale) const;
    bool available = false;

    void entered(board_entry) override {}
    void accepted(std::string, std::string) override {}
    void left(std::string) override {}
    bool staff_available() const override { return available; }
    bool open_now() const override { return available; }

  private:
    class listener;
    void run(boost::asio::awaitable<void> work);
    void choose_option(std::string option);

    temporary_folder folder_;
    fake_clock now_;
    system_random random_;
    config settings_;
    content content_;
    std::unique_ptr<sqlite_journal> journal_;
    std::unique_ptr<host> plugins_;
    conversation_counters counters_;
    std::unique_ptr<surroundings> around_;
    boost::asio::io_context io_;
    std::unique_ptr<registry> conversations_;
    std::shared_ptr<listener> listener_;
    std::shared_ptr<conversation> talk_;
    std::vector<event> events_;
    std::vector<std::pair<std::string, std::string>> options_;  // option, label
    int said_ = 0;
};

/// Runs the file; each broken expectation is a line. Throws where the file itself is wrong.
std::vector<std::string> run_transcript(stage& on, const std::filesystem::path& file);

}  // namespace lotsen::test
