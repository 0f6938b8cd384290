// What a durable append costs, by how many arrive together: CPU of the whole process an append (its
// "CPU" column; "Time" also waits for the disk). Every second append is a bot's, with the
// dialogue's state, as in a turn.
#include <benchmark/benchmark.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "core/journal/sqlite/conversation_writer.hpp"
#include "core/journal/sqlite/sqlite_journal.hpp"
#include "core/journal/sqlite/store_file.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

namespace asio = boost::asio;

constexpr std::int64_t conversations = 1000;

std::string conversation(std::int64_t number) {
    return "conversation-number-" + std::to_string(100'000 + number % conversations);
}

append_request by_resident(std::int64_t number) {
    append_request request;
    request.conversation = conversation(number);
    request.epoch = 1;
    request.client_id = "message-" + std::to_string(number);
    request.at = time_point(std::chrono::milliseconds(number));
    event said;
    said.from = speaker::resident;
    said.body = {{"text", std::string(200, 'x')}, {"locale", "sv"}, {"id", request.client_id}};
    request.events.emplace_back(said);
    return request;
}

append_request by_bot(std::int64_t number) {
    append_request request;
    request.conversation = conversation(number);
    request.epoch = 1;
    request.at = time_point(std::chrono::milliseconds(number));
    event said;
    said.from = speaker::bot;
    said.body = {
        {"text", std::string(150, 'y')},
        {"locale", "sv"},
        {"plugin", "fault_reports"},
        {"intent", "report_fault"}};
    request.events.emplace_back(said);
    request.state = R"({"version":1,"form":")" + std::string(200, 'z') + "\"}";
    request.handled_seq = number;
    return request;
}

asio::awaitable<void> append_one(journal& to, std::int64_t number, std::int64_t& failed) {
    auto request = number / conversations % 2 == 0 ? by_resident(number) : by_bot(number);
    const auto answer = co_await to.append(std::move(request));
    if (answer.has_error()) ++failed;
}

asio::awaitable<void> create(journal& to, std::int64_t number) {
    new_conversation made{conversation(number), std::string(32, 't'), "web", "sv", time_point()};
    (void)co_await to.create(std::move(made));
}

void journal_append(benchmark::State& state) {
    const test::temporary_folder folder;
    asio::io_context io(1);
    const auto store = make_sqlite_journal(folder.path() / "journal.sqlite", limits()).value();
    for (std::int64_t i = 0; i < conversations; ++i)
        asio::co_spawn(io, create(*store, i), asio::detached);
    io.run();
    std::int64_t number = 0;
    std::int64_t failed = 0;
    for (auto _ : state) {  // NOLINT(clang-analyzer-deadcode.DeadStores): the library's idiom
        for (std::int64_t i = 0; i < state.range(0); ++i)
            asio::co_spawn(io, append_one(*store, number++, failed), asio::detached);
        io.restart();
        io.run();
    }
    if (failed > 0) state.SkipWithError("an append failed");
    state.SetItemsProcessed(number);
}
BENCHMARK(journal_append)->Arg(1)->Arg(16)->Arg(256)->MeasureProcessCPUTime()->UseRealTime();

/// SQLite's part alone: no threads, no coroutines, the requests made beforehand.
void rows(benchmark::State& state) {
    const test::temporary_folder folder;
    auto on =
        sqlite::open_store(folder.path() / "rows.sqlite", sqlite::journal_migrations(), 0).value();
    on.execute("PRAGMA wal_autocheckpoint = 0");
    sqlite::conversation_writer writer(on, 50'000);
    for (std::int64_t i = 0; i < conversations; ++i)
        (void)writer.create({conversation(i), std::string(32, 't'), "web", "sv", time_point()});
    std::int64_t number = 0;
    for (auto _ : state) {  // NOLINT(clang-analyzer-deadcode.DeadStores): the library's idiom
        state.PauseTiming();
        std::vector<sqlite::append_rows> batch;
        for (std::int64_t i = 0; i < state.range(0); ++i, ++number)
            batch.push_back(sqlite::to_rows(
                number / conversations % 2 == 0 ? by_resident(number) : by_bot(number)
            ));
        state.ResumeTiming();
        sqlite::transaction whole(on);
        for (const auto& request : batch)
            benchmark::DoNotOptimize(writer.append(request));
        whole.commit();
    }
    state.SetItemsProcessed(number);
}
BENCHMARK(rows)->Arg(1)->Arg(16)->Arg(256);

}  // namespace
}  // namespace lotsen
