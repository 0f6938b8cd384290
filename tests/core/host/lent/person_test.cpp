#include "core/host/lent/person.hpp"

#include <gmock/gmock.h>

#include "core/host/lent/store.hpp"
#include "core/journal/sqlite/plugin_database.hpp"
#include "core/text/normalise.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::unique_ptr<database> opened(const std::filesystem::path& folder) {
    return make_plugin_database(
               folder / "courier.store.sqlite", LOTSEN_SOURCE_DIR "/core/host/lent", fold
    )
        .value();
}

/// What the service keeps for a plugin, and beside it the same file as a command sees it.
struct a_store : testing::Test {
    a_store() {
        declared.id = "courier";
        declared.jobs = {{"remind", 0}, {"hourly", 3600}};
        declared.network = {"https://api.example.se"};
    }

    std::vector<personal_record> ask(bool erase = false) {
        const person_request asked{who, erase, now.now()};
        return person_in_store(*command, asked).value().records;
    }
    void put(std::string_view key, json::value value) {
        ASSERT_TRUE(store.put(key, value).has_value());
    }
    void send(std::string_view key, std::string body) {
        outgoing letter;
        letter.url = "https://api.example.se/letters";
        letter.body = std::move(body);
        ASSERT_TRUE(store.put(key, letter).has_value());
    }

    test::temporary_folder folder;
    test::fake_clock now;
    limits named;
    manifest declared;
    plugin_store store{opened(folder.path()), declared, now, named};
    std::unique_ptr<database> command = opened(folder.path());
    person who{{"c1"}, {"+46701740605"}, {"L-1"}};
};

TEST_F(a_store, has_pairs_of_one_person_and_of_others) {
    put("loan/1", {{"phone", "070-174 06 05"}, {"tool", "saw"}});
    put("loan/2", {{"phone", "+46701740606"}});
    put("seen/c1", true);
    const auto found = ask();
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].kind, "pair");
    EXPECT_EQ(found[0].fate, fate::erased);
    EXPECT_EQ(text_at(object_at(found[0].data, "value"), "tool"), "saw");
    EXPECT_TRUE(store.get("loan/1").has_value()) << "telling changes nothing";
    EXPECT_THAT(ask(true), SizeIs(2));
    EXPECT_THAT(store.keys("", 9).value(), ElementsAre("loan/2"));
    EXPECT_THAT(ask(true), IsEmpty());
}

TEST_F(a_store, tells_of_a_list_what_is_theirs_and_leaves_the_rest) {
    put("waiting", json::array{"+46701740606", "+46701740605"});
    put("by_loan", {{"L-1", json::array{"saw"}}, {"L-2", json::array{"drill"}}});
    const auto found = ask(true);
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].data.at("value"), (json::value{{"L-1", json::array{"saw"}}}));
    EXPECT_EQ(found[1].data.at("value"), (json::array{"+46701740605"}));
    EXPECT_EQ(store.get("waiting").value(), (json::array{"+46701740606"}));
    EXPECT_EQ(store.get("by_loan").value(), (json::value{{"L-2", json::array{"drill"}}}));
}

TEST_F(a_store, has_jobs_and_those_that_recur_hold_nobody) {
    ASSERT_TRUE(store.set_recurring(declared.jobs).has_value());
    const auto at = now.now();
    ASSERT_TRUE(store.schedule({"remind", "L-1", {}, at}).has_value());
    ASSERT_TRUE(store.schedule({"remind", "b", {{"to", "+46 70 174 06 05"}}, at}).has_value());
    ASSERT_TRUE(store.schedule({"remind", "c", {{"to", "else"}}, at}).has_value());
    EXPECT_THAT(ask(true), SizeIs(2));
    const auto left = store.due_jobs().value();
    ASSERT_THAT(left, SizeIs(1));
    EXPECT_EQ(left[0].what.key, "c");
}

TEST_F(a_store, has_letters_that_are_then_not_sent) {
    send("1", R"({"phone":"0701740605"})");
    send("2", R"({"phone":"0701740606"})");
    const auto found = ask(true);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].kind, "letter");
    EXPECT_EQ(text_at(found[0].data, "state"), "waiting");
    EXPECT_EQ(store.next_due_letter().value()->key, "2");
}

TEST_F(a_store, is_looked_through_to_its_end) {
    constexpr int pairs = 1100;
    for (int i = 0; i < pairs; ++i)
        put("loan/" + std::to_string(i), {{"conversation", i % 2 == 0 ? "c1" : "other"}});
    EXPECT_THAT(ask(true), SizeIs(pairs / 2));
    EXPECT_THAT(ask(), IsEmpty());
    EXPECT_THAT(store.keys("", 1000).value(), SizeIs(pairs / 2));
}

}  // namespace
}  // namespace lotsen
