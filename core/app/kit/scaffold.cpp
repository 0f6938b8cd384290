#include "core/app/kit/scaffold.hpp"

#include <algorithm>
#include <set>

#include "core/base/files.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 64;
constexpr std::string_view shared = "shared";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The folders there are, but for what all share.
std::set<std::string> languages_of(const fs::path& templates) {
    std::set<std::string> names;
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(templates, missing))
        if (entry.is_directory() && entry.path().filename() != shared)
            names.insert(entry.path().filename().string());
    return names;
}

error no_such_language(std::string_view language, const std::set<std::string>& known) {
    std::string all;
    for (const auto& one : known)
        all.append(all.empty() ? "" : ", ").append(one);
    return fail(
        errc::not_found, "no template in \"" + std::string(language) + "\"; there are: " + all
    );
}

std::string named(std::string text, std::string_view name) {
    for (auto at = text.find(template_name); at != text.npos;
         at = text.find(template_name, at + name.size()))
        text.replace(at, template_name.size(), name);
    return text;
}

result<void> copy_named(const fs::path& from, const fs::path& to, std::string_view name) {
    for (const auto& entry : fs::recursive_directory_iterator(from)) {
        const auto target = to / entry.path().lexically_relative(from);
        if (entry.is_directory()) {
            fs::create_directories(target);
            continue;
        }
        auto text = read_whole(entry.path());
        if (text.has_error()) return text.error();
        if (const auto done = write_whole(target, named(std::move(*text), name)); done.has_error())
            return done.error();
        fs::permissions(target, entry.status().permissions() | fs::perms::owner_write);
    }
    return {};
}

/// A folder that is gone with the scope, unless it was moved to its place.
class draft {
  public:
    explicit draft(const fs::path& target)
        : target_(target),
          folder_(target.parent_path() / ("." + target.filename().string() + ".new")) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    draft(const draft&) = delete;
    draft& operator=(const draft&) = delete;
    ~draft() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    const fs::path& folder() const { return folder_; }
    void keep() const { fs::rename(folder_, target_); }

  private:
    fs::path target_;
    fs::path folder_;
};

}  // namespace

result<void> check_plugin_name(std::string_view name, std::string_view language) {
    const auto refuse = [&](std::string_view why) {
        return fail(
            errc::invalid,
            "a plugin cannot be called \"" + std::string(name) + "\": " + std::string(why)
        );
    };
    const bool plain = std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_';
    });
    if (name.empty() || !plain) return refuse("a name is lower-case letters a to z, digits and _");
    if (name.size() > longest_name)
        return refuse("a name has at most " + std::to_string(longest_name) + " characters");
    if (name == "core") return refuse("that is the service itself");
    if (language == "cpp" && is_digit(name.front()))
        return refuse("in C++ a name does not begin with a digit");
    return {};
}

result<void> begin_plugin(
    const fs::path& templates,
    std::string_view language,
    std::string_view name,
    const fs::path& target
) {
    if (const auto fine = check_plugin_name(name, language); fine.has_error()) return fine.error();
    const auto known = languages_of(templates);
    if (!known.contains(std::string(language))) return no_such_language(language, known);
    if (fs::exists(target)) return fail(errc::conflict, target.string() + " is there already");
    try {
        const draft made(target);
        for (const auto part : {shared, language})
            if (const auto done = copy_named(templates / part, made.folder(), name);
                done.has_error())
                return done.error();
        made.keep();
        return {};
    } catch (const fs::filesystem_error& failed) {
        return fail(errc::unavailable, failed.what());
    }
}

}  // namespace lotsen
