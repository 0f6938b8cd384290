#include "tests/support/temporary_folder.hpp"

#include <fstream>

namespace lotsen::test {

std::filesystem::path temporary_folder::write(std::string_view name, std::string_view text) const {
    auto file = path() / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

}  // namespace lotsen::test
