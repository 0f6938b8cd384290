// lotsen-plugin: a plugin's process. Serves a C++ module over the socket it was started with
// (`lotsen-plugin module FOLDER`), or becomes the plugin's own executable (`lotsen-plugin run
// FILE`), within the same limits.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>

#include "core/app/wiring/places.hpp"
#include "core/host/module.hpp"
#include "core/host/process/child.hpp"
#include "core/host/process/serve.hpp"
#include "core/journal/sqlite/plugin_database.hpp"
#include "core/text/normalise.hpp"
#include "core/text/time_zone.hpp"

namespace {

using namespace lotsen;

constexpr rlim_t mebibyte = 1U << 20U;

void limit(int what, rlim_t most) {
    const rlimit both{most, most};
    setrlimit(static_cast<__rlimit_resource_t>(what), &both);
}

rlim_t number(const char* text) {
    return static_cast<rlim_t>(std::strtoul(text, nullptr, 10));
}

/// Ends with the server; gains nothing by set-user-id programs; keeps within its memory and files.
void confine(rlim_t memory_mib, rlim_t files) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    limit(RLIMIT_DATA, memory_mib * mebibyte);
    limit(RLIMIT_NOFILE, files);
    limit(RLIMIT_CORE, 0);
}

/// What the services of one plugin lie in.
struct lent_services {
    std::shared_ptr<const time_zone> zone;
    std::unique_ptr<geocoder> places;
    std::unique_ptr<lotsen::database> database;
    system_clock now;
    system_random random;
    std::unique_ptr<asked_services> asked;
    std::unique_ptr<services> handed;
};

template <class T>
T needed(result<T> made) {
    if (made.has_error()) throw std::runtime_error(made.error().detail);
    return std::move(*made);
}

served_plugin made_from(const json::object& asked, ask_core ask) {
    const auto text = [&](std::string_view name) { return std::string(text_at(asked, name)); };
    served_plugin made;
    const auto declared = needed(read_manifest(text("folder")));
    made.module = needed(load_module(declared));
    auto own = std::make_shared<lent_services>();
    own->zone = needed(make_time_zone(text("time_zone")));
    own->places = needed(load_geocoder(text("places")));
    own->database = needed(make_plugin_database(text("database"), declared.folder, fold));
    own->handed = std::make_unique<services>(services{
        *own->database,
        own->now,
        *own->zone,
        own->random,
        *own->places,
        object_at(asked, "options"),
        text("municipality"),
        flag_at(asked, "demo"),
        text("folder"),
        fold});
    own->asked = std::make_unique<asked_services>(std::move(ask));
    auto& handed = *own->handed;
    handed.data = text("data");
    handed.pairs = own->asked.get();
    handed.jobs = own->asked.get();
    handed.outbox = own->asked.get();
    handed.http = own->asked.get();
    handed.texts = own->asked.get();
    made.lent = {own, own->handed.get()};
    return made;
}

int serve_module() {
    constexpr std::size_t most = 64U * mebibyte;  // the server's own limit is lower
    message_channel channel(plugin_socket, most);
    return serve(channel, made_from);
}

int run(int count, char** values) {
    constexpr int expected = 5;
    const std::string_view what = count < expected ? "" : values[1];
    if (what != "module" && what != "run") {
        std::fputs("started by lotsen: lotsen-plugin module|run MEMORY_MIB FILES PATH\n", stderr);
        return 2;
    }
    confine(number(values[2]), number(values[3]));
    if (what == "module") return serve_module();
    execl(values[4], values[4], nullptr);
    std::perror(values[4]);
    return 1;
}

}  // namespace

int main(int count, char** values) {
    try {
        return run(count, values);
    } catch (const std::exception& thrown) {
        std::fprintf(stderr, "%s\n", thrown.what());
        return 1;
    }
}
