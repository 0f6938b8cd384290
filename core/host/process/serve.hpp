// The plugin's side: a C++ module served over a message channel.
#pragma once

#include <functional>
#include <memory>

#include "core/host/lent/calls.hpp"
#include "core/host/process/channel.hpp"
#include "core/plugin/plugin.hpp"

namespace lotsen {

/// What `initialize` says of where the plugin runs; see core/plugin/PROTOCOL.md.
struct served_plugin {
    std::unique_ptr<plugin> module;
    /// Kept as long as the plugin is served.
    std::shared_ptr<services> lent;
};

/// Makes what `initialize`'s parameters ask for, with a way to ask core while the plugin is called.
/// May throw.
using make_served = std::function<served_plugin(const json::object& parameters, ask_core ask)>;

/// Answers calls until the other side asks to end (`shutdown`) or is gone. A call that throws is
/// answered with an error. The exit code of the process: 0, or 1 where the channel broke.
int serve(message_channel& channel, const make_served& make);

}  // namespace lotsen
