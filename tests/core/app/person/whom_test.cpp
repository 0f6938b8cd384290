#include "core/app/person/whom.hpp"

#include <gmock/gmock.h>

#include "tests/support/refusal.hpp"

namespace lotsen {
namespace {

using test::refusal;
using testing::ElementsAre;

TEST(a_contact, is_made_canonical_however_it_was_typed) {
    for (const auto* typed : {"070-174 06 05", " 0701740605 ", "+46 (0)70 174 06 05"})
        EXPECT_THAT(by_contact(typed)->contacts, ElementsAre("+46701740605")) << typed;
    EXPECT_THAT(by_contact("Robin@Example.ORG")->contacts, ElementsAre("robin@example.org"));
}

TEST(a_contact, is_one_and_nothing_else) {
    for (const auto* typed :
         {"", "Robin", "070", "0701740605 or 0701740606", "Robin robin@example.org"})
        EXPECT_EQ(refusal(by_contact(typed)), "invalid") << typed;
}

TEST(a_reference, is_read_as_people_type_it) {
    EXPECT_THAT(by_reference(" L-1 ")->references, ElementsAre("L-1"));
    EXPECT_EQ(refusal(by_reference("  ")), "invalid");
}

TEST(a_conversation, is_named_by_an_id_and_by_nothing_that_is_a_path) {
    EXPECT_THAT(
        by_conversation("0123456789ABCDEFGHJKMNPQRS")->conversations,
        ElementsAre("0123456789abcdefghjkmnpqrs")
    );
    for (const auto* typed : {"", "c1", "../../../../../../etc/pass", "0123456789abcdefghjkmnpqr/"})
        EXPECT_EQ(refusal(by_conversation(typed)), "invalid") << typed;
}

}  // namespace
}  // namespace lotsen
