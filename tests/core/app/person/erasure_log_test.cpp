#include "core/app/person/erasure_log.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "core/base/files.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct a_log_of_erasures : testing::Test {
    erasure_log open() { return erasure_log::open(file).value(); }
    void begin(const std::string& id, json::array conversations, json::array references = {}) {
        open().begin(
            id,
            time_point(),
            {{"conversations", std::move(conversations)}, {"references", std::move(references)}}
        );
    }

    test::temporary_folder folder;
    std::filesystem::path file = folder.path() / "erasures.jsonl";
};

TEST_F(a_log_of_erasures, knows_those_that_were_cut_off) {
    begin("e1", {"c1"}, {"L-1"});
    begin("e2", {"c2"});
    open().end("e1", time_point(), {{"events", 4}});
    const auto log = open();
    ASSERT_THAT(log.cut_off(), SizeIs(1));
    EXPECT_EQ(log.cut_off()[0].id, "e2");
    EXPECT_THAT(log.cut_off()[0].who.conversations, ElementsAre("c2"));
}

TEST_F(a_log_of_erasures, goes_on_behind_a_line_that_a_crash_cut_off) {
    begin("e1", {"c1"});
    std::ofstream(file, std::ios::app) << R"({"erasure":"e2","ste)";
    begin("e3", {"c3"});
    EXPECT_THAT(open().cut_off(), SizeIs(2));
}

TEST_F(a_log_of_erasures, is_held_by_one_at_a_time) {
    const auto first = open();
    EXPECT_EQ(test::refusal(erasure_log::open(file)), "unavailable");
}

TEST_F(a_log_of_erasures, says_who_is_to_be_erased_again_after_a_restore) {
    EXPECT_EQ(test::refusal(everyone_erased(file)), "not_found");
    begin("e1", {"c1"}, {"L-1"});
    open().end("e1", time_point(), {});
    begin("e2", {"c2", "c1"});
    const auto all = everyone_erased(file).value();
    EXPECT_THAT(all.conversations, ElementsAre("c1", "c2"));
    EXPECT_THAT(all.references, ElementsAre("L-1"));
    EXPECT_THAT(all.contacts, IsEmpty());
}

}  // namespace
}  // namespace lotsen
