// Prometheus text (exposition format 0.0.4) of what the network counts.
#pragma once

#include <string>

#include "core/net/counters.hpp"

namespace lotsen {

std::string network_metrics(const net::net_counts& counted);

}  // namespace lotsen
