// What every engine of plugins' databases must pass, and what one under test must offer for it.
#pragma once

#include <gmock/gmock.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <string>

#include "core/base/limits.hpp"
#include "core/plugin/services.hpp"

namespace lotsen::test {

/// One database, empty at first, which is opened and opened again with a plugin's files.
class database_engine {
  public:
    using opened = result<std::unique_ptr<database>>;

    virtual ~database_engine() = default;
    virtual opened open(const std::filesystem::path& plugin_folder, const limits& named) = 0;
};

struct database_kind {
    std::string name;
    std::function<std::unique_ptr<database_engine>()> make;
};

/// GoogleTest's name for it in a test's name, where bytes would change from run to run.
inline void PrintTo(const database_kind& one, std::ostream* to) {
    *to << one.name;
}

}  // namespace lotsen::test
