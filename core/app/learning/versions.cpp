#include "core/app/learning/versions.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <vector>

#include "core/base/files.hpp"
#include "core/base/ids.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

constexpr auto parts = {"examples", "urgency"};

int number_in(const fs::path& file) {
    const auto text = read_whole(file);
    int number = 0;
    if (text.has_value()) std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

void write(const fs::path& file, int number) {
    const auto written = write_whole(file, std::to_string(number) + "\n");
    if (written.has_error()) throw std::runtime_error(written.error().detail);
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
            auto text = read_whole(file);
            if (text.has_error()) continue;  // removed in this moment
            all += file.lexically_relative(folder).string() + ':' + std::to_string(text->size()) +
                   ':' + *text;
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

learned_versions::change::change(const learned_versions& of) {
    fs::create_directories(of.folder_);
    const auto file = of.folder_ / "lock";
    if (!fs::exists(file)) {
        const auto made = write_whole(file, "");
        if (made.has_error()) throw std::runtime_error(made.error().detail);
    }
    file_ = boost::interprocess::file_lock(file.c_str());
    held_ = boost::interprocess::scoped_lock<boost::interprocess::file_lock>(file_);
}

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
