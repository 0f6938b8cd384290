#include "core/app/learning/versions.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <vector>

#include "core/base/ids.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

constexpr auto parts = {"examples", "urgency"};

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

int number_in(const fs::path& file) {
    const auto text = text_of(file);
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void write(const fs::path& file, int number) {
    auto partial = file;
    partial += ".partial";
    {
        std::ofstream out(partial, std::ios::trunc);
        out.exceptions(std::ios::badbit | std::ios::failbit);
        out << number << '\n';
    }
    fs::rename(partial, file);
}

std::string hash_of(const fs::path& folder) {
    std::string all;
    std::error_code missing;
    for (const auto* part : parts) {
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(folder / part, missing))
            if (entry.path().extension() == ".json") files.push_back(entry.path());
        std::ranges::sort(files);
        for (const auto& file : files) {
            const auto text = text_of(file);
            all += file.lexically_relative(folder).string() + ':' + std::to_string(text.size()) +
                   ':' + text;
        }
    }
    return all.empty() ? std::string() : token_hash(all);
}

void copy_parts(const fs::path& from, const fs::path& to) {
    for (const auto* part : parts) {
        fs::remove_all(to / part);
        if (fs::exists(from / part)) fs::copy(from / part, to / part, fs::copy_options::recursive);
    }
}

}  // namespace

int learned_versions::current() const {
    return number_in(folder_ / "current");
}

fs::path learned_versions::path_of(int version) const {
    return version == 0 ? fs::path() : folder_ / "versions" / std::to_string(version);
}

std::string learned_versions::state() const {
    return hash_of(folder_);
}

std::string learned_versions::state_of(int version) const {
    return version == 0 ? std::string() : hash_of(path_of(version));
}

int learned_versions::newest() const {
    int highest = 0;
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(folder_ / "versions", missing)) {
        const auto name = entry.path().filename().string();
        int number = 0;
        std::from_chars(name.data(), name.data() + name.size(), number);
        highest = std::max(highest, number);
    }
    return highest;
}

int learned_versions::before(int version) const {
    return number_in(path_of(version) / "before");
}

result<fs::path> learned_versions::take() {
    try {
        auto taken = folder_ / "checking";
        fs::remove_all(taken);
        fs::create_directories(taken);
        copy_parts(folder_, taken);
        return taken;
    } catch (const std::exception& failed) {
        return fail(errc::unavailable, failed.what());
    }
}

result<int> learned_versions::accept() {
    try {
        const auto number = newest() + 1;
        const auto target = path_of(number);
        fs::create_directories(target);
        copy_parts(folder_ / "checking", target);
        write(target / "before", current());
        write(folder_ / "current", number);
        return number;
    } catch (const std::exception& failed) {
        return fail(errc::unavailable, failed.what());
    }
}

result<int> learned_versions::undo() {
    const auto number = current();
    if (number == 0) return fail(errc::not_found, "nothing was learned that could be undone");
    try {
        const auto earlier = before(number);
        // First what is in use, then the editors' files: a crash between the two is a change that
        // is checked anew.
        write(folder_ / "current", earlier);
        if (earlier == 0)
            for (const auto* part : parts)
                fs::remove_all(folder_ / part);
        else
            copy_parts(path_of(earlier), folder_);
        return earlier;
    } catch (const std::exception& failed) {
        return fail(errc::unavailable, failed.what());
    }
}

}  // namespace lotsen
