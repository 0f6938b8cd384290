#include "tests/plugins/fault_reports/fixture.hpp"

namespace lotsen::fault_reports {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// Somebody's report, and another person's of the same fault.
struct a_persons_report : reporting {
    a_persons_report() {
        auto form = filled("tree", "Storgatan 4", "En gren. Ring 070-174 06 05 eller maila");
        form.slots["photo"] = "photo1";
        form.slots["email"] = "Robin@Example.org";
        form.conversation = "theirs";
        form.idempotency_key = "theirs:1:7";
        reference = served.submit(form).value().reference;
        auto other = filled("tree", "Storgatan 4", "En gren är lös");
        other.slots["email"] = "alex@example.org";
        other.conversation = "anothers";
        served.submit(other).value();
    }

    std::vector<personal_record> ask(person who, bool erase = false) {
        return served.on_person({std::move(who), erase, set.now.now()}).value().records;
    }
    /// As the database has it.
    fault_reports::report row() {
        const auto found =
            set.database().run(statement{"by_reference", {{"reference", reference}}}).value();
        return from_row(found.list.at(0));
    }
    void hold(bool on) {
        ASSERT_TRUE(served.on_desk(desk("set_hold", {{"id", reference}, {"hold", on}})).has_value()
        );
    }

    const person by_mail{{}, {"robin@example.org"}, {}};
    std::string reference;
};

TEST_F(a_persons_report, is_found_by_each_of_what_is_known_of_them) {
    const std::vector<person> ways{
        by_mail, {{"theirs"}, {}, {}}, {{}, {}, {reference}}, {{}, {"+46701740605"}, {}}};
    for (const auto& who : ways) {
        const auto records = ask(who);
        ASSERT_THAT(records, SizeIs(1));
        EXPECT_EQ(records[0].reference, reference);
        EXPECT_EQ(records[0].conversation, "theirs");
    }
    EXPECT_THAT(ask({{}, {"obin@example.org"}, {"F-0000-0000"}}), IsEmpty());
}

TEST_F(a_persons_report, is_told_whole_and_with_nothing_of_anybody_else) {
    set_status(reference, "in_progress", {{"note", "Vi kommer"}});
    const auto told = ask(by_mail).at(0);
    EXPECT_EQ(told.kind, "report");
    EXPECT_EQ(text_at(told.data, "email"), "Robin@Example.org");
    EXPECT_EQ(text_at(told.data, "answer"), "Vi kommer");
    EXPECT_EQ(told.photos, std::vector<std::string>{"photo1"});
    EXPECT_EQ(text_at(told.retention, "email"), "2027-05-22T10:00:00.000Z");
    const auto text = json::serialize(told.data);
    EXPECT_THAT(text, Not(HasSubstr("alex")));
    EXPECT_THAT(text, Not(HasSubstr("anna"))) << "an account of staff";
    EXPECT_EQ(told.fate, fate::stripped) << "what erasing would do";
    EXPECT_EQ(row().email, "Robin@Example.org") << "and did not";
}

TEST_F(a_persons_report, stays_as_a_public_record_without_the_person) {
    const person both{{}, {"robin@example.org", "+46701740605"}, {}};
    const auto before = row();
    const auto told = ask(both, true).at(0);
    EXPECT_EQ(told.fate, fate::stripped);
    EXPECT_EQ(told.why, reason::public_record);
    const auto after = row();
    EXPECT_EQ(after.description, "En gren. Ring [...] eller maila");
    EXPECT_EQ(after.email + after.conversation + after.photo, "");
    EXPECT_THAT(after.idempotency_key, Not(HasSubstr("theirs")));
    EXPECT_EQ(after.place, before.place);
    EXPECT_EQ(after.status, before.status);
    EXPECT_EQ(after.changed_at, before.changed_at) << "its retention goes on";
    EXPECT_THAT(rows(), SizeIs(2));
}

TEST_F(a_persons_report, is_erased_twice_without_harm) {
    ASSERT_THAT(ask(by_mail, true), SizeIs(1));
    EXPECT_THAT(ask(by_mail, true), IsEmpty());
    const auto told = ask({{}, {}, {reference}}, true).at(0);
    EXPECT_EQ(told.fate, fate::kept);
    EXPECT_EQ(told.why, reason::public_record);
}

TEST_F(a_persons_report, under_legal_hold_is_left_as_it_is) {
    hold(true);
    const auto told = ask(by_mail, true).at(0);
    EXPECT_EQ(told.fate, fate::kept);
    EXPECT_EQ(told.why, reason::legal_hold);
    EXPECT_THAT(told.retention, IsEmpty()) << "nothing goes by itself";
    EXPECT_EQ(row().email, "Robin@Example.org");
    hold(false);
    EXPECT_EQ(ask(by_mail, true).at(0).fate, fate::stripped);
    EXPECT_EQ(row().email, "");
}

TEST_F(a_persons_report, loses_a_contact_that_staff_repeated_too) {
    set_status(reference, "done", {{"note", "Vi ringde 0701740605"}});
    ASSERT_THAT(ask({{}, {"+46701740605"}, {}}, true), SizeIs(1));
    EXPECT_EQ(row().note, "Vi ringde [...]");
    const auto told = ask({{}, {}, {reference}}).at(0);
    EXPECT_THAT(json::serialize(told.data), Not(HasSubstr("0701740605")));
}

}  // namespace
}  // namespace lotsen::fault_reports
