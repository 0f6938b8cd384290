// A conversation with the bot in the terminal, as `lotsen chat` and `lotsen plugin dev` have it.
#pragma once

#include <memory>
#include <ostream>
#include <string>

#include "core/app/config/config.hpp"
#include "core/app/wiring/content.hpp"
#include "core/base/clock.hpp"
#include "core/base/ids.hpp"

namespace lotsen {

/// The real service without sockets or staff. Not thread-safe.
class terminal_chat {
  public:
    /// Starts the plugins and opens the journal in `settings.data`. All that is given must outlive
    /// it. Throws std::runtime_error where a plugin or the journal cannot be started.
    terminal_chat(
        const config& settings,
        const content& loaded,
        const clock& now,
        random_source& random,
        std::ostream& out
    );
    terminal_chat(const terminal_chat&) = delete;
    terminal_chat& operator=(const terminal_chat&) = delete;
    ~terminal_chat();

    /// A new conversation: prints the bot's first words. `locale`: the best served one for it.
    void begin(const std::string& locale);

    /// What the resident says, or "/2" for the second option that was shown last. Prints what comes
    /// of it: text, options, cards, sources.
    void take(std::string line);

    /// Of the conversation now, which the resident may have changed.
    const std::string& locale() const;

  private:
    class parts;
    std::unique_ptr<parts> parts_;
};

}  // namespace lotsen
