// Repair belongs to core: every case at every question of every plugin's forms, in every language.
#include "core/app/trial/repair.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "tests/support/served.hpp"
#include "tests/support/staging.hpp"

namespace lotsen::test {
namespace {

using plugin_and_locale = std::tuple<std::string, std::string>;

constexpr std::chrono::hours an_hour{1};

/// One for all cases of this process; its plugins run in it, which is quicker.
trial::stage& shared_stage() {
    static trial::stage shared([] {
        auto settings = staging();
        settings.inline_plugins = true;
        return settings;
    }());
    return shared;
}

class repair : public testing::TestWithParam<plugin_and_locale> {};

TEST_P(repair, works_at_every_question) {
    const auto& [plugin, locale] = GetParam();
    auto& on = shared_stage();
    const auto declared = on.plugins().find(plugin);
    ASSERT_NE(declared, nullptr);
    on.now().advance(an_hour);  // what another language held is free again
    const auto report = trial::try_repairs(on, *declared, locale, locale == "sv" ? "en" : "sv");
    for (const auto& line : report.broken)
        ADD_FAILURE() << line;
    EXPECT_EQ(report.played.empty(), declared->forms.empty());
}

TEST(repair_cases, are_all_played_somewhere) {
    auto& on = shared_stage();
    std::set<std::string> played;
    const auto declared = on.plugins().manifests();
    for (const auto& plugin : *declared) {
        const auto report = trial::try_repairs(on, plugin, "sv", "en");
        for (const auto& [name, times] : report.played)
            played.insert(name);
    }
    EXPECT_THAT(trial::repair_cases(), testing::UnorderedElementsAreArray(played));
}

INSTANTIATE_TEST_SUITE_P(
    plugins,
    repair,
    testing::Combine(
        testing::Values("fault_reports", "youth_jobs", "associations", "city_guide"),
        testing::ValuesIn(served_languages())
    ),
    [](const auto& one) {
        auto name = std::get<0>(one.param) + "_" + std::get<1>(one.param);
        std::ranges::replace(name, '-', '_');
        return name;
    }
);

}  // namespace
}  // namespace lotsen::test
