#include "core/app/commands/person.hpp"

#include <array>
#include <ostream>
#include <stdexcept>

#include "core/app/person/whom.hpp"
#include "core/app/wiring/plugins.hpp"
#include "core/app/wiring/stores.hpp"
#include "core/base/log.hpp"

namespace lotsen {
namespace {

/// Plugins look through all that they have.
constexpr std::chrono::minutes patience{5};

struct way {
    const char* option;
    result<person> (*read)(std::string_view typed);
};
constexpr std::array ways{
    way{"contact", by_contact},
    way{"reference", by_reference},
    way{"conversation", by_conversation}};

config with_data(config given) {
    // That a plugin was started is nothing that whoever waits for the answer wants to read.
    set_log_level(level::warning);
    if (!std::filesystem::is_directory(given.data))
        throw std::runtime_error("there is no data at " + given.data.string());
    given.demo = false;
    return given;
}

config with_patience(config given) {
    given.limits.plugin_deadline = patience;
    return given;
}

std::unique_ptr<conversation_file> open_log(const config& settings) {
    auto opened = open_conversation_file(conversations_file(settings.data));
    if (opened.has_error() && opened.error().code == errc::not_found) return nullptr;
    return needed(std::move(opened));
}

}  // namespace

options::options_description person_options() {
    auto known = common_options();
    known.add_options()("contact", options::value<std::string>(), "telephone number or e-mail")(
        "reference", options::value<std::string>(), "of a case or a booking"
    )("conversation", options::value<std::string>(), "its id");
    return known;
}

person person_of(const options::variables_map& parsed) {
    person who;
    for (const auto& each : ways) {
        if (!parsed.contains(each.option)) continue;
        if (!who.empty()) throw wrong_use{"one of --contact, --reference and --conversation"};
        auto read = each.read(parsed[each.option].as<std::string>());
        if (read.has_error()) throw wrong_use{read.error().detail};
        who = std::move(*read);
    }
    return who;
}

void print_silent(const holdings& found, std::ostream& to) {
    for (const auto& plugin : found.silent)
        to << plugin << " cannot tell what it keeps about a person: ask whoever runs it\n";
}

opened_archive::opened_archive(config given)
    : settings_(with_data(std::move(given))),
      plugin_settings_(with_patience(settings_)),
      loaded_(needed(load_declared(settings_))),
      plugins_(start_plugins_beside(plugin_settings_, loaded_, now_, random_)),
      log_(open_log(settings_)),
      archive_(std::make_unique<archive>(archive{settings_, *plugins_, log_.get(), now_})) {}

opened_archive::~opened_archive() {
    plugins_->stop();
}

}  // namespace lotsen
