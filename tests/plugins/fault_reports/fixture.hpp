#pragma once

#include <gmock/gmock.h>

#include "plugins/fault_reports/fault_reports.hpp"
#include "tests/plugins/support/stage.hpp"

namespace lotsen::fault_reports {

/// A started plugin, and a resident who reports to it.
struct reporting : testing::Test {
    explicit reporting(json::object options = {}) : set("fault_reports", std::move(options)) {
        served.start(set.lent());
    }

    submission filled(
        std::string_view category,
        std::string_view place,
        std::string_view description,
        std::string key = {}
    ) {
        submission form;
        form.form = "report";
        form.slots = {
            {"category", category},
            {"place", json::object{{"text", place}}},
            {"description", description}};
        form.idempotency_key = key.empty() ? "key-" + std::to_string(++keys) : std::move(key);
        form.conversation = "c1";
        form.locale = "sv";
        form.channel = "web";
        form.now = set.now.now();
        return form;
    }

    receipt report(
        std::string_view category,
        std::string_view place = "Storgatan 4",
        std::string_view description = "Det är trasigt"
    ) {
        return served.submit(filled(category, place, description)).value();
    }

    desk_request desk(std::string command, json::object arguments = {}) {
        desk_request asked;
        asked.view = "reports";
        asked.command = std::move(command);
        asked.arguments = std::move(arguments);
        asked.staff = "anna";
        asked.locale = "sv";
        asked.now = set.now.now();
        return asked;
    }

    json::array rows(std::string_view filter = "all") {
        return array_at(served.on_desk(desk("filter", {{"filter", filter}}))->as_object(), "rows");
    }

    void set_status(std::string_view reference, std::string_view status, json::object more = {}) {
        more["id"] = reference;
        more["status"] = status;
        ASSERT_TRUE(served.on_desk(desk("set_status", more)).has_value());
    }

    turn asks(std::string text, json::object payload = {}) {
        turn asked;
        asked.intent = "case_status";
        asked.conversation = "c2";
        asked.text = std::move(text);
        asked.payload = std::move(payload);
        asked.now = set.now.now();
        return asked;
    }

    test::stage set;
    reporter served;
    int keys = 0;
};

}  // namespace lotsen::fault_reports
