#include "core/base/scratch_folder.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace lotsen {

scratch_folder::scratch_folder() {
    auto name = (std::filesystem::temp_directory_path() / "lotsen-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
    path_ = name;
}

scratch_folder::~scratch_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace lotsen
