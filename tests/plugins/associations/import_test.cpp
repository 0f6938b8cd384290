#include "tests/plugins/associations/bench.hpp"

namespace lotsen::associations::test {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

struct import_test : bench {
    json::object import(std::string csv) {
        const auto done = staff("register", "import", {{"csv", std::move(csv)}});
        if (done.has_error()) return {{"error", done.error().detail}};
        return done->at("report").at("args").as_object();
    }

    json::object row(std::string name) {
        for (const auto& one : rows("register"))
            if (one.at("name") == json::value(name)) return one.as_object();
        return {};
    }
};

TEST_F(import_test, headings_in_swedish_or_english_and_examples_go) {
    const auto report = import(
        "Förening;Org.nr;Typ;Verksamhet;Ort;E-post;Hemsida;Okänd\n"
        "Klubb A;802000-0009;Idrott;Tennis;Haga;a@example.org;www.example.org;x\n"
    );

    EXPECT_EQ(report.at("added"), json::value(1));
    ASSERT_THAT(rows("register"), SizeIs(1));
    EXPECT_EQ(row("Klubb A").at("url"), json::value("https://www.example.org"));
    EXPECT_EQ(row("Klubb A").at("category"), json::value("sports"));
    EXPECT_EQ(row("Klubb A").at("demo"), json::value(false));
    EXPECT_EQ(import("name,email\nClub B,b@example.org\n").at("added"), json::value(1));
    EXPECT_THAT(rows("register"), SizeIs(2));
}

TEST_F(import_test, an_association_is_known_again_by_number_or_name) {
    import("namn;orgnr;telefon\nKlubb A;802000-0009;08-746 10 00\nKlubb B;;\n");

    const auto again = import("namn;orgnr\nKlubb A nytt namn;8020000009\nklubb b;\n");
    EXPECT_EQ(again.at("changed"), json::value(2));
    EXPECT_EQ(again.at("added"), json::value(0));
    EXPECT_EQ(row("Klubb A nytt namn").at("phone"), json::value("08-746 10 00"));

    const auto numbered = import("namn;orgnr\nklubb b;556036-0793\n");
    EXPECT_EQ(numbered.at("changed"), json::value(1));
    EXPECT_EQ(import("namn;orgnr\nklubb b;556036-0793\n").at("unchanged"), json::value(1));
    EXPECT_THAT(rows("register"), SizeIs(2));
}

TEST_F(import_test, wrong_lines_are_named_and_the_others_stored) {
    const auto report = import(
        "namn;orgnr;e-post\n"
        "Klubb A;802000-0009;a@example.org\n"
        ";;\n"
        "Klubb C;802000-0001;\n"
        "Klubb D;;no address\n"
        "Klubb E;for many;fields;here\n"
        "Klubb A igen;802000-0009;\n"
        "Klubb G;;g@example.org\n"
    );

    EXPECT_EQ(report.at("added"), json::value(2));
    EXPECT_EQ(report.at("refused"), json::value(5));
    EXPECT_EQ(
        report.at("lines"),
        json::value("3 (name), 4 (organisation_number), 5 (email), 6 (kolumner/columns), "
                    "7 (dubblett/duplicate)")
    );
}

TEST_F(import_test, a_broken_file_changes_nothing) {
    import("namn\nKlubb A\n");

    EXPECT_EQ(import("namn\nKlubb B\n\"open\n").at("line"), json::value(3));
    EXPECT_EQ(import("rubrik\nKlubb C\n").at("error"), json::value("desk.error.no_name_column"));
    EXPECT_EQ(import("").at("error"), json::value("desk.error.no_name_column"));

    ASSERT_THAT(rows("register"), SizeIs(1));
    EXPECT_EQ(rows("register")[0].at("name"), json::value("Klubb A"));
}

TEST_F(import_test, more_than_one_page_of_the_register_is_known_again) {
    std::string csv = "namn\n";
    for (int at = 0; at < 1200; ++at)
        csv += "Klubb nummer " + std::to_string(at) + "\n";

    EXPECT_EQ(import(csv).at("added"), json::value(1200));
    EXPECT_EQ(import(csv).at("unchanged"), json::value(1200));
    EXPECT_EQ(
        titles(said(asked("association_contact", "nummer 1199").actions)).front(),
        "Klubb nummer 1199"
    );
}

}  // namespace
}  // namespace lotsen::associations::test
