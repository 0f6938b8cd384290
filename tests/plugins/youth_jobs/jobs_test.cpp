#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/plugins/youth_jobs/bench.hpp"

namespace lotsen::youth_jobs::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct jobs_test : bench {
    result<json::value> import(json::value document) {
        return staff("jobs", "import", {{"document", std::move(document)}});
    }

    static json::object ad(std::string id, std::string headline, std::string deadline) {
        return {
            {"id", id},
            {"headline", headline},
            {"application_deadline", deadline},
            {"publication_date", "2026-11-01T00:00:00"},
            {"employer", json::object{{"name", "Arbetsgivaren"}}},
            {"occupation", json::object{{"label", headline}}},
            {"webpage_url", "https://example.org/" + id}};
    }

    say asked(std::string intent, std::string text) {
        const auto reply = subject.on_turn(asking(std::move(intent), std::move(text)));
        return std::get<say>(reply.actions.back());
    }

    static std::vector<std::string> titles(const say& told) {
        std::vector<std::string> all;
        for (const auto& shown : told.cards)
            all.push_back(shown.title);
        return all;
    }
};

TEST_F(jobs_test, without_ads_it_says_so_and_offers_a_coach) {
    const auto told = asked("find_job", "jobb på lager");

    EXPECT_EQ(told.what.id, "jobs.none");
    EXPECT_EQ(told.options.at(0).intent, "book_coaching");
}

TEST_F(jobs_test, ads_are_found_by_words_and_by_the_work_meant_in_any_language) {
    const auto done = import(json::array{
        ad("1", "Lagerarbetare", "2026-12-31T23:59:59"),
        ad("2", "Lokalvårdare", "2026-12-31T23:59:59"),
        ad("3", "Kock", "2026-12-31T23:59:59")});
    ASSERT_TRUE(done.has_value()) << done.error().detail;

    EXPECT_THAT(
        titles(asked("find_job", "finns det något på lager?")),
        testing::ElementsAre("Lagerarbetare")
    );
    EXPECT_THAT(titles(asked("find_job", "cleaning job")), testing::ElementsAre("Lokalvårdare"));
    EXPECT_THAT(titles(asked("find_job", "شغل في مطعم")), testing::ElementsAre("Kock"));
    EXPECT_THAT(
        titles(asked("find_job", "robota na magazynie, praca w magazyn")),
        testing::ElementsAre("Lagerarbetare")
    );
    EXPECT_EQ(asked("find_job", "cleaning job").what.id, "jobs.found");
    EXPECT_EQ(asked("find_job", "cleaning job").source, "arbetsformedlingen.se (JobSearch)");
}

TEST_F(jobs_test, the_one_that_is_asked_about_is_shown_alone) {
    ASSERT_TRUE(import(json::array{
                           ad("1", "Kock", "2026-12-31T23:59:59"),
                           ad("2", "Kock till skola", "2026-12-31T23:59:59")})
                    .has_value());
    EXPECT_THAT(titles(asked("find_job", "jobb som kock")), SizeIs(2));
    auto question = asking("find_job", "hur söker jag? Kock");
    question.payload = {{"about", "Kock"}};
    const auto reply = subject.on_turn(question);
    EXPECT_THAT(titles(std::get<say>(reply.actions.back())), testing::ElementsAre("Kock"));
}

TEST_F(jobs_test, when_nothing_fits_the_newest_are_shown_as_such) {
    ASSERT_TRUE(import(json::array{ad("1", "Kock", "2026-12-31T23:59:59")}).has_value());

    EXPECT_EQ(asked("find_job", "astronaut").what.id, "jobs.other");
    EXPECT_EQ(asked("find_job", "söker jobb").what.id, "jobs.newest");
    EXPECT_EQ(asked("summer_job", "sommarjobb").what.id, "jobs.no_summer");
}

TEST_F(jobs_test, expired_ads_are_not_shown) {
    const auto done = import(json::array{
        ad("1", "Kock", "2026-11-22T23:59:59"), ad("2", "Kock idag", "2026-11-23T23:59:59")});

    EXPECT_THAT(titles(asked("find_job", "kock")), testing::ElementsAre("Kock idag"));
    EXPECT_EQ(done->at("report").at("args").at("expired"), json::value(1));
    now.set("2026-11-23T22:59:01Z");  // a minute past the deadline in Solna, not in UTC
    EXPECT_EQ(asked("find_job", "kock").what.id, "jobs.none");
}

TEST_F(jobs_test, a_known_ad_is_brought_up_to_date_and_a_removed_one_goes) {
    ASSERT_TRUE(import(json::array{ad("1", "Kock", "2026-12-31T23:59:59")}).has_value());
    ASSERT_TRUE(import(json::array{ad("1", "Kallskänka", "2026-12-31T23:59:59")}).has_value());
    EXPECT_THAT(titles(asked("find_job", "kallskänka")), testing::ElementsAre("Kallskänka"));

    ASSERT_TRUE(import(json::array{json::object{{"id", "1"}, {"removed", true}}}).has_value());
    EXPECT_EQ(asked("find_job", "kallskänka").what.id, "jobs.none");
}

TEST_F(jobs_test, missing_members_are_borne_and_hits_without_identity_are_reported) {
    const auto done = import(json::object{
        {"hits",
         json::array{
             json::object{{"id", 17}, {"headline", "Bara rubrik"}, {"employer", nullptr}},
             json::object{{"headline", "Utan id"}},
             "no object"}}});

    ASSERT_TRUE(done.has_value());
    EXPECT_EQ(done->at("report").at("args").at("imported"), json::value(1));
    EXPECT_EQ(
        done->at("report").at("args").at("places"), json::value("2 (no id), 3 (not an object)")
    );
    EXPECT_EQ(asked("find_job", "").cards.at(0).note.id, "ad.note_open");
}

TEST_F(jobs_test, a_file_that_is_no_response_changes_nothing) {
    EXPECT_EQ(import("{broken").error(), fail(errc::invalid, "desk.error.not_json"));
    EXPECT_EQ(
        import(json::object{{"total", 1}}).error(), fail(errc::invalid, "desk.error.no_hits")
    );
    EXPECT_EQ(staff("jobs", "import").error(), fail(errc::invalid, "desk.error.no_hits"));
    EXPECT_EQ(staff("jobs", "explode").error().code, errc::not_found);
}

TEST_F(jobs_test, the_recorded_response_of_jobsearch_is_read) {
    const std::filesystem::path file =
        LOTSEN_SHARED_DIR "/data/jobsearch/derived_search_response_2hits.json";
    if (!std::filesystem::exists(file)) GTEST_SKIP() << "no shared data beside the repository";
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    now.set("2019-05-01T10:00:00Z");

    ASSERT_TRUE(import(json::value(text.str())).has_value());
    const auto told = asked("find_job", "java");

    ASSERT_THAT(told.cards, SizeIs(2));
    EXPECT_EQ(told.cards[0].title, "Java-utvecklare");
    EXPECT_THAT(
        told.cards[0].url, HasSubstr("https://arbetsformedlingen.se/platsbanken/annonser/")
    );
    EXPECT_THAT(told.cards[0].text, HasSubstr("Heltid"));
}

TEST_F(jobs_test, part_time_beginners_and_the_next_ads_are_options) {
    json::array hits;
    for (int at = 0; at < 7; ++at) {
        auto one = ad("a" + std::to_string(at), "Butiksbiträde", "2026-12-31T23:59:59");
        one["working_hours_type"] = json::object{{"label", at < 3 ? "Deltid" : "Heltid"}};
        one["experience_required"] = at != 0;
        hits.push_back(std::move(one));
    }
    ASSERT_TRUE(import(std::move(hits)).has_value());

    const auto all = asked("find_job", "jobb i butik");
    EXPECT_THAT(all.cards, SizeIs(5));
    EXPECT_EQ(all.options.at(0).label.id, "jobs.more");
    EXPECT_THAT(said(chosen(all.options[0].payload).actions).cards, SizeIs(2));
    EXPECT_EQ(all.options.at(1).label.id, "jobs.part_time");
    EXPECT_THAT(said(chosen(all.options[1].payload).actions).cards, SizeIs(3));
    EXPECT_THAT(said(chosen(all.options[2].payload).actions).cards, SizeIs(1));
    EXPECT_THAT(asked("find_job", "extrajobb i butik").cards, SizeIs(3));
    EXPECT_EQ(asked("find_job", "kock på helgerna").what.id, "jobs.other");
}

TEST_F(jobs_test, quotes_and_search_syntax_in_a_sentence_do_no_harm) {
    ASSERT_TRUE(import(json::array{ad("1", "Kock", "2026-12-31T23:59:59")}).has_value());
    for (const auto* text :
         {"\"kock",
          "kock* OR NOT (",
          "title : kock",
          "NEAR(kock, 2)",
          "'; DROP TABLE ad; --",
          "^^^"})
        EXPECT_NO_THROW(asked("find_job", text)) << text;
}

TEST_F(jobs_test, the_citys_summer_jobs_are_known_when_staff_have_set_them) {
    const auto unknown = subject.on_turn(asking("summer_job", "när söker man"));
    EXPECT_EQ(said(unknown.actions).what.id, "summer.unknown");

    ASSERT_TRUE(staff("venue", "set", {{"id", "summer_from"}, {"value", "2027-02-01"}}).has_value()
    );
    ASSERT_TRUE(staff("venue", "set", {{"id", "summer_to"}, {"value", "2027-03-15"}}).has_value());
    const auto known = subject.on_turn(asking("summer_job", "när söker man"));
    EXPECT_EQ(said(known.actions).what.id, "summer.dates");
    EXPECT_EQ(text_at(said(known.actions).what.args, "from"), "2027-01-31T23:00:00.000Z");
}

struct demo_test : bench {
    demo_test() : bench(true) {}
};

TEST_F(demo_test, examples_are_labelled_and_go_when_real_ads_come) {
    const auto told = said(subject.on_turn(asking("find_job", "butik")).actions);
    ASSERT_THAT(told.cards, Not(IsEmpty()));
    EXPECT_EQ(told.what.id, "jobs.demo");
    EXPECT_THAT(told.cards[0].text, HasSubstr("(demo)"));
    EXPECT_EQ(told.cards[0].note.id, "ad.note_demo");
    EXPECT_THAT(times_for("c1").options, SizeIs(9));

    ASSERT_TRUE(staff(
                    "jobs",
                    "import",
                    {{"document", json::array{jobs_test::ad("1", "Kock", "2026-12-31T23:59:59")}}}
    ).has_value());
    EXPECT_THAT(staff("jobs")->at("rows").as_array(), SizeIs(1));
}

TEST_F(demo_test, a_second_start_adds_nothing) {
    const auto before = staff("times")->at("rows").as_array().size();
    youth_jobs again;
    again.start(*lent);
    EXPECT_EQ(staff("times")->at("rows").as_array().size(), before);
}

}  // namespace
}  // namespace lotsen::youth_jobs::test
