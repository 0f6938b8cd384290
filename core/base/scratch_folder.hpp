// A folder below the system's temporary one that goes with this.
#pragma once

#include <filesystem>

namespace lotsen {

class scratch_folder {
  public:
    /// Throws std::runtime_error where none can be made.
    scratch_folder();
    scratch_folder(const scratch_folder&) = delete;
    scratch_folder& operator=(const scratch_folder&) = delete;
    ~scratch_folder();

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace lotsen
