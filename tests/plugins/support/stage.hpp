// Everything a plugin is started with, real where it can be: its own declared files, its migrations
// and queries on SQLite in a temporary folder, Sweden's time; by hand: the clock, the dice, the
// places.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/journal/sqlite/plugin_database.hpp"
#include "core/plugin/plugin.hpp"
#include "core/text/normalise.hpp"
#include "core/text/time_zone.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {

struct known_places final : geocoder {
    std::vector<place_match> found;
    std::vector<place_match> find(std::string_view, std::size_t) const override { return found; }
};

class stage {
  public:
    explicit stage(std::string_view plugin, json::object options = {}, bool demo = false)
        : folder_(std::filesystem::path(LOTSEN_SOURCE_DIR) / "plugins" / plugin),
          zone_(make_time_zone("Europe/Stockholm").value()),
          database_(make_plugin_database(files_.path() / "plugin.sqlite", folder_, &fold).value()),
          lent_{
              *database_,
              now,
              *zone_,
              random_,
              places,
              std::move(options),
              "Solna",
              demo,
              folder_.string(),
              &fold} {}

    services& lent() { return lent_; }
    lotsen::database& database() { return *database_; }

    fake_clock now;
    known_places places;

  private:
    temporary_folder files_;
    std::filesystem::path folder_;
    seeded_random random_;
    std::shared_ptr<const time_zone> zone_;
    std::unique_ptr<lotsen::database> database_;
    services lent_;
};

/// The message ids of everything said, in order.
inline std::vector<std::string> said(const actions& all) {
    std::vector<std::string> ids;
    for (const auto& each : all) {
        if (const auto* one = std::get_if<say>(&each)) ids.push_back(one->what.id);
    }
    return ids;
}

/// The first action of the kind; null where there is none.
template <class Action>
const Action* first(const actions& all) {
    for (const auto& each : all) {
        if (const auto* one = std::get_if<Action>(&each)) return one;
    }
    return nullptr;
}

}  // namespace lotsen::test
