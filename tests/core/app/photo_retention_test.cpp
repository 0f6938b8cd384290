#include "core/app/http/photo_retention.hpp"

#include <gmock/gmock.h>

#include <boost/asio/io_context.hpp>

#include "tests/core/app/quiet_plugins.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

using std::chrono::hours;

constexpr std::string_view picture = "\xFF\xD8\xFF a photo";

manifest with_photos(std::string id) {
    slot photo;
    photo.name = "photo";
    photo.type = slot_type::photo;
    form report;
    report.slots = {photo};
    manifest made;
    made.id = std::move(id);
    made.forms = {report};
    return made;
}

struct photos_of_residents : testing::Test {
    photos_of_residents() {
        plugins.declared = {with_photos("reports"), manifest{}};
        plugins.needed = [this](
                             const std::string& plugin, const std::vector<std::string>& asked
                         ) -> result<std::vector<std::string>> {
            EXPECT_EQ(plugin, "reports");
            EXPECT_LE(asked.size(), named.photo_batch);
            if (!reachable) return fail(errc::unavailable);
            return in_reports;
        };
    }

    /// Sent so long ago.
    std::string sent(std::string_view conversation, hours ago) {
        auto id = store.put(conversation, picture).value();
        const auto at = std::chrono::file_clock::from_sys(now.now() - ago);
        std::filesystem::last_write_time(folder.path() / conversation / id, at);
        return id;
    }
    bool there(std::string_view conversation, const std::string& id) {
        return store.get(conversation, id).has_value();
    }
    void sweep() {
        const auto whole = [](photo_retention rule) -> boost::asio::awaitable<int> {
            co_await rule.run();
            co_return 0;
        };
        run(io, whole({store, plugins, now, named, slow}));
    }

    temporary_folder folder;
    seeded_random random;
    fake_clock now;
    limits named;
    photo_store store{folder.path(), random, named};
    quiet_plugins plugins;
    std::vector<std::string> in_reports;
    bool reachable = true;
    boost::asio::io_context io;
    boost::asio::thread_pool slow{1};
};

TEST_F(photos_of_residents, go_with_the_report_they_belong_to) {
    const auto photo = sent("c1", named.photo_unclaimed + hours(1));
    in_reports = {photo};
    sweep();
    EXPECT_TRUE(there("c1", photo));
    in_reports.clear();
    sweep();
    EXPECT_FALSE(there("c1", photo));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "c1"));
}

TEST_F(photos_of_residents, that_never_came_to_a_report_go_after_a_while) {
    const auto old = sent("c1", named.photo_unclaimed + hours(1));
    const auto young = sent("c1", named.photo_unclaimed - hours(1));
    sweep();
    EXPECT_FALSE(there("c1", old));
    EXPECT_TRUE(there("c1", young));
    now.advance(hours(2));
    sweep();
    EXPECT_FALSE(there("c1", young));
}

TEST_F(photos_of_residents, all_stay_where_a_plugin_cannot_be_asked) {
    const auto photo = sent("c1", named.photo_unclaimed * 2);
    reachable = false;
    sweep();
    EXPECT_TRUE(there("c1", photo));
}

TEST_F(photos_of_residents, are_asked_about_in_batches) {
    named.photo_batch = 2;
    std::vector<std::string> ids;
    ids.reserve(5);
    for (int i = 0; i < 5; ++i)
        ids.push_back(sent("c" + std::to_string(i), named.photo_unclaimed * 2));
    in_reports = {ids[4]};
    sweep();
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(there("c" + std::to_string(i), ids[static_cast<std::size_t>(i)]), i == 4);
}

TEST_F(photos_of_residents, are_taken_again_by_a_conversation_whose_folder_is_gone) {
    sent("c1", named.photo_unclaimed * 2);
    sweep();
    EXPECT_TRUE(store.put("c1", picture).has_value());
}

}  // namespace
}  // namespace lotsen::test
