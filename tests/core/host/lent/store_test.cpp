#include "core/host/lent/store.hpp"

#include <gmock/gmock.h>

#include "core/journal/sqlite/plugin_database.hpp"
#include "core/text/normalise.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using std::chrono::seconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct store_test : testing::Test {
    store_test() {
        declared.id = "courier";
        declared.jobs = {{"remind", 0}, {"hourly", 3600}};
        declared.network = {"https://api.example.se", "http://127.0.0.1:9000"};
        open();
    }

    void open() {
        store.reset();
        auto database = make_plugin_database(
            folder.path() / "courier.store.sqlite", LOTSEN_SOURCE_DIR "/core/host/lent", fold
        );
        store = std::make_unique<plugin_store>(std::move(database).value(), declared, now, named);
    }

    job reminder(const std::string& key, seconds from_now) const {
        return {"remind", key, {{"text", "hello"}}, now.now() + from_now};
    }
    static outgoing letter(const std::string& body) {
        outgoing made;
        made.url = "https://api.example.se/letters?to=all";
        made.body = body;
        return made;
    }
    std::vector<std::string> due_keys() {
        std::vector<std::string> keys;
        for (const auto& one : store->due_jobs().value())
            keys.push_back(one.what.name + "/" + one.what.key);
        return keys;
    }
    /// The next letter is answered with this status.
    void answered(int status) {
        const auto due = store->next_due_letter().value();
        ASSERT_TRUE(due.has_value());
        ASSERT_TRUE(store->letter_answered(*due, incoming{status, "", "ok"}).has_value());
    }

    test::temporary_folder folder;
    test::fake_clock now;
    limits named;
    manifest declared;
    std::unique_ptr<plugin_store> store;
};

TEST_F(store_test, keeps_pairs_over_a_restart) {
    EXPECT_EQ(store->get("a").error().code, errc::not_found);
    ASSERT_TRUE(store->put("a", json::value{{"x", 1}}).has_value());
    ASSERT_TRUE(store->put("a", json::value{{"x", 2}}).has_value());
    open();
    EXPECT_EQ(store->get("a").value(), (json::value{{"x", 2}}));
    ASSERT_TRUE(store->erase("a").has_value());
    EXPECT_EQ(store->get("a").error().code, errc::not_found);
    EXPECT_TRUE(store->erase("a").has_value());
}

TEST_F(store_test, finds_keys_by_how_they_begin) {
    for (const auto* key : {"b/2", "a/1", "b/1", "b%", "c"})
        ASSERT_TRUE(store->put(key, nullptr).has_value());
    EXPECT_THAT(store->keys("b/", 10).value(), ElementsAre("b/1", "b/2"));
    EXPECT_THAT(store->keys("b", 2).value(), ElementsAre("b%", "b/1"));
    EXPECT_THAT(store->keys("", 100).value(), testing::SizeIs(5));
    EXPECT_THAT(store->keys("d", 10).value(), IsEmpty());
}

TEST_F(store_test, refuses_keys_and_values_that_are_none) {
    EXPECT_EQ(store->put("", json::value(1)).error().code, errc::invalid);
    EXPECT_EQ(
        store->put(std::string(most_key_bytes + 1, 'x'), json::value(1)).error().code, errc::invalid
    );
    const std::string large(named.plugin_pair_bytes, 'x');
    EXPECT_THAT(store->put("a", json::string(large)).error().detail, HasSubstr("65536"));
}

TEST_F(store_test, gives_a_job_when_it_is_due_and_not_again_once_it_is_done) {
    ASSERT_TRUE(store->schedule(reminder("k", seconds(60))).has_value());
    EXPECT_THAT(due_keys(), IsEmpty());
    EXPECT_EQ(store->next_job().value(), now.now() + seconds(60));
    now.advance(seconds(60));
    open();  // a restart neither loses nor repeats it
    const auto due = store->due_jobs().value();
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(text_at(due[0].what.payload, "text"), "hello");
    ASSERT_TRUE(store->job_done(due[0]).has_value());
    open();
    EXPECT_THAT(due_keys(), IsEmpty());
}

TEST_F(store_test, a_job_scheduled_anew_takes_the_place_of_the_old_one) {
    ASSERT_TRUE(store->schedule(reminder("k", seconds(0))).has_value());
    const auto running = store->due_jobs().value().at(0);
    ASSERT_TRUE(store->schedule(reminder("k", seconds(90))).has_value());
    ASSERT_TRUE(store->job_done(running).has_value()) << "that of before";
    EXPECT_EQ(store->next_job().value(), now.now() + seconds(90));
    ASSERT_TRUE(store->cancel("remind", "k").has_value());
    EXPECT_EQ(store->next_job().value(), std::nullopt);
}

TEST_F(store_test, a_job_that_fails_is_tried_later_and_at_last_given_up) {
    named.job_attempts = 3;
    ASSERT_TRUE(store->schedule(reminder("k", seconds(0))).has_value());
    for (const auto wait : {5, 10}) {
        ASSERT_TRUE(store->job_failed(store->due_jobs().value().at(0)).has_value());
        EXPECT_THAT(due_keys(), IsEmpty());
        now.advance(seconds(wait));
        EXPECT_THAT(due_keys(), ElementsAre("remind/k"));
    }
    ASSERT_TRUE(store->job_failed(store->due_jobs().value().at(0)).has_value());
    now.advance(seconds(100'000));
    EXPECT_THAT(due_keys(), IsEmpty());
    EXPECT_EQ(store->failed_jobs(), 3U);
}

TEST_F(store_test, a_job_of_no_such_name_is_refused) {
    const job one{"unknown", "k", {}, now.now()};
    EXPECT_THAT(store->schedule(one).error().detail, HasSubstr("no job unknown"));
}

TEST_F(store_test, jobs_that_recur_keep_their_time_over_restarts) {
    ASSERT_TRUE(store->set_recurring(declared.jobs).has_value());
    now.advance(seconds(3000));
    open();
    ASSERT_TRUE(store->set_recurring(declared.jobs).has_value());
    now.advance(seconds(600));
    EXPECT_THAT(due_keys(), ElementsAre("hourly/"));
    ASSERT_TRUE(store->job_failed(store->due_jobs().value().at(0)).has_value());
    EXPECT_THAT(due_keys(), IsEmpty()) << "its next time is soon enough";
    now.advance(seconds(3600));
    EXPECT_THAT(due_keys(), ElementsAre("hourly/"));
    ASSERT_TRUE(store->set_recurring({}).has_value());
    EXPECT_THAT(due_keys(), IsEmpty()) << "it is declared no more";
}

TEST_F(store_test, a_letter_is_put_once_for_its_key_and_delivered_once) {
    ASSERT_TRUE(store->put("k", letter("first")).has_value());
    ASSERT_TRUE(store->put("k", letter("second")).has_value());
    const auto due = store->next_due_letter().value();
    ASSERT_TRUE(due.has_value());
    EXPECT_EQ(due->letter.body, "first");
    answered(201);
    EXPECT_FALSE(store->next_due_letter().value().has_value());
    const auto untold = store->untold_letters().value();
    ASSERT_EQ(untold.size(), 1U);
    EXPECT_EQ(untold[0].what.answer.status, 201);
    EXPECT_EQ(untold[0].what.answer.body, "ok");
    EXPECT_FALSE(untold[0].what.dead);
    ASSERT_TRUE(store->told(untold[0].id).has_value());
    EXPECT_THAT(store->untold_letters().value(), IsEmpty());
    ASSERT_TRUE(store->put("k", letter("third")).has_value());
    EXPECT_FALSE(store->next_due_letter().value().has_value()) << "the key is remembered";
}

TEST_F(store_test, a_letter_is_tried_again_with_growing_pauses_until_it_is_dead) {
    named.outbox_attempts = 3;
    ASSERT_TRUE(store->put("k", letter("x")).has_value());
    answered(503);
    EXPECT_EQ(store->next_letter().value(), now.now() + seconds(5));
    EXPECT_FALSE(store->next_due_letter().value().has_value());
    now.advance(seconds(5));
    answered(429);
    EXPECT_EQ(store->next_letter().value(), now.now() + seconds(10));
    now.advance(seconds(10));
    answered(500);
    EXPECT_EQ(store->count_letters().value().dead, 1U);
    EXPECT_TRUE(store->untold_letters().value().at(0).what.dead);
}

TEST_F(store_test, a_letter_that_the_receiver_refuses_is_dead_at_once) {
    ASSERT_TRUE(store->put("k", letter("x")).has_value());
    answered(422);
    EXPECT_EQ(store->count_letters().value().dead, 1U);
}

TEST_F(store_test, a_letter_that_could_not_be_sent_waits) {
    ASSERT_TRUE(store->put("k", letter("x")).has_value());
    const auto due = store->next_due_letter().value();
    ASSERT_TRUE(store->letter_answered(*due, fail(errc::unavailable, "no route")).has_value());
    EXPECT_EQ(store->count_letters().value().dead, 0U);
    EXPECT_EQ(store->count_letters().value().waiting, 1U);
    EXPECT_EQ(store->next_letter().value(), now.now() + seconds(5));
}

TEST_F(store_test, a_letter_goes_to_hosts_that_the_manifest_names_only) {
    auto elsewhere = letter("x");
    for (const auto* url :
         {"https://example.se/",
          "http://api.example.se/",
          "https://api.example.se:8443/",
          "https://api.example.se.evil.example/",
          "http://127.0.0.1:9001/"}) {
        elsewhere.url = url;
        EXPECT_EQ(store->put("k", elsewhere).error().code, errc::not_allowed) << url;
    }
    for (const auto* url :
         {"",
          "letters",
          "ftp://api.example.se/",
          "https://api.example.se/a b",
          "https://",
          "https://me@api.example.se/"}) {
        elsewhere.url = url;
        EXPECT_EQ(store->put("k", elsewhere).error().code, errc::invalid) << url;
    }
    for (const auto* url : {"https://api.example.se", "https://api.example.se:443/x?y#z"}) {
        elsewhere.url = url;
        EXPECT_TRUE(store->put(url, elsewhere).has_value()) << url;
    }
}

TEST_F(store_test, dead_letters_are_shown_sent_again_and_thrown_away) {
    ASSERT_TRUE(store->put("secret", letter("what was in it")).has_value());
    answered(404);
    desk_request asked;
    asked.view = "letters";
    const auto shown = store->letters(asked).value();
    const auto& row = shown.as_object().at("rows").as_array().at(0).as_object();
    EXPECT_EQ(text_at(row, "host"), "api.example.se");
    EXPECT_EQ(text_at(row, "problem"), "answered 404");
    const auto& commands = shown.as_object().at("commands").as_array();
    EXPECT_FALSE(commands.at(0).as_object().contains("confirm"));
    EXPECT_EQ(
        text_at(object_at(commands.at(1).as_object(), "confirm"), "message"),
        "core:letters.confirm_throw_away"
    );
    EXPECT_THAT(json::serialize(shown), testing::Not(HasSubstr("what was in it")))
        << "may be somebody's own";
    asked.command = "send_again";
    asked.arguments = {{"id", row.at("id")}};
    ASSERT_TRUE(store->letters(asked).has_value());
    EXPECT_TRUE(store->next_due_letter().value().has_value());
    EXPECT_EQ(store->letters(asked).error().code, errc::conflict) << "it is not dead any more";
    answered(404);
    asked.command = "throw_away";
    ASSERT_TRUE(store->letters(asked).has_value());
    EXPECT_EQ(store->count_letters().value().dead, 0U);
    asked.command = "burn";
    EXPECT_EQ(store->letters(asked).error().code, errc::not_found);
}

TEST_F(store_test, a_delivered_letter_is_forgotten_after_a_while) {
    ASSERT_TRUE(store->put("k", letter("x")).has_value());
    answered(200);
    ASSERT_TRUE(store->told(store->untold_letters().value().at(0).id).has_value());
    now.advance(named.outbox_remembered + seconds(1));
    ASSERT_TRUE(store->put("other", letter("y")).has_value());
    answered(200);
    ASSERT_TRUE(store->put("k", letter("z")).has_value());
    EXPECT_EQ(store->next_due_letter().value()->letter.body, "z");
}

}  // namespace
}  // namespace lotsen
