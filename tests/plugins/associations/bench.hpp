// The plugin with a real database in a temporary folder, a clock moved by hand and seeded
// randomness.
#pragma once

#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <variant>

#include "core/journal/sqlite/plugin_database.hpp"
#include "core/text/normalise.hpp"
#include "core/text/time_zone.hpp"
#include "plugins/associations/associations.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::associations::test {

struct no_places final : geocoder {
    std::vector<place_match> find(std::string_view, std::size_t) const override { return {}; }
};

inline constexpr const char* folder = LOTSEN_SOURCE_DIR "/plugins/associations";

/// Starts on Monday 23 November 2026, 10:00 UTC, with the example register unless told otherwise.
struct bench : testing::Test {
    explicit bench(bool demo = true) {
        auto opened = make_plugin_database(files.path() / "associations.db", folder, &fold);
        if (opened.has_error()) throw std::runtime_error(opened.error().detail);
        store = std::move(*opened);
        zone = *make_time_zone("Europe/Stockholm");
        lent = std::make_unique<services>(services{
            *store, now, *zone, random, places, {}, "Solna", demo, folder, &fold});
        subject.start(*lent);
    }

    turn_reply asked(std::string intent, std::string text, json::array entities = {}) {
        turn made;
        made.kind = turn_kind::intent;
        made.conversation = "c1";
        made.locale = "sv";
        made.intent = std::move(intent);
        made.text = std::move(text);
        made.entities = std::move(entities);
        made.now = now.now();
        return subject.on_turn(made);
    }

    turn_reply chosen(json::object payload) {
        turn made;
        made.kind = turn_kind::option;
        made.conversation = "c1";
        made.locale = "sv";
        made.payload = std::move(payload);
        made.now = now.now();
        return subject.on_turn(made);
    }

    result<json::value> staff(
        std::string view, std::string command = {}, json::object arguments = {}
    ) {
        return subject.on_desk(
            {std::move(view), std::move(command), std::move(arguments), "anna", "sv", now.now()}
        );
    }

    json::array rows(std::string view) { return staff(std::move(view))->at("rows").as_array(); }

    lotsen::test::temporary_folder files;
    lotsen::test::fake_clock now;
    lotsen::test::seeded_random random;
    no_places places;
    std::shared_ptr<const time_zone> zone;
    std::unique_ptr<database> store;
    std::unique_ptr<services> lent;
    associations subject;
};

inline const say& said(const actions& all, std::size_t at = 0) {
    return std::get<say>(all.at(at));
}

inline std::vector<std::string> titles(const say& told) {
    std::vector<std::string> all;
    for (const auto& shown : told.cards)
        all.push_back(shown.title);
    return all;
}

}  // namespace lotsen::associations::test
