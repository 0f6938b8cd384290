#include "tests/plugins/city_guide/fixture.hpp"

namespace lotsen::city_guide {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

struct import_test : testing::Test {
    import_test() : set("city_guide"), kept(set.database()) {}

    static original_answers originals(std::string_view text, std::string_view reviewed) {
        original_answers made;
        made.list.push_back(
            {"safety_walk", "sv", std::string(text), "källa", std::string(reviewed), "", ""}
        );
        return made;
    }

    void import(const original_answers& made) {
        ASSERT_TRUE(kept.import(made, set.now.now()).has_value());
    }

    answer now() { return kept.find("safety_walk", "sv").value().value(); }

    test::stage set;
    store kept;
};

TEST_F(import_test, a_newer_file_brings_its_words) {
    import(originals("ett", "2026-01-01"));
    import(originals("två", "2026-02-01"));
    EXPECT_EQ(now().text, "två");
    EXPECT_EQ(now().reviewed, "2026-02-01");
}

TEST_F(import_test, an_editors_words_stay) {
    import(originals("ett", "2026-01-01"));
    auto changed = now();
    changed.text = "redaktörens";
    ASSERT_TRUE(kept.put(changed, {"erik", set.now.now()}).has_value());
    import(originals("två", "2026-02-01"));
    EXPECT_EQ(now().text, "redaktörens");
    EXPECT_EQ(now().changed_by, "erik");
}

TEST_F(import_test, a_review_of_the_same_words_counts_on) {
    const auto same = originals("ett", "2026-01-01");
    import(same);
    ASSERT_TRUE(kept.set_reviewed(now(), "2026-06-01", {"erik", set.now.now()}).has_value());
    import(same);
    EXPECT_EQ(now().reviewed, "2026-06-01");
    import(originals("två", "2026-02-01"));
    EXPECT_EQ(now().reviewed, "2026-02-01");
}

TEST_F(import_test, what_no_file_has_any_more_goes_unless_an_editor_wrote_it) {
    import(originals("ett", "2026-01-01"));
    answer added = now();
    added.language = "es";
    ASSERT_TRUE(kept.put(added, {"erik", set.now.now()}).has_value());
    import(original_answers());
    EXPECT_THAT(kept.list().value(), SizeIs(1));
    EXPECT_EQ(kept.list().value().at(0).language, "es");
}

struct answer_file_test : testing::Test {
    std::string refusal(std::string_view text) {
        files.write("sv.json", text);
        try {
            read_answers(files.path());
        } catch (const std::runtime_error& refused) {
            return refused.what();
        }
        return "accepted";
    }

    test::temporary_folder files;
};

TEST_F(answer_file_test, a_wrong_file_is_refused_by_name_and_topic) {
    EXPECT_THAT(refusal("{"), HasSubstr("sv.json"));
    EXPECT_THAT(refusal(R"({"weather": {}})"), HasSubstr("weather: is no intent"));
    EXPECT_THAT(refusal(R"({"safety_walk": {}})"), HasSubstr("safety_walk: has no text"));
    EXPECT_THAT(refusal(R"({"safety_walk": {"text": "a"}})"), HasSubstr("has no source"));
    EXPECT_THAT(
        refusal(R"({"safety_walk": {"text": "a", "source": "b", "reviewed": "2026-02-30"}})"),
        HasSubstr("is not a day")
    );
    EXPECT_THAT(
        refusal(R"({"safety_walk": {"text": "a", "source": "b", "reviewed": "2026-02-01"}})"),
        HasSubstr("senior_meetups: is missing")
    );
}

}  // namespace
}  // namespace lotsen::city_guide
