#include "core/host/module.hpp"

#include <gmock/gmock.h>

namespace lotsen {
namespace {

using testing::HasSubstr;

error failure_of(std::string id) {
    manifest declared;
    declared.id = std::move(id);
    declared.folder = LOTSEN_MODULES;
    return load_module(declared).error();
}

TEST(load_module, names_a_missing_file) {
    EXPECT_EQ(failure_of("absent").code, errc::not_found);
    EXPECT_THAT(failure_of("absent").detail, HasSubstr("libabsent.so"));
}

TEST(load_module, refuses_what_is_no_plugin) {
    EXPECT_EQ(failure_of("no_plugin").code, errc::invalid);
    EXPECT_THAT(failure_of("no_plugin").detail, HasSubstr("not a Lotsen plugin"));
}

TEST(load_module, refuses_another_interface_and_another_build_before_touching_more) {
    EXPECT_THAT(
        failure_of("wrong_interface").detail,
        HasSubstr("interface " + std::to_string(interface_version + 1))
    );
    EXPECT_THAT(failure_of("wrong_build").detail, HasSubstr("another compiler"));
}

}  // namespace
}  // namespace lotsen
