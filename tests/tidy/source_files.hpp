// The sources below a folder of the repository, and the lines in them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace lotsen::test {

inline std::vector<std::filesystem::path> source_files(
    const std::filesystem::path& folder, const std::vector<std::string>& extensions
) {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const auto extension = entry.path().extension().string();
        const bool wanted =
            std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
        const bool foreign = entry.path().string().find("node_modules") != std::string::npos;
        if (entry.is_regular_file() && wanted && !foreign) found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

inline std::vector<std::string> lines_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

}  // namespace lotsen::test
