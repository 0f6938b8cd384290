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
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/app/wiring/places.hpp"
#include "core/base/log.hpp"
#include "core/host/module.hpp"
#include "core/host/process/child.hpp"
#include "core/host/process/confinement.hpp"
#include "core/host/process/serve.hpp"
#include "core/journal/sqlite/plugin_database.hpp"
#include "core/text/normalise.hpp"
#include "core/text/time_zone.hpp"

namespace {

using namespace lotsen;

/// Read when the first place is looked for: most plugins never look for one, and all start at once.
class places_when_needed final : public geocoder {
  public:
    explicit places_when_needed(std::filesystem::path file) : file_(std::move(file)) {}

    std::vector<place_match> find(std::string_view text, std::size_t most) const override {
        if (!all_) all_ = needed(load_geocoder(file_));
        return all_->find(text, most);
    }

  private:
    std::filesystem::path file_;
    mutable std::unique_ptr<geocoder> all_;  // a plugin is called on one thread
};

/// What the services of one plugin lie in.
struct lent_services {
    std::shared_ptr<const time_zone> zone;
    std::unique_ptr<places_when_needed> places;
    std::unique_ptr<lotsen::database> database;  // null where core has it
    system_clock now;
    system_random random;
    std::unique_ptr<asked_services> asked;
    std::unique_ptr<services> handed;
};

served_plugin made_from(const json::object& asked, ask_core ask) {
    const auto text = [&](std::string_view name) { return std::string(text_at(asked, name)); };
    served_plugin made;
    const auto declared = needed(read_manifest(text("folder")));
    made.module = needed(load_module(declared));
    auto own = std::make_shared<lent_services>();
    own->zone = needed(make_time_zone(text("time_zone")));
    own->places = std::make_unique<places_when_needed>(text("places"));
    own->asked = std::make_unique<asked_services>(std::move(ask));
    // Its own file is its process's; what lies elsewhere is core's to reach.
    const auto file = text("database");
    if (!file.empty()) own->database = needed(make_plugin_database(file, declared.folder, fold));
    own->handed = std::make_unique<services>(services{
        file.empty() ? static_cast<database&>(*own->asked) : *own->database,
        own->now,
        *own->zone,
        own->random,
        *own->places,
        object_at(asked, "options"),
        text("municipality"),
        flag_at(asked, "demo"),
        text("folder"),
        fold});
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
    constexpr std::size_t most = 64U << 20U;  // the server's own limit is lower
    message_channel channel(plugin_socket, most);
    return serve(channel, made_from);
}

/// Says what is not in force as the server's own log would.
void tell(const std::vector<std::string>& missing) {
    for (const auto& one : missing)
        log(level::warning, "plugin.not_confined", {{"by", one}});
}

int run(int count, char** values) {
    std::signal(SIGPIPE, SIG_DFL);  // the server ignores it, which a child would inherit
    const auto allowed = confinement_from(count == 2 ? values[1] : "");
    if (allowed.has_error()) {
        std::fprintf(stderr, "started by lotsen: %s\n", allowed.error().detail.c_str());
        return 2;
    }
    tell(confine(*allowed));
    if (allowed->module) return serve_module();
    execl(allowed->served.c_str(), allowed->served.c_str(), nullptr);
    std::perror(allowed->served.c_str());
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
