#include "core/journal/sqlite/staff_store.hpp"

#include <gmock/gmock.h>

#include "tests/support/fake_clock.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using test::refusal;
using testing::SizeIs;

class staff_store_test : public testing::Test {
  protected:
    void reopen() {
        store_.reset();
        store_ = make_sqlite_staff_store(file_).value();
    }

    test::temporary_folder folder_;
    const std::filesystem::path file_ = folder_.path() / "staff.sqlite";
    std::unique_ptr<staff_store> store_ = make_sqlite_staff_store(file_).value();
    test::fake_clock clock_;
};

TEST_F(staff_store_test, keeps_accounts) {
    EXPECT_EQ(refusal(store_->account("ebba")), "not_found");
    ASSERT_TRUE(store_->put_account({"nour", "Nour", "$hash", role::agent, true, false}));
    ASSERT_TRUE(store_->put_account({"ebba", "Ebba", "$hash", role::editor, false, false}));
    ASSERT_TRUE(store_->put_account({"ebba", "Ebba E", "$other", role::supervisor, false, true}));
    reopen();

    const auto all = store_->accounts().value();
    ASSERT_THAT(all, SizeIs(2));
    EXPECT_EQ(all[0].name, "ebba");
    EXPECT_EQ(all[0].display_name, "Ebba E");
    EXPECT_EQ(all[0].password_hash, "$other");
    EXPECT_EQ(all[0].role, role::supervisor);
    EXPECT_TRUE(all[0].disabled);
    EXPECT_FALSE(all[0].one_time);
    EXPECT_TRUE(store_->account("nour")->one_time);
}

TEST_F(staff_store_test, keeps_sessions_until_they_end) {
    const auto now = clock_.now();
    const auto later = now + std::chrono::hours(1);
    const std::string binary("\0\xff\x01", 3);
    ASSERT_TRUE(store_->put_session({binary, "ebba", later}));
    ASSERT_TRUE(store_->put_session({"two", "ebba", later}));
    ASSERT_TRUE(store_->put_session({"three", "nour", later}));
    reopen();
    EXPECT_EQ(store_->session(binary, now)->account, "ebba");
    EXPECT_EQ(store_->session(binary, now)->expires, later);
    EXPECT_EQ(refusal(store_->session(binary, later)), "not_found");
    EXPECT_EQ(refusal(store_->session(binary, now)), "not_found") << "gone for good";
}

TEST_F(staff_store_test, ends_one_or_all_of_an_account) {
    const auto now = clock_.now();
    for (const auto* hash : {"one", "two", "three"})
        ASSERT_TRUE(store_->put_session({hash, "ebba", now + std::chrono::hours(1)}));
    ASSERT_TRUE(store_->put_session({"four", "nour", now + std::chrono::hours(1)}));
    ASSERT_TRUE(store_->end_session("one"));
    EXPECT_EQ(refusal(store_->session("one", now)), "not_found");
    EXPECT_TRUE(store_->session("two", now));
    ASSERT_TRUE(store_->end_sessions_of("ebba"));
    EXPECT_EQ(refusal(store_->session("three", now)), "not_found");
    EXPECT_TRUE(store_->session("four", now));
}

TEST_F(staff_store_test, counts_failed_log_ins_by_name_and_time) {
    const auto now = clock_.now();
    ASSERT_TRUE(store_->record_failed_login("ebba", now - std::chrono::minutes(20)));
    ASSERT_TRUE(store_->record_failed_login("ebba", now));
    ASSERT_TRUE(store_->record_failed_login("ebba", now));
    ASSERT_TRUE(store_->record_failed_login("nour", now));
    EXPECT_EQ(store_->failed_logins("ebba", now - std::chrono::minutes(15)).value(), 2);
    EXPECT_EQ(store_->failed_logins("ebba", now - std::chrono::minutes(30)).value(), 3);
    EXPECT_EQ(store_->failed_logins("ingen", now).value(), 0);
}

TEST_F(staff_store_test, keeps_settings_as_json) {
    EXPECT_TRUE(store_->setting("opening_hours")->is_null());
    const json::value hours{{"monday", {"08:00-16:30"}}};
    ASSERT_TRUE(store_->put_setting("opening_hours", json::object(), "ebba", clock_.now()));
    ASSERT_TRUE(store_->put_setting("opening_hours", hours, "ebba", clock_.now()));
    reopen();
    EXPECT_EQ(store_->setting("opening_hours").value(), hours);
}

TEST_F(staff_store_test, may_be_open_twice) {
    const auto other = make_sqlite_staff_store(file_).value();
    ASSERT_TRUE(other->put_account({"ebba", "Ebba", "$hash", role::agent, false, false}));
    EXPECT_EQ(store_->account("ebba")->display_name, "Ebba");
}

TEST_F(staff_store_test, a_file_that_is_no_database_is_refused) {
    const auto file = folder_.write("other.sqlite", std::string(5000, 'x'));
    EXPECT_EQ(refusal(make_sqlite_staff_store(file)), "corrupt");
    EXPECT_EQ(
        refusal(make_sqlite_staff_store(folder_.path() / "none" / "s.sqlite")), "unavailable"
    );
}

TEST(role, has_a_name) {
    for (const auto which : {role::agent, role::editor, role::supervisor})
        EXPECT_EQ(role_from(to_string(which)), which);
    EXPECT_EQ(role_from("king"), std::nullopt);
}

}  // namespace
}  // namespace lotsen
