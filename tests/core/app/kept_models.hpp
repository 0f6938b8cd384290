// Where the cases of a program keep what they train: most of them train on the same.
#pragma once

#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {

inline const std::filesystem::path& kept_models() {
    static const temporary_folder kept;
    static const auto path = kept.path();
    return path;
}

}  // namespace lotsen::test
