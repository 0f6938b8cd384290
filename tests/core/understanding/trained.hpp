// A reader of the repository's own examples, trained once for all cases of a program.
#pragma once

#include "tests/core/understanding/sources.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {

/// As the service makes it; what was trained is kept in its `models`.
inline const reader_sources& trained_sources() {
    static const temporary_folder folder;
    static const auto sources = repository_sources(folder.path() / "models");
    return sources;
}

inline const reader& trained_reader() {
    static const auto made = make_reader(trained_sources()).value();
    return *made;
}

}  // namespace lotsen::test
