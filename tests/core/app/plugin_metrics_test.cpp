// Plugins in Prometheus' text.
#include <gmock/gmock.h>

#include "core/app/http/metrics.hpp"

namespace lotsen {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(plugin_metrics, tell_each_plugin_by_its_name) {
    plugin_counts reporter{"reporter", true, 2, 3, letter_counts{4, 5}};
    plugin_counts guide{"guide", false, 0, std::nullopt, std::nullopt};
    const auto text = plugin_metrics({reporter, guide});
    EXPECT_THAT(text, HasSubstr("# TYPE lotsen_plugin_up gauge\n"));
    EXPECT_THAT(text, HasSubstr("lotsen_plugin_up{plugin=\"reporter\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("lotsen_plugin_up{plugin=\"guide\"} 0\n"));
    EXPECT_THAT(text, HasSubstr("# TYPE lotsen_plugin_restarts_total counter\n"));
    EXPECT_THAT(text, HasSubstr("lotsen_plugin_restarts_total{plugin=\"reporter\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("lotsen_plugin_failed_jobs_total{plugin=\"reporter\"} 3\n"));
    EXPECT_THAT(text, HasSubstr("lotsen_outbox_waiting{plugin=\"reporter\"} 4\n"));
    EXPECT_THAT(text, HasSubstr("lotsen_dead_letters{plugin=\"reporter\"} 5\n"));
    EXPECT_THAT(text, Not(HasSubstr("lotsen_dead_letters{plugin=\"guide\"}"))) << "it has none";
}

}  // namespace
}  // namespace lotsen
