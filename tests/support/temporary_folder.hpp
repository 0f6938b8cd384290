// A folder that goes with the test.
#pragma once

#include <filesystem>
#include <string_view>

namespace lotsen::test {

class temporary_folder {
  public:
    temporary_folder();
    ~temporary_folder();
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    /// Writes a file (and the folders above it) and returns its path.
    std::filesystem::path write(std::string_view name, std::string_view text) const;

  private:
    std::filesystem::path path_;
};

}  // namespace lotsen::test
