#include "tests/plugins/associations/bench.hpp"

namespace lotsen::associations::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct a_joiner : bench {
    a_joiner() {
        reference = joins("theirs:1:5", "robin@Example.org");
        joins("anothers:1:5", "alex@example.org");
    }

    std::string joins(const std::string& key, const std::string& email) {
        const submission form{
            "join",
            {{"group", "night_walk"}, {"name", "Robin"}, {"reach", "email"}, {"email", email}},
            key,
            key.substr(0, key.find(':')),
            "sv",
            "web",
            now.now()};
        return subject.submit(form).value().reference;
    }
    std::vector<personal_record> ask(person who, bool erase = false) {
        return subject.on_person({std::move(who), erase, now.now()}).value().records;
    }
    std::string kept() { return json::serialize(rows("joiners")); }

    const person by_mail{{}, {"robin@example.org"}, {}};
    std::string reference;
};

TEST_F(a_joiner, is_found_by_each_of_what_is_known_of_them) {
    for (const auto& who : {by_mail, person{{"theirs"}, {}, {}}, person{{}, {}, {reference}}}) {
        const auto records = ask(who);
        ASSERT_THAT(records, SizeIs(1));
        EXPECT_EQ(records[0].kind, "joiner");
        EXPECT_EQ(records[0].conversation, "theirs");
        EXPECT_EQ(text_at(records[0].data, "email"), "robin@Example.org");
        EXPECT_EQ(text_at(records[0].retention, "joiner"), "2027-05-22T10:00:00.000Z");
    }
    EXPECT_THAT(ask({{"their"}, {"n@example.org"}, {"A-0000-0000"}}), IsEmpty());
}

TEST_F(a_joiner, goes_whole_and_another_stays) {
    EXPECT_EQ(ask(by_mail, true).at(0).fate, fate::erased);
    EXPECT_THAT(kept(), Not(HasSubstr("robin")));
    EXPECT_THAT(kept(), HasSubstr("alex@example.org"));
    EXPECT_THAT(ask(by_mail, true), IsEmpty());
}

TEST_F(a_joiner, who_is_an_associations_contact_stays_in_the_register) {
    const auto added = staff(
        "register",
        "add",
        {{"name", "Vandrarna"}, {"contact", "Robin"}, {"email", "robin@example.org"}}
    );
    ASSERT_TRUE(added.has_value()) << added.error().detail;
    const auto records = ask(by_mail, true);
    ASSERT_THAT(records, SizeIs(2));
    EXPECT_EQ(records[1].kind, "association");
    EXPECT_EQ(records[1].fate, fate::kept);
    EXPECT_EQ(records[1].why, reason::city_register);
    EXPECT_EQ(text_at(records[1].data, "name"), "Vandrarna");
}

}  // namespace
}  // namespace lotsen::associations::test
