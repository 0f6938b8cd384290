#pragma once

#include <gmock/gmock.h>

#include "plugins/city_guide/city_guide.hpp"
#include "tests/plugins/support/stage.hpp"

namespace lotsen::city_guide {

/// A started plugin, a resident who asks it, and an editor.
struct guiding : testing::Test {
    explicit guiding(json::object options = {}) : set("city_guide", std::move(options)) {
        served.start(set.lent());
    }

    actions asks(std::string_view topic, std::string_view locale = "sv") {
        turn asked;
        asked.intent = topic;
        asked.locale = locale;
        asked.now = set.now.now();
        return served.on_turn(asked).actions;
    }

    desk_request desk(std::string view, std::string command = {}, json::object arguments = {}) {
        desk_request asked;
        asked.view = std::move(view);
        asked.command = std::move(command);
        asked.arguments = std::move(arguments);
        asked.staff = "erik";
        asked.now = set.now.now();
        return asked;
    }

    json::array rows(std::string view, std::string command = {}, json::object arguments = {}) {
        const auto shown =
            served.on_desk(desk(std::move(view), std::move(command), std::move(arguments)));
        return array_at(shown.value().as_object(), "rows");
    }

    error refused(std::string view, std::string command, json::object arguments) {
        return served.on_desk(desk(std::move(view), std::move(command), std::move(arguments)))
            .error();
    }

    static json::object words(std::string_view text) {
        return {{"text", text}, {"source", "Solna stad"}, {"reviewed", "2026-11-20"}};
    }

    static json::object at(json::object arguments, std::string_view id) {
        arguments["id"] = id;
        return arguments;
    }

    test::stage set;
    guide served;
};

}  // namespace lotsen::city_guide
