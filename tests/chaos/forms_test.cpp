// A plugin's processes that are killed, hang, leak, flood or write garbage at random moments while
// hundreds of residents fill its forms: no report is lost or doubled, each resident is told what is
// true, once, and whoever talks to another plugin does not notice.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <random>
#include <set>

#include "tests/chaos/reporter.hpp"
#include "tests/chaos/server_process.hpp"
#include "tests/plugins/unruly_reports/signals.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

namespace asio = boost::asio;

constexpr int residents = 500;

/// Faults that each resident reports. A run of a minute or so by hand: LOTSEN_CHAOS_FORMS=20.
int forms_each() {
    const char* wanted = std::getenv("LOTSEN_CHAOS_FORMS");  // NOLINT(concurrency-mt-unsafe)
    return wanted == nullptr ? 1 : std::atoi(wanted);
}

unsigned seed() {
    const char* wanted = std::getenv("LOTSEN_SEED");  // NOLINT(concurrency-mt-unsafe)
    return wanted == nullptr ? std::random_device()() : static_cast<unsigned>(std::atol(wanted));
}

/// The references of all reports in the plugin's database.
std::vector<std::string> reports_in(const std::filesystem::path& file) {
    sqlite3* database = nullptr;
    EXPECT_EQ(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
    std::vector<std::string> found;
    const auto take = [](void* into, int, char** values, char**) {
        static_cast<std::vector<std::string>*>(into)->emplace_back(values[0]);
        return 0;
    };
    sqlite3_exec(database, "SELECT reference FROM reports", take, &found, nullptr);
    sqlite3_close(database);
    return found;
}

/// Asks another plugin the same again and again, and notes how long each answer took.
class asker {
  public:
    asio::awaitable<void> run(std::uint16_t port, const bool& done) {
        const auto with = co_await connection::to(port);
        json::object open{{"type", "open"}, {"channel", "web"}, {"locale", "sv"}};
        co_await with->send(std::move(open));
        while (text_at(co_await with->receive(), "kind") != "message") {
        }
        for (int i = 0; !done; ++i) {
            const auto begun = std::chrono::steady_clock::now();
            json::object said{{"type", "say"}, {"text", "När är nästa trygghetsvandring?"}};
            said["id"] = "asked-" + std::to_string(i);
            co_await with->send(std::move(said));
            json::object frame;
            while (text_at(frame, "from") != "bot" || text_at(frame, "kind") != "message")
                frame = co_await with->receive();
            plugins_.insert(std::string(text_at(frame, "plugin")));
            took_.push_back(std::chrono::steady_clock::now() - begun);
        }
    }
    std::size_t answers() const { return took_.size(); }
    const std::set<std::string>& plugins() const { return plugins_; }
    double milliseconds(double quantile) {
        const auto place =
            static_cast<std::size_t>(static_cast<double>(took_.size() - 1) * quantile);
        std::nth_element(
            took_.begin(), took_.begin() + static_cast<std::ptrdiff_t>(place), took_.end()
        );
        return std::chrono::duration<double, std::milli>(took_[place]).count();
    }

  private:
    std::vector<std::chrono::steady_clock::duration> took_;
    std::set<std::string> plugins_;
};

struct fault {
    const char* name;
    int signal;  // to the plugin's process; 0: none
};

/// The service's plugins, of which fault_reports does what it must not when a signal says so.
std::filesystem::path with_unruly_reports(const std::filesystem::path& folder) {
    const auto options = std::filesystem::copy_options::recursive;
    std::filesystem::copy(LOTSEN_BUILD_DIR "/plugins", folder, options);
    std::filesystem::copy(
        LOTSEN_UNRULY_REPORTS,
        folder / "fault_reports",
        std::filesystem::copy_options::overwrite_existing
    );
    return folder;
}

class forms_test : public testing::TestWithParam<fault> {
  protected:
    /// Sends the signal to the plugin at random moments, seldomer as time goes on, until all have
    /// reported.
    asio::awaitable<void> disturb(int signal, const bool& done) {
        std::uniform_int_distribution<int> pause(20, 200);  // milliseconds
        constexpr int longest = 4000;
        asio::steady_timer timer(io);
        while (!done) {
            const auto next = std::min(longest, pause(random) * (1 + disturbed));
            timer.expires_after(std::chrono::milliseconds(next));
            co_await timer.async_wait(asio::use_awaitable);
            const auto process = served.process_of("fault_reports");
            if (process != 0 && ::kill(process, signal) == 0) ++disturbed;
        }
    }

    void report_all(int signal) {
        served.start();
        bool done = false;
        int left = residents;
        std::vector<reporter> all;
        all.reserve(residents);
        for (int i = 0; i < residents; ++i)
            all.emplace_back(i);
        for (auto& one : all)
            asio::co_spawn(
                io,
                one.run(served.port(), forms_each()),
                [&](std::exception_ptr failed) {
                    EXPECT_FALSE(failed) << "a resident noticed";
                    done = --left == 0;
                }
            );
        asio::co_spawn(io, other.run(served.port(), done), asio::detached);
        if (signal != 0) asio::co_spawn(io, disturb(signal, done), asio::detached);
        io.run();
        for (const auto& one : all) {
            EXPECT_EQ(one.complaints(), std::vector<std::string>());
            tries += one.tries();
            failures_told += one.failures_told();
            told.insert(told.end(), one.references().begin(), one.references().end());
        }
        EXPECT_EQ(served.stop(), 0);
    }

    void expect_each_once() {
        std::vector<std::string> kept =
            reports_in(folder.path() / "data/plugins/fault_reports/database.sqlite");
        std::ranges::sort(kept);
        std::ranges::sort(told);
        EXPECT_EQ(told.size(), static_cast<std::size_t>(residents * forms_each()));
        EXPECT_EQ(kept, told) << "what residents were told is what is kept, once each";
    }

    const unsigned number = seed();
    std::mt19937 random{number};
    temporary_folder folder;
    server_process served{
        folder.path(),
        R"("plugin_deadline_ms":1000,"plugin_ping_s":1)",
        with_unruly_reports(folder.path() / "plugins")};
    asio::io_context io;
    asker other;
    std::vector<std::string> told;
    int disturbed = 0;
    int tries = 0;  // residents' second ones and more
    int failures_told = 0;
};

TEST_P(forms_test, are_sent_once_whatever_their_plugin_does) {
    SCOPED_TRACE("LOTSEN_SEED=" + std::to_string(number));
    report_all(GetParam().signal);
    if (GetParam().signal != 0) {
        EXPECT_GT(disturbed, 1) << "the forms were done too soon";
    }
    expect_each_once();
    EXPECT_EQ(other.plugins(), std::set<std::string>{"city_guide"});
    std::cout << other.answers() << " answers of another plugin, p50 " << other.milliseconds(0.5)
              << " ms, p99 " << other.milliseconds(0.99) << " ms; disturbed " << disturbed
              << " times, " << tries << " times tried again, " << failures_told
              << " times told that it failed\n";
}

std::string name_of(const testing::TestParamInfo<fault>& one) {
    return one.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    faults,
    forms_test,
    testing::Values(
        fault{"undisturbed", 0},
        fault{"killed", SIGKILL},
        fault{"hanging", SIGSTOP},
        fault{"leaking", leak_signal},
        fault{"flooding", flood_signal},
        fault{"chattering", chatter_signal},
        fault{"writing_garbage", garbage_signal}
    ),
    name_of
);

}  // namespace
}  // namespace lotsen::test
