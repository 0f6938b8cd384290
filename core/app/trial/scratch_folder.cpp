#include "core/app/trial/scratch_folder.hpp"

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace lotsen::trial {

scratch_folder::scratch_folder() {
    auto name = (std::filesystem::temp_directory_path() / "lotsen-trial-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
    path_ = name;
}

scratch_folder::~scratch_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace lotsen::trial
