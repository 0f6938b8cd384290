#include "core/app/config/config.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct a_configuration : testing::Test {
    result<config> read(std::string_view text) {
        const auto file = folder.path() / "lotsen.json";
        std::ofstream(file) << text;
        return read_config(file, {});
    }
    temporary_folder folder;
};

TEST_F(a_configuration, may_give_the_tiles_in_an_order_of_its_own) {
    EXPECT_THAT(read("{}")->tiles, IsEmpty());
    EXPECT_THAT(
        read(R"({"tiles": ["youth_jobs.find_job", "fault_reports.report_fault"]})")->tiles,
        ElementsAre("youth_jobs.find_job", "fault_reports.report_fault")
    );
    EXPECT_THAT(
        read(R"({"tiles": "youth_jobs.find_job"})").error().detail,
        HasSubstr("tiles has the wrong type")
    );
}

TEST_F(a_configuration, says_where_the_databases_of_plugins_are) {
    const auto read_one = read(R"({"plugin_databases": {"lending": "postgresql:///lending"}})");
    EXPECT_EQ(read_one->plugin_databases.at("lending"), "postgresql:///lending");
    for (const auto* wrong : {R"({"plugin_databases": "x"})", R"({"plugin_databases": {"a": 1}})"})
        EXPECT_THAT(read(wrong).error().detail, HasSubstr("plugin_databases has the wrong type"));
}

TEST_F(a_configuration, sets_limits_by_name) {
    const auto set = read(R"({"limits": {"kiosk_abandoned_s": 60, "photo_unclaimed_h": 24}})");
    EXPECT_EQ(set->limits.kiosk_abandoned, std::chrono::seconds(60));
    EXPECT_EQ(set->limits.photo_unclaimed, std::chrono::hours(24));
}

}  // namespace
}  // namespace lotsen::test
