#include "core/plugin/manifest.hpp"

#include <gmock/gmock.h>

#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view whole = R"({
  "id": "tool_library", "version": "1.0.0", "interface": 2,
  "intents": [
    {"name": "lend", "form": "loan", "label": "lend.label", "tile": true, "icon": "tools",
     "references": "L-", "follow_up": "lend", "yields": true},
    {"name": "opening", "label": "opening.label", "by_title": true}
  ],
  "forms": [{
    "name": "loan", "title": "loan.title", "confirm": "loan.confirm",
    "slots": [
      {"name": "tool", "type": "choice", "question": "loan.tool", "why": "loan.tool.why",
       "choices": [{"value": "saw", "label": "loan.saw"}, {"value": "drill", "label": "loan.drill"}]},
      {"name": "blade", "type": "number", "question": "loan.blade", "least": 1, "most": 30,
       "required_if": {"slot": "tool", "values": ["saw"]}},
      {"name": "phone", "type": "phone", "question": "loan.phone", "required": false,
       "personal": "contact", "retention_days": 30},
      {"name": "wish", "type": "text", "asked": false, "required": false}
    ]
  }],
  "queues": ["tools"],
  "routes": [{"method": "GET", "path": "loans.ics"}],
  "jobs": [{"name": "remind", "every_s": 3600}],
  "desk": [{"view": "loans", "title": "desk.loans", "role": "editor"}],
  "network": ["example.org"],
  "database": "postgresql",
  "options_schema": {"type": "object"}
})";

result<manifest> parsed(std::string_view text) {
    return parse_manifest(parse_json(text).value(), "manifest.json");
}

/// The whole manifest with one piece of its text put in another's place.
std::string problems_with(std::string_view piece, std::string_view instead) {
    std::string text(whole);
    const auto at = text.find(piece);
    EXPECT_NE(at, text.npos) << piece;
    text.replace(at, piece.size(), instead);
    const auto read = parsed(text);
    return read.has_error() ? read.error().detail : "";
}

TEST(parse_manifest, reads_every_member) {
    const auto read = parsed(whole);
    ASSERT_TRUE(read.has_value()) << read.error().detail;
    EXPECT_EQ(read->id, "tool_library");
    EXPECT_EQ(read->interface, interface_version);
    ASSERT_NE(read->find_intent("lend"), nullptr);
    EXPECT_TRUE(read->find_intent("lend")->tile);
    EXPECT_EQ(read->find_intent("lend")->form, "loan");
    EXPECT_EQ(read->find_intent("lend")->references, "L-");
    EXPECT_EQ(read->find_intent("lend")->follow_up, "lend");
    EXPECT_TRUE(read->find_intent("opening")->by_title);
    EXPECT_TRUE(read->find_intent("lend")->yields);
    EXPECT_EQ(read->find_intent("none"), nullptr);
    const auto* loan = read->find_form("loan");
    ASSERT_NE(loan, nullptr);
    EXPECT_EQ(loan->find("tool")->choices.at(1).label, "loan.drill");
    EXPECT_EQ(loan->find("blade")->most, 30);
    EXPECT_EQ(loan->find("blade")->required_if_slot, "tool");
    EXPECT_THAT(loan->find("blade")->required_if_values, ElementsAre("saw"));
    EXPECT_EQ(loan->find("phone")->personal, personal_data::contact);
    EXPECT_EQ(loan->find("phone")->retention_days, 30);
    EXPECT_FALSE(loan->find("phone")->required);
    EXPECT_FALSE(loan->find("wish")->asked);
    EXPECT_EQ(read->routes.at(0).path, "loans.ics");
    EXPECT_EQ(read->jobs.at(0).every_s, 3600);
    EXPECT_EQ(read->desk.at(0).role, "editor");
    EXPECT_THAT(read->network, ElementsAre("example.org"));
    EXPECT_EQ(read->database, database_kind::postgresql);
    EXPECT_TRUE(read->options_schema.contains("type"));
}

TEST(parse_manifest, names_all_problems_at_once_and_where) {
    const auto read = parsed(R"({"id":"Big Name","interface":7,"tiles":[],
        "intents":[{"name":"a","form":"none","follow_up":"b","by_title":true}],
        "forms":[{"name":"f","title":"t","slots":[{"name":"s","type":"txet","question":"q"}]}]})");
    ASSERT_TRUE(read.has_error());
    EXPECT_EQ(read.error().code, errc::invalid);
    const auto& all = read.error().detail;
    EXPECT_THAT(all, HasSubstr("manifest.json: id: \"Big Name\""));
    EXPECT_THAT(all, HasSubstr("manifest.json: version: is needed"));
    EXPECT_THAT(all, HasSubstr("manifest.json: interface: 7 is not served"));
    EXPECT_THAT(all, HasSubstr("manifest.json: tiles: is not a member"));
    EXPECT_THAT(all, HasSubstr("intents[0].label: is needed"));
    EXPECT_THAT(all, HasSubstr("intents[0].form: \"none\" is no form here"));
    EXPECT_THAT(all, HasSubstr("intents[0].by_title: is for an intent without a form"));
    EXPECT_THAT(all, HasSubstr("intents[0].follow_up: \"b\" is no intent here"));
    EXPECT_THAT(all, HasSubstr("forms[0].slots[0].type: \"txet\" is no slot type"));
}

struct mistake {
    const char* piece;
    const char* instead;
    const char* problem;
};

class wrong_manifest : public testing::TestWithParam<mistake> {};

TEST_P(wrong_manifest, is_told_where) {
    const auto& [piece, instead, problem] = GetParam();
    EXPECT_THAT(problems_with(piece, instead), HasSubstr(problem));
}

INSTANTIATE_TEST_SUITE_P(
    each,
    wrong_manifest,
    testing::Values(
        mistake{R"("tile": true)", R"("tile": "yes")", "intents[0].tile: must be true or false"},
        mistake{R"("name": "opening")", R"("name": "lend")", "\"lend\" is declared twice"},
        mistake{R"("id": "tool_library")", R"("id": "core")", "is the service itself"},
        mistake{R"("least": 1)", R"("least": 31)", "slots[1].least: is more than most"},
        mistake{R"("most": 30)", R"("most": 1.5)", "slots[1].most: must be a whole number"},
        mistake{R"("values": ["saw"])", R"("values": ["axe"])", "\"axe\" is no choice of tool"},
        mistake{R"("slot": "tool")", R"("slot": "phone")", "is no slot that comes before"},
        mistake{R"("value": "drill")", R"("value": "saw")", "\"saw\" is declared twice"},
        mistake{R"("type": "number")", R"("type": "choice")", "slots[1].choices: a choice slot"},
        mistake{R"("type": "number")", R"("dynamic": true, "type": "number")", "slots[1].dynamic"},
        mistake{R"("question": "loan.phone")", R"("question": "")", "slots[2].question: is needed"},
        mistake{R"("personal": "contact")", R"("personal": "secret")", "slots[2].personal"},
        mistake{R"("retention_days": 30)", R"("retention_days": -1)", "slots[2].retention_days"},
        mistake{R"("asked": false, "required": false)", R"("asked": false)", "slots[3].required"},
        mistake{R"("method": "GET")", R"("method": "FETCH")", "routes[0].method"},
        mistake{R"("path": "loans.ics")", R"("path": "/a/b")", "routes[0].path"},
        mistake{R"("every_s": 3600)", R"("every_s": 0)", "jobs[0].every_s"},
        mistake{R"("role": "editor")", R"("role": "boss")", "desk[0].role"},
        mistake{R"("database": "postgresql")", R"("database": "oracle")", "database: \"oracle\""},
        mistake{
            R"("network": [)", R"("services": ["files"], "network": [)", "services[0]: must be"},
        mistake{R"("queues": ["tools"])", R"("queues": [""])", "queues[0]: must be text"},
        mistake{R"("queues": ["tools"])", R"("queues": "tools")", "queues: must be an array"},
        mistake{
            R"("options_schema": {"type": "object"})",
            R"("options_schema": [])",
            "options_schema: must be an object"}
    )
);

TEST(parse_manifest, refuses_what_is_no_object) {
    const auto read = parse_manifest(json::array(), "manifest.json");
    ASSERT_TRUE(read.has_error());
    EXPECT_EQ(read.error().detail, "manifest.json: must be an object");
}

TEST(read_manifest, keeps_the_folder_and_names_the_file) {
    const test::temporary_folder folder;
    folder.write("good/manifest.json", whole);
    const auto broken = folder.write("broken/manifest.json", "{");
    EXPECT_EQ(read_manifest(folder.path() / "good").value().folder, folder.path() / "good");
    EXPECT_EQ(read_manifest(folder.path() / "none").error().code, errc::not_found);
    const auto wrong = read_manifest(folder.path() / "broken");
    EXPECT_EQ(wrong.error().code, errc::not_json);
    EXPECT_THAT(wrong.error().detail, HasSubstr(broken.string()));
}

TEST(slot_type, has_a_wire_name_and_comes_back) {
    for (const auto type :
         {slot_type::text,
          slot_type::choice,
          slot_type::place,
          slot_type::date,
          slot_type::time,
          slot_type::phone,
          slot_type::email,
          slot_type::number,
          slot_type::yes_no,
          slot_type::photo})
        EXPECT_EQ(slot_type_from(to_string(type)), type);
    EXPECT_EQ(slot_type_from("prose"), std::nullopt);
}

}  // namespace
}  // namespace lotsen
