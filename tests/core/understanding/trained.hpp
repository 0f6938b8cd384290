// A reader of the repository's own examples, trained once for all cases of a program.
#pragma once

#include "tests/core/understanding/sources.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {

inline const reader& trained_reader() {
    static const temporary_folder folder;
    static const auto made = make_reader(repository_sources(folder.path())).value();
    return *made;
}

}  // namespace lotsen::test
