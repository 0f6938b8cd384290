#include "tests/plugins/support/declared.hpp"
#include "plugins/fault_reports/report.hpp"
#include "tests/support/served.hpp"

namespace lotsen::fault_reports {
namespace {

constexpr auto plugin = "fault_reports";

manifest declared() {
    return read_manifest(test::plugin_folder(plugin)).value();
}

TEST(declared_fault_reports, every_message_that_is_used_is_written) {
    auto used = test::declared_messages(declared());
    used.merge(test::messages_in_sources(plugin));
    for (const auto status : statuses) {
        used.insert("status." + std::string(status));
        used.insert("desk.state." + std::string(status));
    }
    test::expect_all_written(plugin, used);
}

TEST(declared_fault_reports, catalogues_agree) {
    test::expect_catalogues_agree(plugin);
}

TEST(declared_fault_reports, nobody_is_asked_for_an_identity_number) {
    for (const auto& form : declared().forms) {
        for (const auto& slot : form.slots)
            EXPECT_EQ(slot.name.find("personal"), std::string::npos) << slot.name;
    }
}

TEST(declared_fault_reports, every_category_has_keywords_of_its_own_in_every_language) {
    const auto manifest = declared();
    const auto* category = manifest.find_form("report")->find("category");
    ASSERT_EQ(category->choices.size(), 13U);
    for (const auto& tag : test::served_languages()) {
        const auto file = test::plugin_folder(plugin) / "examples" / (tag + ".json");
        const auto written = read_examples(file).value();
        test::ids seen;
        for (const auto& each : category->choices) {
            const auto found = written.find("report.category." + each.value);
            ASSERT_NE(found, written.end()) << tag << " " << each.value;
            EXPECT_GE(found->second.size(), 5U) << tag << " " << each.value;
            for (const auto& keyword : found->second)
                EXPECT_TRUE(seen.insert(keyword).second) << tag << ": " << keyword << " twice";
        }
    }
}

TEST(declared_fault_reports, a_status_reads_as_a_sentence) {
    const auto texts = catalogue::load(
                           {{plugin, test::plugin_folder(plugin) / "messages"}},
                           make_time_zone("Europe/Stockholm").value()
    )
                           .value();
    const json::object args{
        {"reference", "F-1234-567W"},
        {"since", "2026-11-23T23:30:00.000Z"},
        {"to", "Trafikverket"}};
    EXPECT_EQ(
        texts->format(plugin, "status.referred", "sv", args),
        "F-1234-567W lämnades över till Trafikverket den 24 november 2026. De ansvarar för platsen."
    );
    EXPECT_EQ(
        texts->format(plugin, "status.done", "en", args),
        "F-1234-567W has been done since November 24, 2026."
    );
}

}  // namespace
}  // namespace lotsen::fault_reports
