// Prometheus text (exposition format 0.0.4) of what the network and the plugins count.
#pragma once

#include <string>
#include <vector>

#include "core/host/counts.hpp"
#include "core/net/counters.hpp"

namespace lotsen {

std::string network_metrics(const net::net_counts& counted);
std::string plugin_metrics(const std::vector<plugin_counts>& counted);

}  // namespace lotsen
