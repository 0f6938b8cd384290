// One plugin in the service by itself, as its author sees it.
#pragma once

#include <memory>
#include <ostream>
#include <string>

#include "core/app/config/config.hpp"
#include "core/app/kit/terminal.hpp"
#include "core/app/wiring/content.hpp"
#include "core/base/scratch_folder.hpp"

namespace lotsen {

/// The plugin of a folder, as the folder is at this moment, with core and nothing else. What it
/// keeps begins empty and goes with the workbench. Not thread-safe.
class workbench {
  public:
    /// The model is kept in data/models/<id> of `base`, so that the next one is quick. Errors: the
    /// first that is wrong, with file and line or place; unavailable (the plugin does not start).
    static result<std::unique_ptr<workbench>> make(
        const config& base, const std::filesystem::path& folder, std::ostream& out
    );
    workbench(const workbench&) = delete;
    workbench& operator=(const workbench&) = delete;
    ~workbench();

    const manifest& declared() const { return loaded_.plugins.front(); }
    /// What does not keep it from running and is not meant: texts that are named and not written,
    /// one a line.
    std::string doubts() const;

    void begin(const std::string& locale) { chat_->begin(locale); }
    /// Prints what was understood, then what comes of it.
    void take(const std::string& line);

  private:
    workbench(
        std::unique_ptr<scratch_folder> data, config settings, content loaded, std::ostream& out
    );

    std::unique_ptr<scratch_folder> data_;
    config settings_;
    content loaded_;
    system_clock now_;
    system_random random_;
    std::ostream& out_;
    std::unique_ptr<terminal_chat> chat_;
};

}  // namespace lotsen
