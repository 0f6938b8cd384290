// The gazetteer, as plugins know it.
#pragma once

#include <filesystem>
#include <memory>

#include "core/base/result.hpp"
#include "core/plugin/services.hpp"

namespace lotsen {

/// Errors: as gazetteer::load.
result<std::unique_ptr<geocoder>> load_geocoder(const std::filesystem::path& file);

}  // namespace lotsen
