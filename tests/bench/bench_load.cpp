// The load generator: prints one JSON object about the server it was pointed at.
#include <boost/program_options.hpp>
#include <exception>
#include <iostream>

#include "core/base/json.hpp"
#include "tests/bench/load.hpp"

namespace {

namespace options = boost::program_options;
using namespace lotsen;
using namespace lotsen::bench;

options::options_description described(load_options& into, std::string& speaks) {
    options::options_description all("bench_load");
    all.add_options()("help", "this");
    all.add_options()("port", options::value(&into.port)->required(), "on 127.0.0.1");
    all.add_options(
    )("server", options::value(&into.server)->required(), "process id of the server");
    all.add_options()("speak", options::value(&speaks)->default_value("echo"), "echo or lotsen");
    all.add_options()("connections", options::value(&into.connections)->default_value(1000), "");
    all.add_options(
    )("bytes",
      options::value(&into.bytes)->default_value(200),
      "of an echo's message, to 65535; Lotsen's are sentences of about 200");
    all.add_options()("idle", "each has one turn, then memory is read");
    return all;
}

json::object measured(const load_options& asked, bool idle) {
    load users(asked);
    if (idle) {
        const auto found = users.rest();
        return {
            {"connections", asked.connections},
            {"bytes_per_connection", found.bytes_per_connection},
            {"resident_before", found.before},
            {"resident_after", found.after}};
    }
    const auto found = users.talk();
    return {
        {"connections", asked.connections},
        {"turns_per_second", found.turns_per_second},
        {"p50_ms", found.p50_ms},
        {"p99_ms", found.p99_ms},
        {"max_ms", found.max_ms},
        {"cpu_us_per_turn", found.cpu_us_per_turn}};
}

}  // namespace

int main(int count, char** arguments) try {
    load_options asked;
    std::string speaks;
    int seconds = 10, warmup = 2;
    auto known = described(asked, speaks);
    known.add_options()("seconds", options::value(&seconds)->default_value(10), "measured");
    known.add_options()("warmup", options::value(&warmup)->default_value(2), "seconds before");
    options::variables_map given;
    options::store(options::parse_command_line(count, arguments, known), given);
    if (given.count("help") != 0) {
        std::cout << known;
        return 0;
    }
    options::notify(given);
    asked.speaks = speaks == "lotsen" ? protocol::lotsen : protocol::echo;
    asked.measured = std::chrono::seconds(seconds);
    asked.warmup = std::chrono::seconds(warmup);
    std::cout << json::serialize(measured(asked, given.count("idle") != 0)) << '\n';
    return 0;
} catch (const std::exception& failed) {
    std::cerr << "bench_load: " << failed.what() << '\n';
    return 1;
}
