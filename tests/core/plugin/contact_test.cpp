#include "core/plugin/contact.hpp"

#include <gmock/gmock.h>

#include "core/plugin/person.hpp"

namespace lotsen {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> found(std::string_view text, std::string_view contact) {
    std::vector<std::string> all;
    for (const auto& one : find_contact(text, contact))
        all.emplace_back(text.substr(one.begin, one.end - one.begin));
    return all;
}

constexpr std::string_view mobile = "+46701740605";

TEST(a_telephone_number, is_found_however_it_is_written) {
    for (const auto* written :
         {"070-174 06 05",
          "0701740605",
          "+46 70 174 06 05",
          "+46 (0)70-174 06 05",
          "0046701740605",
          "070/174.06.05",
          "070–174 06 05",
          "46701740605"})
        EXPECT_THAT(found("Ring " + std::string(written) + ", tack", mobile), ElementsAre(written));
    EXPECT_THAT(found("اتصل ٠٧٠١٧٤٠٦٠٥ شكرا", mobile), ElementsAre("٠٧٠١٧٤٠٦٠٥"));
    EXPECT_THAT(found("۰۷۰-۱۷۴۰۶۰۵", mobile), ElementsAre("۰۷۰-۱۷۴۰۶۰۵"));
}

TEST(a_telephone_number, stands_behind_another_one_and_more_than_once) {
    EXPECT_THAT(
        found("08-746 10 00 070-174 06 05 eller 0701740605", mobile),
        ElementsAre("070-174 06 05", "0701740605")
    );
}

TEST(a_telephone_number, within_a_longer_one_is_somebody_elses) {
    EXPECT_THAT(found("070-174 06 059", mobile), IsEmpty());
    EXPECT_THAT(found("10701740605", mobile), IsEmpty());
    EXPECT_THAT(found("070-174 06 06", mobile), IsEmpty());
    EXPECT_THAT(found("701740605", mobile), IsEmpty()) << "neither dialled nor written so";
}

TEST(a_telephone_number, of_another_country_is_found_with_its_country_code) {
    EXPECT_THAT(found("+358 40 123 4567", "+358401234567"), ElementsAre("+358 40 123 4567"));
    EXPECT_THAT(found("00358401234567", "+358401234567"), ElementsAre("00358401234567"));
}

TEST(an_address, is_found_in_any_case_and_not_in_a_longer_one) {
    constexpr std::string_view address = "robin@example.org";
    EXPECT_THAT(found("Skriv till Robin@Example.ORG.", address), ElementsAre("Robin@Example.ORG"));
    EXPECT_THAT(found("邮箱robin@example.org", address), ElementsAre("robin@example.org"));
    EXPECT_THAT(found("(robin@example.org)", address), ElementsAre("robin@example.org"));
    for (const auto* other :
         {"marobin@example.org",
          "a.robin@example.org",
          "robin@example.org.uk",
          "robin@example.organ",
          "örobin@example.org",
          "robin@example.org-a.se"})
        EXPECT_THAT(found(other, address), IsEmpty()) << other;
}

TEST(what_is_no_contact, is_found_nowhere) {
    for (const auto* none : {"", "+", "robin", "0701740605", "+46x"})
        EXPECT_THAT(found("robin 0701740605 + +46x", none), IsEmpty()) << none;
}

TEST(a_text, can_do_without_a_contact) {
    EXPECT_EQ(
        without_contact("Ring 070-174 06 05 eller +46701740605!", mobile, "[...]"),
        "Ring [...] eller [...]!"
    );
    EXPECT_EQ(without_contact("Ring mig", mobile, "[...]"), "Ring mig");
}

TEST(contact, one_of_several_is_enough) {
    const std::vector<std::string> contacts{"kim@example.se", "+46701740605"};
    EXPECT_TRUE(has_contact("ring 070-174 06 05", contacts));
    EXPECT_TRUE(has_contact("skriv till Kim@example.se", contacts));
    EXPECT_FALSE(has_contact("ring 070-174 06 06", contacts));
    EXPECT_FALSE(has_contact("ring 070-174 06 05", {}));
}

TEST(person, goes_into_a_query_as_three_lists) {
    const auto parameters = as_parameters({{"c1"}, {"kim@example.se", "+46701740605"}, {}});
    EXPECT_EQ(parameters.at("conversations"), R"(["c1"])");
    EXPECT_EQ(parameters.at("contacts"), R"(["kim@example.se","+46701740605"])");
    EXPECT_EQ(parameters.at("references"), "[]");
}

}  // namespace
}  // namespace lotsen
