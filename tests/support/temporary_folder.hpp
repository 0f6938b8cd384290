// A folder that goes with the test.
#pragma once

#include <string_view>

#include "core/base/scratch_folder.hpp"

namespace lotsen::test {

class temporary_folder : public scratch_folder {
  public:
    /// Writes a file (and the folders above it) and returns its path.
    std::filesystem::path write(std::string_view name, std::string_view text) const;
};

}  // namespace lotsen::test
