// The configuration of a service on a stage: the built plugins, and the models kept beside them.
#pragma once

#include "core/app/config/config.hpp"

namespace lotsen::test {

inline config staging() {
    auto settings = default_config(std::filesystem::path(LOTSEN_BUILD_DIR) / "lotsen");
    settings.models = std::filesystem::path(LOTSEN_BUILD_DIR) / "tests" / "models";
    return settings;
}

}  // namespace lotsen::test
