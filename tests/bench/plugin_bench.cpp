// A turn of a plugin in this process, and of the same in one of its own: time, and CPU of both.
#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

#include "core/host/module.hpp"
#include "core/journal/sqlite/plugin_database.hpp"
#include "core/text/normalise.hpp"
#include "core/text/time_zone.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/plugin_process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

struct no_places final : geocoder {
    std::vector<place_match> find(std::string_view, std::size_t) const override { return {}; }
};

/// Of this process, in microseconds.
double own_cpu() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto us = [](const timeval& at) {
        return 1e6 * static_cast<double>(at.tv_sec) + static_cast<double>(at.tv_usec);
    };
    return us(used.ru_utime) + us(used.ru_stime);
}

/// Of another, in microseconds (to a clock tick).
double cpu_of(int process) {
    std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
    std::string word;
    double ticks = 0;
    constexpr int user_time = 14;
    for (int i = 1; i <= user_time + 1 && stat >> word; ++i)
        if (i >= user_time) ticks += std::stod(word);
    return ticks * 1e6 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

void turns(benchmark::State& state, bool own_process) {
    const std::filesystem::path folder = LOTSEN_LENDING;
    const test::temporary_folder data;
    const test::fake_clock now;
    system_random random;
    const no_places places;
    const auto zone = make_time_zone("Europe/Stockholm").value();
    const auto database = make_plugin_database(data.path() / "unused.sqlite", folder, fold).value();
    services lent{*database, now, *zone, random, places, {}, "Solna", false, folder.string(), fold};
    std::unique_ptr<plugin> called;
    if (own_process) {
        auto settings =
            test::process_of(read_manifest(folder).value(), LOTSEN_PLUGIN_PROGRAM, data.path());
        called = std::make_unique<remote_plugin>(std::move(settings), random);
    } else {
        called = load_module(read_manifest(folder).value()).value();
    }
    called->start(lent);
    auto* remote = dynamic_cast<remote_plugin*>(called.get());
    turn asked;
    asked.intent = "opening";
    asked.text = "När har ni öppet, och vad kan man låna hos er i helgen?";
    asked.now = now.now();
    const auto cpu = [&] {
        return own_cpu() + (remote == nullptr ? 0 : cpu_of(remote->process()));
    };
    const auto before = cpu();
    for (auto _ : state)  // NOLINT(clang-analyzer-deadcode.DeadStores): the library's idiom
        benchmark::DoNotOptimize(called->on_turn(asked));
    state.counters["cpu_us"] =
        benchmark::Counter(cpu() - before, benchmark::Counter::kAvgIterations);
    called->stop();
}

BENCHMARK_CAPTURE(turns, in_this_process, false)->MinTime(2)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(turns, in_its_own, true)
    ->MinTime(2)
    ->UseRealTime()
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace lotsen
