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
#include "plugins/youth_jobs/youth_jobs.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::youth_jobs::test {

struct no_places final : geocoder {
    std::vector<place_match> find(std::string_view, std::size_t) const override { return {}; }
};

inline constexpr const char* folder = LOTSEN_SOURCE_DIR "/plugins/youth_jobs";

/// Starts on Monday 23 November 2026, 10:00 UTC, which is 11:00 in Solna.
struct bench : testing::Test {
    explicit bench(bool demo = false) {
        auto opened = make_plugin_database(files.path() / "youth_jobs.db", folder, &fold);
        if (opened.has_error()) throw std::runtime_error(opened.error().detail);
        store = std::move(*opened);
        zone = *make_time_zone("Europe/Stockholm");
        lent = std::make_unique<services>(services{
            *store, now, *zone, random, places, {}, "Solna", demo, folder, &fold});
        subject.start(*lent);
    }

    turn asking(std::string intent, std::string text, std::string conversation = "c1") {
        turn made;
        made.kind = turn_kind::intent;
        made.conversation = std::move(conversation);
        made.locale = "sv";
        made.channel = "web";
        made.intent = std::move(intent);
        made.text = std::move(text);
        made.now = now.now();
        return made;
    }

    turn_reply chosen(json::object payload, std::string conversation = "c1") {
        auto made = asking("", "", std::move(conversation));
        made.kind = turn_kind::option;
        made.payload = std::move(payload);
        return subject.on_turn(made);
    }

    ask times_for(std::string conversation, std::string day = {}) {
        auto made = asking("book_coaching", "", std::move(conversation));
        made.kind = turn_kind::slot;
        made.form = "booking";
        made.slot = "time";
        if (!day.empty()) made.slots["day"] = day;
        auto reply = subject.on_turn(made);
        if (reply.actions.empty() || !std::holds_alternative<ask>(reply.actions.front())) return {};
        return std::get<ask>(reply.actions.front());
    }

    verdict choose(const std::string& value) {
        return subject.validate({"booking", "time", json::value(value), {}, "sv", now.now()});
    }

    result<json::value> staff(
        std::string view, std::string command = {}, json::object arguments = {}
    ) {
        return subject.on_desk(
            {std::move(view), std::move(command), std::move(arguments), "anna", "sv", now.now()}
        );
    }

    void offer(std::string date, std::string time, std::string coach = "Kim", int weeks = 1) {
        const auto done = staff(
            "times",
            "add",
            {{"date", date}, {"time", time}, {"minutes", 45}, {"coach", coach}, {"weeks", weeks}}
        );
        ASSERT_TRUE(done.has_value()) << done.error().detail;
    }

    submission booking_of(std::string value, std::string key, std::string conversation = "c1") {
        return {
            "booking",
            {{"time", value}, {"name", "Robin"}, {"reach", "phone"}, {"phone", "+46701740605"}},
            std::move(key),
            std::move(conversation),
            "sv",
            "web",
            now.now()};
    }

    submission change_of(
        std::string reference, std::string what, std::string key, std::string value = {}
    ) {
        submission made{
            "change",
            {{"reference", reference}, {"what", what}},
            std::move(key),
            "c1",
            "sv",
            "web",
            now.now()};
        if (!value.empty()) made.slots["time"] = value;
        return made;
    }

    lotsen::test::temporary_folder files;
    lotsen::test::fake_clock now;
    lotsen::test::seeded_random random;
    no_places places;
    std::shared_ptr<const time_zone> zone;
    std::unique_ptr<database> store;
    std::unique_ptr<services> lent;
    youth_jobs subject;
};

inline std::string value_of(const option& offered) {
    return std::string(text_at(offered.payload, "value"));
}

template <class Actions>
const say& said(const Actions& all, std::size_t at = 0) {
    return std::get<say>(all.at(at));
}

}  // namespace lotsen::youth_jobs::test
