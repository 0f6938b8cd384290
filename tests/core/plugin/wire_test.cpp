// The wire's JSON: as the schema says, and the same after a way there and back.
#include "core/plugin/wire.hpp"

#include <gtest/gtest.h>

#include "core/host/options.hpp"

namespace lotsen {
namespace {

const time_point noon = from_rfc3339("2026-11-23T11:00:00.000Z").value();

json::object schema_of(std::string_view name) {
    auto schema =
        read_json(LOTSEN_SOURCE_DIR "/core/plugin/protocol.schema.json").value().as_object();
    schema["$ref"] = "#/definitions/" + std::string(name);
    json::object one{{"definitions", schema["definitions"]}};
    one["allOf"] = json::array{json::object{{"$ref", schema["$ref"]}}};
    return one;
}

/// As the schema has it, and read back to the same JSON.
template <class Read>
void expect_whole(std::string_view name, const json::object& written, Read read) {
    const auto checked = check_options(schema_of(name), written);
    EXPECT_TRUE(checked.has_value()) << name << ": " << checked.error().detail;
    const auto back = read(written);
    ASSERT_TRUE(back.has_value()) << name << ": " << back.error().detail;
    EXPECT_EQ(wire::to_json(*back), written) << name;
}

actions every_action() {
    const option offered{message::of("o.label"), {{"n", 1}}, "lend"};
    const card shown{
        "Saw",
        "sharp",
        message::of("c.note"),
        "+468123",
        "a@example.com",
        "https://example.com",
        {offered}};
    return {
        say{message::of("s", {{"hours", "10-17"}}), {offered}, {shown}, "solna.se"},
        ask{"tool", message::verbatim("Which?"), {offered}},
        set_slot{"tool", json::value("saw")},
        start_form{"loan", {{"tool", "saw"}}},
        hand_over{"tools", message::of("why"), message::of("what")},
        open_case{"L-1", "lent"},
        end{}};
}

TEST(wire, has_every_message_as_the_schema_says) {
    turn asked;
    asked.kind = turn_kind::option;
    asked.conversation = "c";
    asked.locale = "sv";
    asked.channel = "web";
    asked.intent = "lend";
    asked.text = "låna";
    asked.entities = {json::object{{"type", "place"}}};
    asked.form = "loan";
    asked.slot = "tool";
    asked.slots = {{"tool", "saw"}};
    asked.payload = {{"n", 1}};
    asked.state = {{"page", 2}};
    asked.now = noon;
    expect_whole("turn", wire::to_json(asked), wire::from_json<turn>);
    expect_whole("turn_reply", wire::to_json(turn_reply{every_action(), {{"page", 3}}}), wire::from_json<turn_reply>);
    expect_whole(
        "validation",
        wire::to_json(validation{"loan", "tool", json::value("saw"), {{"n", 1}}, "sv", noon, "c"}),
        wire::from_json<validation>
    );
    expect_whole("verdict", wire::to_json(verdict::accept(json::value(7))), wire::from_json<verdict>);
    expect_whole("verdict", wire::to_json(verdict::accept(nullptr)), wire::from_json<verdict>);
    expect_whole("verdict", wire::to_json(verdict::refuse(message::of("no"))), wire::from_json<verdict>);
    expect_whole(
        "submission",
        wire::to_json(submission{"loan", {{"tool", "saw"}}, "key", "c", "sv", "web", noon}),
        wire::from_json<submission>
    );
    expect_whole("receipt", wire::to_json(receipt{"L-1", every_action(), "tool", message::of("taken")}), wire::from_json<receipt>);
    expect_whole(
        "http_request",
        wire::to_json(http_request{"GET", "loans", {{"q", "x"}}, "b", "text/plain", "sv", noon}),
        wire::from_json<http_request>
    );
    expect_whole(
        "http_response",
        wire::to_json(http_response{201, "text/calendar", "BEGIN", "loan.ics"}),
        wire::from_json<http_response>
    );
    expect_whole(
        "desk_request",
        wire::to_json(desk_request{"loans", "give_back", {{"id", 1}}, "anna", "sv", noon}),
        wire::from_json<desk_request>
    );
}

TEST(wire, has_what_is_asked_of_core_as_the_schema_says) {
    const outgoing letter{"PUT", "https://api.example.se/a", {{"X-Mark", "m"}}, "b", "text/plain"};
    expect_whole("outgoing", wire::to_json(letter), wire::from_json<outgoing>);
    const incoming answer{201, "text/plain", "ok"};
    expect_whole("incoming", wire::to_json(answer), wire::from_json<incoming>);
    expect_whole("delivery", wire::to_json(delivery{"k", answer, false}), wire::from_json<delivery>);
    expect_whole("delivery", wire::to_json(delivery{"k", {}, true}), wire::from_json<delivery>);
    const statement query{"by_code", {{"code", "a"}, {"most", 2}, {"all", nullptr}}};
    expect_whole("statement", wire::to_json(query), wire::from_json<statement>);
    const rows found{{{{"code", "a"}, {"fee", 1.5}}, {{"code", "b"}, {"fee", nullptr}}}, 3};
    expect_whole("rows", wire::to_json(found), wire::from_json<rows>);
    expect_whole("rows", wire::to_json(rows()), wire::from_json<rows>);
    expect_whole("job", wire::to_json(job{"remind", "k", {{"n", 1}}, noon}), wire::from_json<job>);
    expect_whole("message", wire::to_json(message::of("a", {{"n", 1}})), wire::from_json<message>);
}

TEST(wire, has_what_is_kept_about_a_person_as_the_schema_says) {
    const person_request asked{{{"c1"}, {"+46701740605"}, {"L-1"}}, true, noon};
    expect_whole("person_request", wire::to_json(asked), wire::from_json<person_request>);
    const personal_record loan{
        "loan",
        "L-1",
        "c1",
        std::string(fate::stripped),
        std::string(reason::public_record),
        {{"name", "Robin"}},
        {"photo1"},
        {{"name", "2027-01-01T00:00:00.000Z"}}};
    const person_reply held{{loan, {"loan", "", "", std::string(fate::erased), "", {}, {}, {}}}};
    expect_whole("person_reply", wire::to_json(held), wire::from_json<person_reply>);
}

TEST(wire, takes_no_records_at_all_for_a_plugin_that_does_not_tell) {
    EXPECT_EQ(wire::from_json<person_reply>({}).error().code, errc::not_found);
    EXPECT_TRUE(wire::from_json<person_reply>({{"records", json::array()}})->records.empty());
}

TEST(wire, keeps_the_code_of_an_error) {
    const auto written = wire::error_to_json(error{errc::conflict, "desk.taken"});
    EXPECT_TRUE(check_options(schema_of("error"), written).has_value());
    EXPECT_EQ(wire::error_from_json(written), (error{errc::conflict, "desk.taken"}));
    EXPECT_EQ(wire::error_from_json({{"message", "odd"}}), (error{errc::unavailable, "odd"}));
}

TEST(wire, says_which_member_is_wrong) {
    const auto wrong = [](const json::object& from) {
        return wire::from_json<turn_reply>(from).error().detail;
    };
    EXPECT_NE(wrong({{"actions", "many"}}).find("actions"), std::string::npos);
    EXPECT_NE(wrong({{"actions", {{{"do", "dance"}}}}}).find("do"), std::string::npos);
    EXPECT_NE(
        wrong({{"actions", {{{"do", "say"}, {"what", "hi"}}}}}).find("what"), std::string::npos
    );
    EXPECT_TRUE(wire::from_json<verdict>({}).has_error());
    EXPECT_TRUE(wire::from_json<http_response>({{"status", 99}}).has_error());
    EXPECT_TRUE(wire::from_json<turn>({{"kind", "odd"}}).has_error());
}

TEST(wire, names_the_first_member_that_is_wrong_with_its_place) {
    const auto wrong = wire::from_json<receipt>(
        {{"reference", 7}, {"actions", {{{"do", "ask"}, {"slot", 7}}}}, {"refusal", 7}}
    );
    EXPECT_EQ(wrong.error().detail, "reference: is wrong or missing");
    const auto inner =
        wire::from_json<receipt>({{"actions", {{{"do", "ask"}, {"slot", 7}, {"what", 7}}}}});
    EXPECT_EQ(inner.error().detail, "actions: slot: is wrong or missing");
}

TEST(wire, schema_refuses_what_the_reader_refuses) {
    EXPECT_FALSE(check_options(schema_of("turn_reply"), {{"actions", "many"}}).has_value());
    EXPECT_FALSE(check_options(schema_of("verdict"), {}).has_value());
    EXPECT_FALSE(check_options(schema_of("http_response"), {{"status", 99}}).has_value());
}

}  // namespace
}  // namespace lotsen
