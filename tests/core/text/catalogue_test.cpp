#include "core/text/catalogue.hpp"

#include <gmock/gmock.h>

#include "core/text/time_zone.hpp"
#include "tests/support/served.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class catalogue_test : public testing::Test {
  protected:
    void given(std::string_view file, std::string_view text) { folder_.write(file, text); }

    result<std::shared_ptr<const catalogue>> load() {
        return catalogue::load(
            {{"core", folder_.path() / "locales"}, {"trees", folder_.path() / "messages"}},
            make_time_zone("Europe/Stockholm").value()
        );
    }

    void SetUp() override {
        given("locales/locales.json", R"([{"tag":"sv"},{"tag":"ar","rtl":true}])");
        given(
            "locales/sv/core.json",
            R"({"_meta":{"reviewed":true},"hello":"Hej {name}","bye":"Hej då"})"
        );
        given("locales/ar/core.json", R"({"hello":"مرحبا {name}","bye":"مع السلامة"})");
        given("locales/sv-x-latt/core.json", R"({"bye":"Hej hej"})");
        given("messages/sv.json", R"({"tree":"{n, plural, one {ett träd} other {# träd}}"})");
        given("messages/ar.json", R"({"tree":"{n, plural, other {# شجرة}}"})");
    }

    test::temporary_folder folder_;
};

TEST_F(catalogue_test, says_a_message_in_the_closest_language) {
    const auto all = load().value();
    EXPECT_THAT(all->locales(), ElementsAre("sv", "ar"));
    EXPECT_EQ(all->format("core", "bye", "ar"), "مع السلامة");
    EXPECT_EQ(all->format("core", "bye", "sv-x-latt"), "Hej hej");
    EXPECT_EQ(all->format("core", "hello", "sv-x-latt", {{"name", "Bo"}}), "Hej Bo");
    EXPECT_EQ(all->format("core", "hello", "sv-SE", {{"name", "Bo"}}), "Hej Bo");
    EXPECT_EQ(all->format("core", "bye", "ja"), "Hej då");
    EXPECT_EQ(all->format("trees", "tree", "sv", {{"n", 2}}), "2 träd");
    EXPECT_THAT(all->problems(), IsEmpty());
}

TEST_F(catalogue_test, counts_what_nobody_has_written) {
    const auto all = load().value();
    EXPECT_EQ(all->format("core", "nothing", "sv"), "[core:nothing]");
    EXPECT_EQ(all->unknown(), 1U);
    EXPECT_FALSE(all->has("core", "nothing", "sv"));
    EXPECT_TRUE(all->has("core", "hello", "sv-x-latt"));
}

TEST_F(catalogue_test, tells_every_problem_with_file_and_id) {
    given("locales/ar/core.json", R"({"hello":"مرحبا {who}","extra":"x"})");
    given("messages/ar.json", R"({"tree":"{n, plural, one {x}}"})");
    const auto all = load().value();
    std::vector<std::string> told;
    for (const auto& one : all->problems())
        told.push_back(
            std::filesystem::relative(one.file, folder_.path()).string() + " " + one.id + " " +
            one.what
        );
    EXPECT_THAT(
        told,
        ElementsAre(
            "locales/ar/core.json bye missing in ar",
            "locales/ar/core.json extra is not in sv",
            "locales/ar/core.json hello argument {name} of sv is not used",
            "locales/ar/core.json hello argument {who} is not in sv",
            HasSubstr("messages/ar.json tree bad pattern: U_DEFAULT_KEYWORD_MISSING"),
            "messages/ar.json tree missing in ar"
        )
    );
    EXPECT_EQ(all->format("trees", "tree", "ar", {{"n", 1}}), "ett träd");
}

TEST_F(catalogue_test, notices_a_language_without_messages) {
    given("locales/locales.json", R"([{"tag":"sv"},{"tag":"ar"},{"tag":"fi"}])");
    const auto all = load().value();
    ASSERT_EQ(all->problems().size(), 2U);
    EXPECT_EQ(all->problems().front().what, "core has no messages in fi");
}

TEST_F(catalogue_test, is_refused_where_files_are_broken) {
    given("messages/ar.json", "{");
    EXPECT_EQ(load().error().code, errc::not_json);
    given("messages/ar.json", "[]");
    EXPECT_EQ(load().error().code, errc::invalid);
    EXPECT_EQ(
        catalogue::load({{"core", folder_.path() / "none"}}, nullptr).error().code, errc::not_found
    );
}

TEST(repository_catalogues, are_whole) {
    namespace fs = std::filesystem;
    const fs::path root = LOTSEN_SOURCE_DIR;
    std::vector<catalogue::source> sources;
    for (const char* domain : {"core", "widget", "kiosk", "desk"})
        sources.push_back({domain, root / "locales"});
    for (const auto& plugin : fs::directory_iterator(root / "plugins")) {
        if (fs::exists(plugin.path() / "messages"))
            sources.push_back({plugin.path().filename().string(), plugin.path() / "messages"});
    }
    const auto all = catalogue::load(sources, make_time_zone("Europe/Stockholm").value()).value();
    EXPECT_EQ(all->locales(), test::served_locales());
    for (const auto& one : all->problems())
        ADD_FAILURE() << one.file << ": " << one.id << ": " << one.what;
}

}  // namespace
}  // namespace lotsen
