// The services that core lends (core/plugin/lent.hpp): the same to a C++ module in this process, to
// that module in its own, and to a plugin in Python.
#include <gmock/gmock.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>

#include "core/app/wiring/plugin_http.hpp"
#include "core/base/files.hpp"
#include "core/host/inline/inline_host.hpp"
#include "core/host/module.hpp"
#include "core/journal/postgres/plugin_database.hpp"
#include "core/journal/sqlite/plugin_database.hpp"
#include "core/text/normalise.hpp"
#include "core/text/time_zone.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/plugin_process.hpp"
#include "tests/support/postgres/server.hpp"
#include "tests/support/receiver.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;
namespace asio = boost::asio;

/// The last two: in a process of its own, while core has the database, as a file or in PostgreSQL.
enum class home { in_process, own_process, python, core_has_database, postgresql };

struct no_places final : geocoder {
    std::vector<place_match> find(std::string_view, std::size_t) const override { return {}; }
};

class services_conformance : public testing::TestWithParam<home> {
  public:
    services_conformance() {
        const auto folder = GetParam() == home::python
                                ? fs::path(LOTSEN_SOURCE_DIR) / "tests/plugins/courier_python"
                                : fs::path(LOTSEN_COURIER);
        fs::copy(folder, home_folder(), fs::copy_options::recursive);
        auto text = read_whole(home_folder() / "manifest.json").value();
        constexpr std::string_view nowhere = "http://127.0.0.1:1";
        text.replace(text.find(nowhere), nowhere.size(), elsewhere.address());
        EXPECT_TRUE(write_whole(home_folder() / "manifest.json", text).has_value());
        named.first_retry = std::chrono::seconds(60);
        start();
    }
    ~services_conformance() override { served->stop(); }

  protected:
    fs::path home_folder() const { return data.path() / "courier"; }

    void start() {
        std::vector<loaded_plugin> plugins(1);
        auto& one = plugins.front();
        one.declared = read_manifest(home_folder()).value();
        if (GetParam() == home::in_process)
            one.module = load_module(one.declared).value();
        else
            one.module = std::make_unique<remote_plugin>(process_of(one.declared), random);
        served = make_inline_host(std::move(plugins), environment()).value();
    }
    void restart() {
        served->stop();
        served.reset();
        start();
    }

    remote_settings process_of(const manifest& declared) const {
        auto made = test::process_of(declared, LOTSEN_PLUGIN_PROGRAM, data.path());
        if (GetParam() >= home::core_has_database) made.initialize.erase("database");
        return made;
    }

    /// Where its own process opens it, core does not.
    result<std::unique_ptr<database>> open_database(const manifest& declared) const {
        if (GetParam() == home::postgresql)
            return make_postgres_plugin_database(schema, declared.id, declared.folder);
        const bool its_own = GetParam() == home::own_process;
        const auto file = data.path() / (its_own ? "unused.sqlite" : "own.sqlite");
        return make_plugin_database(file, declared.folder, fold);
    }

    host_environment environment() {
        const auto open = [this](const manifest& declared) { return open_database(declared); };
        const auto open_store = [this](const manifest&) {
            return make_plugin_database(
                data.path() / "store.sqlite", LOTSEN_SOURCE_DIR "/core/host/lent", fold
            );
        };
        const auto text_of = [](std::string_view plugin, std::string_view locale, const message& of
                             ) {
            return std::string(plugin).append(" ").append(locale).append(" ").append(of.id);
        };
        return {
            now,
            *zone,
            random,
            places,
            named,
            "Solna",
            false,
            fold,
            open,
            {{"courier", {{"receiver", elsewhere.address()}}}},
            open_store,
            [this](const manifest&) { return data.path().string(); },
            [this](const manifest& declared) { return make_plugin_http(declared, named); },
            text_of,
            [this](const manifest& declared) { return process_of(declared); }};
    }

    std::string turn_of(const std::string& intent, const std::string& key, std::string text = {}) {
        turn asked;
        asked.intent = intent;
        asked.locale = "sv";
        asked.text = std::move(text);
        asked.payload["key"] = key;
        asked.now = now.now();
        std::string answer;
        const auto ask = [&]() -> asio::awaitable<void> {
            const auto reply = co_await served->on_turn("courier", asked);
            answer = reply.has_error() ? "! " + reply.error().detail
                                       : std::get<say>(reply->actions.at(0)).what.text;
        };
        asio::io_context io;
        asio::co_spawn(io, ask(), asio::detached);
        io.run();
        return answer;
    }

    /// What the desk shows of letters that were not delivered, once there is one.
    json::array letters() {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        json::array rows;
        while (rows.empty() && std::chrono::steady_clock::now() < end) {
            const auto look = [&]() -> asio::awaitable<void> {
                desk_request asked;
                asked.view = letters_view;
                const auto shown = co_await served->on_desk("courier", asked);
                if (shown.has_value()) rows = array_at(shown->as_object(), "rows");
            };
            asio::io_context io;
            asio::co_spawn(io, look(), asio::detached);
            io.run();
        }
        return rows;
    }

    /// Asks again until it is there, each time over the plugin: what is waited for runs there too.
    std::string recalled(const std::string& key) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        auto found = turn_of("recall", key);
        while (found == "not_found" && std::chrono::steady_clock::now() < end)
            found = turn_of("recall", key);
        return found;
    }

    const std::string schema = GetParam() == home::postgresql
                                   ? test::postgres_server::running().new_database("courier")
                                   : std::string();
    test::receiver elsewhere;
    test::temporary_folder data;
    test::fake_clock now;
    limits named;
    system_random random;
    no_places places;
    std::shared_ptr<const time_zone> zone = make_time_zone("Europe/Stockholm").value();
    std::unique_ptr<host> served;
};

TEST_P(services_conformance, pairs_are_kept_over_a_restart) {
    EXPECT_EQ(turn_of("recall", "a/1"), "not_found");
    EXPECT_EQ(turn_of("remember", "a/1", "åäö"), "remembered");
    EXPECT_EQ(turn_of("remember", "a/2", "two"), "remembered");
    EXPECT_EQ(turn_of("remember", "", "nothing"), "invalid");
    restart();
    EXPECT_EQ(parse_json(turn_of("recall", "a/1")).value(), json::value("åäö"));
    EXPECT_EQ(turn_of("keys", "a/"), R"(["a/1","a/2"])");
    EXPECT_EQ(turn_of("forget", "a/1"), "forgotten");
    EXPECT_EQ(turn_of("recall", "a/1"), "not_found");
}

TEST_P(services_conformance, a_job_is_done_when_it_is_due_though_the_service_restarted) {
    EXPECT_EQ(turn_of("later", "k", "unknown"), "invalid");
    EXPECT_EQ(turn_of("later", "k", "hello"), "scheduled");
    EXPECT_EQ(turn_of("later", "gone", "hello"), "scheduled");
    EXPECT_EQ(turn_of("never", "gone"), "cancelled");
    EXPECT_EQ(turn_of("recall", "did/remind/k"), "not_found");
    now.advance(std::chrono::minutes(2));
    restart();
    EXPECT_EQ(recalled("did/remind/k"), R"("hello")");
    EXPECT_EQ(turn_of("forget", "did/remind/k"), "forgotten");
    restart();
    EXPECT_EQ(turn_of("later", "other", "x"), "scheduled");
    now.advance(std::chrono::minutes(2));
    restart();
    EXPECT_EQ(recalled("did/remind/other"), R"("x")");
    EXPECT_EQ(turn_of("recall", "did/remind/k"), "not_found") << "it was done once";
    EXPECT_EQ(turn_of("recall", "did/remind/gone"), "not_found");
}

TEST_P(services_conformance, a_job_that_fails_holds_up_nothing) {
    EXPECT_EQ(turn_of("later", "bad", "fail"), "scheduled");
    EXPECT_EQ(turn_of("later", "good", "hello"), "scheduled");
    now.advance(std::chrono::minutes(2));
    restart();
    EXPECT_EQ(recalled("did/remind/good"), R"("hello")");
}

TEST_P(services_conformance, a_job_that_recurs_keeps_its_time_over_restarts) {
    now.advance(std::chrono::minutes(50));
    restart();
    now.advance(std::chrono::minutes(20));
    restart();
    EXPECT_EQ(recalled("did/hourly"), "\"" + to_rfc3339(now.now()) + "\"");
}

TEST_P(services_conformance, a_letter_arrives_and_the_plugin_is_told) {
    elsewhere.answer({202});
    EXPECT_EQ(turn_of("write", "k", "dear city"), "put");
    EXPECT_EQ(turn_of("write", "k", "dear city, again"), "put");
    EXPECT_EQ(recalled("delivered/k"), R"("202")");
    const auto got = elsewhere.requests(1);
    ASSERT_EQ(got.size(), 1U);
    EXPECT_EQ(got[0].method + " " + got[0].target, "POST /letters");
    EXPECT_EQ(got[0].body, "dear city");
    EXPECT_EQ(got[0].key, "k");
}

TEST_P(services_conformance, a_letter_is_sent_again_where_nobody_took_it) {
    elsewhere.answer({503, 200});
    EXPECT_EQ(turn_of("write", "k", "dear city"), "put");
    ASSERT_EQ(letters().size(), 1U);
    now.advance(std::chrono::minutes(2));
    restart();
    EXPECT_EQ(recalled("delivered/k"), R"("200")");
    const auto got = elsewhere.requests(2);
    ASSERT_EQ(got.size(), 2U);
    EXPECT_EQ(got[0].key, got[1].key);
}

TEST_P(services_conformance, a_letter_that_is_refused_is_a_dead_one) {
    elsewhere.answer({400});
    EXPECT_EQ(turn_of("write", "k", "dear city"), "put");
    EXPECT_EQ(recalled("delivered/k"), R"("dead")");
    EXPECT_EQ(text_at(letters().at(0).as_object(), "problem"), "answered 400");
    const auto counted = served->counts().at(0);
    EXPECT_EQ(counted.letters.value().dead, 1U);
    EXPECT_EQ(counted.letters.value().waiting, 0U);
    const auto declared = served->find("courier");
    ASSERT_EQ(declared->desk.size(), 1U);
    EXPECT_EQ(declared->desk[0].view, letters_view);
    EXPECT_EQ(declared->desk[0].role, "supervisor");
}

TEST_P(services_conformance, requests_go_to_the_hosts_that_are_named) {
    elsewhere.body("hello");
    EXPECT_EQ(turn_of("fetch", "", "/greeting"), "200 hello");
    EXPECT_EQ(turn_of("fetch", "", "http://127.0.0.2:80/"), "not_allowed");
}

TEST_P(services_conformance, follow_the_manifest_when_the_process_is_replaced) {
    EXPECT_EQ(turn_of("remember", "a", "x"), "remembered");
    EXPECT_EQ(turn_of("later", "k", "hello"), "scheduled");
    auto next = read_manifest(home_folder()).value();
    next.version = "2.0.0";
    next.services = {"key_value", "jobs"};
    bool taken_over = false;
    const auto done = served->replace(next, [&] { taken_over = true; });
    if (GetParam() == home::in_process) {
        EXPECT_EQ(done.error().code, errc::not_allowed);
        EXPECT_FALSE(taken_over);
        return;
    }
    ASSERT_TRUE(done.has_value()) << done.error().detail;
    EXPECT_TRUE(taken_over);
    EXPECT_EQ(served->find("courier")->version, "2.0.0");
    EXPECT_TRUE(served->find("courier")->desk.empty()) << "it writes no letters";
    EXPECT_EQ(turn_of("recall", "a"), R"("x")");
    EXPECT_EQ(turn_of("write", "k", "dear city"), "not_allowed");
    now.advance(std::chrono::minutes(2));
    EXPECT_EQ(turn_of("later", "other", "x"), "scheduled") << "and core looks what is due";
    EXPECT_EQ(recalled("did/remind/k"), R"("hello")");
}

TEST_P(services_conformance, go_on_as_they_were_where_the_new_process_cannot_have_them) {
    if (GetParam() == home::in_process) return;
    auto next = read_manifest(home_folder()).value();
    next.options_schema = {{"type", "object"}, {"additionalProperties", false}};
    EXPECT_EQ(served->replace(next, [] {}).error().code, errc::invalid);
    EXPECT_EQ(turn_of("remember", "a", "x"), "remembered");
    EXPECT_EQ(turn_of("fetch", "", "/greeting").substr(0, 3), "200");
}

TEST_P(services_conformance, a_database_keeps_rows_over_a_restart) {
    EXPECT_EQ(turn_of("note", "a", "åäö"), "noted");
    EXPECT_EQ(turn_of("note", "b", "two"), "noted");
    EXPECT_EQ(turn_of("note", "a", "again"), "conflict");
    restart();
    EXPECT_EQ(turn_of("notes", ""), "a=åäö b=two ");
}

TEST_P(services_conformance, messages_are_put_into_words) {
    EXPECT_EQ(turn_of("word", ""), "courier sv courier.word");
}

TEST_P(services_conformance, what_is_not_declared_is_not_lent) {
    served->stop();
    auto text = read_whole(home_folder() / "manifest.json").value();
    constexpr std::string_view all = R"("key_value", "jobs", "outbox", "http", "database")";
    text.replace(text.find(all), all.size(), R"("jobs")");
    ASSERT_TRUE(write_whole(home_folder() / "manifest.json", text).has_value());
    start();
    EXPECT_EQ(turn_of("remember", "a", "x"), "not_allowed");
    EXPECT_EQ(turn_of("write", "a", "x"), "not_allowed");
    EXPECT_EQ(turn_of("fetch", "a", "/"), "not_allowed");
    EXPECT_EQ(turn_of("later", "a", "x"), "scheduled");
}

class services_over_postgresql : public services_conformance {};

TEST_P(services_over_postgresql, a_database_keeps_rows_while_the_server_comes_and_goes) {
    EXPECT_EQ(turn_of("note", "a", "åäö"), "noted");
    EXPECT_EQ(turn_of("note", "a", "again"), "conflict");
    test::postgres_server::running().crash();
    EXPECT_EQ(turn_of("notes", ""), "unavailable");
    EXPECT_EQ(turn_of("remember", "k", "x"), "remembered") << "what does not need it goes on";
    restart();
    EXPECT_EQ(turn_of("notes", ""), "unavailable") << "the service starts without it";
    test::postgres_server::running().start();
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    auto found = turn_of("notes", "");
    while (found == "unavailable" && std::chrono::steady_clock::now() < end)
        found = turn_of("notes", "");
    EXPECT_EQ(found, "a=åäö ");
}

std::string name_of(const testing::TestParamInfo<home>& one) {
    constexpr std::array names{
        "in_process", "own_process", "python", "core_has_database", "postgresql"};
    return names.at(static_cast<std::size_t>(one.param));
}

INSTANTIATE_TEST_SUITE_P(
    homes,
    services_conformance,
    testing::Values(home::in_process, home::own_process, home::python, home::core_has_database),
    name_of
);
INSTANTIATE_TEST_SUITE_P(
    homes, services_over_postgresql, testing::Values(home::postgresql), name_of
);

}  // namespace
}  // namespace lotsen
