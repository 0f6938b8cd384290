// `lotsen plugin reload`: what a plugin's folder says now takes the place of what it said.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/app/wiring/content.hpp"
#include "core/dialogue/live_dialogue.hpp"
#include "core/host/host.hpp"
#include "core/host/process/reload.hpp"
#include "core/text/live_catalogue.hpp"
#include "core/understanding/live_reader.hpp"

namespace lotsen {

/// What serves and can be replaced while it does.
struct serving {
    live_catalogue& texts;
    live_dialogue& dialogue;
    live_reader& understanding;
    learner& teacher;
    lotsen::host& plugins;
};

/// Not thread-safe: on the thread that learns. All that is given must outlive it.
class reloader {
  public:
    /// `loaded` is what is served at first. What was asked before is of the past.
    reloader(const config& settings, std::vector<manifest> loaded, serving now);

    /// Carries out and answers what was asked for since the last look.
    void look();

    /// Manifest, messages, examples and options' schema of the plugin as they are now; messages and
    /// examples of the others are read again with them. Trains where examples have changed, which
    /// takes seconds. All of it or nothing: what is wrong, or empty.
    std::string reload(const std::string& plugin);

  private:
    result<std::vector<manifest>> read_again(const std::string& plugin) const;

    const config& settings_;
    std::vector<manifest> declared_;
    serving now_;
    std::map<std::string, std::string> seen_;  // plugin -> token of what it was last asked
};

}  // namespace lotsen
