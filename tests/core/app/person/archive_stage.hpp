// A data folder with conversations of two people, and plugins that keep what a test says.
#pragma once

#include <gmock/gmock.h>

#include <boost/asio/io_context.hpp>

#include "core/app/person/holdings.hpp"
#include "core/app/wiring/stores.hpp"
#include "core/base/files.hpp"
#include "tests/core/app/quiet_plugins.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/staging.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {

struct archive_stage : testing::Test {
    archive_stage() {
        settings.data = folder.path();
        manifest declared;
        declared.id = "reports";
        plugins.declared = {declared};
        plugins.kept = [this](const std::string&, const person_request& asked) {
            requests.push_back(asked);
            return answer(asked);
        };
        begin(theirs);
        begin(anothers);
        says(theirs, "Hej, ring 070-174 06 05");
        says(theirs, "Tack");
        says(anothers, "Ring 070-174 06 06");
    }

    void begin(const std::string& id) {
        new_conversation made{id, std::string(32, 'h'), "web", "sv", now.now()};
        run(io, service->create(std::move(made))).value();
    }
    result<appended> says(const std::string& id, const std::string& text) {
        return write(id, speaker::resident, text);
    }
    result<appended> write(
        const std::string& id, speaker from, const std::string& text, json::object more = {}
    ) {
        event said;
        said.from = from;
        said.body = std::move(more);
        said.body["text"] = text;
        append_request request;
        request.conversation = id;
        request.epoch = 1;
        request.at = now.now();
        request.events.emplace_back(said);
        return run(io, service->append(std::move(request)));
    }
    void hands_over(const std::string& id) {
        append_request request;
        request.conversation = id;
        request.epoch = 1;
        request.at = now.now();
        request.owner = owner_change{owner_kind::queue, "contact_centre", {{"summary", "Grenen"}}};
        run(io, service->append(std::move(request))).value();
    }
    std::filesystem::path photo(const std::string& conversation, const std::string& id) const {
        return folder.write("photos/" + conversation + "/" + id, "a photo");
    }

    /// A report of theirs.
    personal_record report(std::string_view outcome, std::string_view why = {}) const {
        personal_record made;
        made.kind = "report";
        made.reference = "F-1";
        made.conversation = theirs;
        made.fate = outcome;
        made.why = why;
        made.data = {{"email", "robin@example.org"}};
        return made;
    }
    void plugin_keeps(personal_record record) {
        answer = [record = std::move(record)](const person_request&) {
            return person_reply{{record}};
        };
    }

    const std::string theirs = "0123456789abcdefghjkmnpqrs";
    const std::string anothers = "zyxwvtsrqpnmkjhgfedcba9876";
    const person by_phone{{}, {"+46701740605"}, {}};
    temporary_folder folder;
    fake_clock now;
    seeded_random random;
    config settings = staging();
    boost::asio::io_context io;
    std::unique_ptr<sqlite_journal> service = open_journal(folder.path(), limits());
    std::unique_ptr<conversation_file> log =
        open_conversation_file(folder.path() / "conversations.sqlite").value();
    quiet_plugins plugins;
    std::vector<person_request> requests;
    std::function<result<person_reply>(const person_request&)> answer = [](const person_request&) {
        return person_reply{};
    };
    archive kept{settings, plugins, log.get(), now};
};

}  // namespace lotsen::test
