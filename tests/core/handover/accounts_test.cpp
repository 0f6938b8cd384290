#include "core/handover/accounts.hpp"

#include <gmock/gmock.h>

#include "core/journal/sqlite/staff_store.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using test::refusal;
using testing::StartsWith;

constexpr std::string_view password = "korrekt häst batteri";

class accounts_test : public testing::Test {
  protected:
    accounts_test() {
        limits_.login_attempts = 3;
        EXPECT_TRUE(desk_.add("ebba", "Ebba", password, role::agent, false));
    }

    test::temporary_folder folder_;
    std::unique_ptr<staff_store> store_ =
        make_sqlite_staff_store(folder_.path() / "staff.sqlite").value();
    test::fake_clock clock_;
    system_random random_;
    limits limits_;
    accounts desk_{*store_, clock_, random_, limits_};
};

TEST_F(accounts_test, log_in_gives_a_token_that_says_who_it_is) {
    const auto token = desk_.log_in("ebba", password).value();
    const auto account = desk_.who(token).value();
    EXPECT_EQ(account.name, "ebba");
    EXPECT_EQ(account.display_name, "Ebba");
    EXPECT_EQ(account.role, role::agent);
    EXPECT_THAT(account.password_hash, StartsWith("$argon2id$v=19$m=65536,t=2,p=1$"));
    EXPECT_EQ(refusal(store_->session(token, clock_.now())), "not_found")
        << "only its hash is kept";
}

TEST_F(accounts_test, a_wrong_password_an_unknown_and_a_disabled_account_look_alike) {
    ASSERT_TRUE(desk_.add("nour", "Nour", password, role::agent, false));
    ASSERT_TRUE(desk_.set_disabled("nour", true));
    EXPECT_EQ(refusal(desk_.log_in("ebba", "fel lösenord här")), "wrong_login");
    EXPECT_EQ(refusal(desk_.log_in("ingen", password)), "wrong_login");
    EXPECT_EQ(refusal(desk_.log_in("nour", password)), "wrong_login");
    ASSERT_TRUE(desk_.set_disabled("nour", false));
    EXPECT_TRUE(desk_.log_in("nour", password));
}

TEST_F(accounts_test, guessing_is_braked_and_the_brake_comes_off) {
    for (std::size_t i = 0; i < limits_.login_attempts; ++i)
        EXPECT_EQ(refusal(desk_.log_in("ebba", "fel lösenord här")), "wrong_login");
    EXPECT_EQ(refusal(desk_.log_in("ebba", password)), "too_fast");
    EXPECT_EQ(refusal(desk_.change_password("ebba", password, "ett annat lösenord")), "too_fast");
    for (std::size_t i = 0; i < limits_.login_attempts; ++i)
        EXPECT_EQ(refusal(desk_.log_in("ingen", password)), "wrong_login");
    EXPECT_EQ(refusal(desk_.log_in("ingen", password)), "too_fast") << "known or not";
    clock_.advance(limits_.login_window + std::chrono::seconds(1));
    EXPECT_TRUE(desk_.log_in("ebba", password));
}

TEST_F(accounts_test, a_session_ends_by_time_by_logging_out_and_by_disabling) {
    const auto first = desk_.log_in("ebba", password).value();
    const auto second = desk_.log_in("ebba", password).value();
    ASSERT_TRUE(desk_.log_out(first));
    EXPECT_EQ(refusal(desk_.who(first)), "not_logged_in");
    EXPECT_TRUE(desk_.who(second));
    clock_.advance(limits_.staff_session);
    EXPECT_EQ(refusal(desk_.who(second)), "not_logged_in");
    const auto third = desk_.log_in("ebba", password).value();
    ASSERT_TRUE(desk_.set_disabled("ebba", true));
    EXPECT_EQ(refusal(desk_.who(third)), "not_logged_in");
    EXPECT_EQ(refusal(desk_.who("")), "not_logged_in");
}

TEST_F(accounts_test, names_and_passwords_keep_to_the_rules) {
    const auto add = [this](
                         std::string_view name, std::string_view shown, std::string_view secret
                     ) { return refusal(desk_.add(name, shown, secret, role::agent, false)); };
    EXPECT_EQ(add("ebba", "Ebba", password), "conflict");
    EXPECT_EQ(add("e", "Ebba", password), "invalid");
    EXPECT_EQ(add(std::string(41, 'e'), "Ebba", password), "invalid");
    EXPECT_EQ(add("Ebba", "Ebba", password), "invalid");
    EXPECT_EQ(add("eb ba", "Ebba", password), "invalid");
    EXPECT_EQ(add("nour", "", password), "invalid");
    EXPECT_EQ(add("nour", "No\nur", password), "invalid");
    EXPECT_EQ(add("nour", "Nour", "elva tecken"), "invalid");
    EXPECT_EQ(add("nour", "Nour", "åååååååååååå"), "") << "characters, not bytes";
}

TEST_F(accounts_test, a_password_of_ones_own_replaces_the_one_time_password) {
    ASSERT_TRUE(desk_.reset("start", "Start", "en gång och aldrig mer", role::supervisor));
    const auto token = desk_.log_in("start", "en gång och aldrig mer").value();
    EXPECT_TRUE(desk_.who(token)->one_time);

    const auto change = [this](std::string_view before, std::string_view after) {
        return refusal(desk_.change_password("start", before, after));
    };
    EXPECT_EQ(change("något helt annat", "mitt eget lösenord"), "wrong_login");
    EXPECT_EQ(change("en gång och aldrig mer", "för kort"), "invalid");
    EXPECT_EQ(change("en gång och aldrig mer", "en gång och aldrig mer"), "invalid");
    EXPECT_EQ(change("en gång och aldrig mer", "mitt eget lösenord"), "");

    EXPECT_EQ(refusal(desk_.who(token)), "not_logged_in") << "all sessions end";
    const auto own = desk_.log_in("start", "mitt eget lösenord").value();
    EXPECT_FALSE(desk_.who(own)->one_time);
}

TEST_F(accounts_test, a_reset_opens_the_account_again_and_ends_its_sessions) {
    const auto token = desk_.log_in("ebba", password).value();
    ASSERT_TRUE(desk_.set_disabled("ebba", true));
    ASSERT_TRUE(desk_.reset("ebba", "Ebba", "ett nytt engångslösenord", role::editor));
    EXPECT_EQ(refusal(desk_.who(token)), "not_logged_in");
    EXPECT_EQ(refusal(desk_.log_in("ebba", password)), "wrong_login");
    const auto again = desk_.log_in("ebba", "ett nytt engångslösenord").value();
    EXPECT_EQ(desk_.who(again)->role, role::editor);
}

TEST_F(accounts_test, roles_change_at_once) {
    const auto token = desk_.log_in("ebba", password).value();
    ASSERT_TRUE(desk_.set_role("ebba", role::supervisor));
    EXPECT_EQ(desk_.who(token)->role, role::supervisor);
    EXPECT_EQ(refusal(desk_.set_role("ingen", role::agent)), "not_found");
    EXPECT_EQ(refusal(desk_.set_disabled("ingen", true)), "not_found");
}

}  // namespace
}  // namespace lotsen
