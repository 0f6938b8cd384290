#include "core/app/trial/plugin_test.hpp"

#include <algorithm>

#include "core/app/kit/alone.hpp"
#include "core/app/kit/built_folder.hpp"
#include "core/app/trial/declared.hpp"
#include "core/app/trial/findings.hpp"
#include "core/app/trial/repair.hpp"
#include "core/app/trial/transcript.hpp"

namespace lotsen::trial {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view answers_file = "answers.json";  // no transcript
constexpr std::chrono::hours between_languages{1};         // what one held is free for the next

std::vector<fs::path> transcripts_of(const manifest& of) {
    std::vector<fs::path> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(of.folder / "tests", none))
        if (is_transcript(entry.path()) && entry.path().filename() != answers_file)
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// Those that are served: only they have phrases that steer.
std::vector<std::string> locales_of(const manifest& of, const stage& on) {
    auto tags = message_locales(of);
    const auto& served = on.content().texts->locales();
    std::erase_if(tags, [&](const std::string& tag) {
        return std::ranges::find(served, tag) == served.end();
    });
    return tags;
}

void try_health(stage& on, findings& found) {
    for (const auto& [plugin, problem] : on.plugins().health())
        if (!problem.empty())
            found.broken(std::string(plugin).append(": is not well: ").append(problem));
}

class plugin_trial {
  public:
    plugin_trial(const config& settings, manifest declared, findings& found)
        : settings_(settings), declared_(std::move(declared)), found_(found) {}

    void run() {
        found_.part("messages");
        found_.broken(missing_messages(declared_));
        found_.part("options");
        found_.broken(wrong_options(declared_));
        const auto folder = built_folder(settings_, declared_);
        if (folder.has_error()) return found_.broken(folder.error().detail);
        found_.part("start and stop, twice");
        stage on(settings_alone(settings_, declared_), *folder);
        try_health(on, found_);
        on.restart();
        try_health(on, found_);
        converse(on);
    }

  private:
    void converse(stage& on) {
        const auto locales = locales_of(declared_, on);
        found_.part("transcripts");
        for (const auto& file : transcripts_of(declared_))
            found_.broken(run_transcript(on, file, locales));
        for (const auto& locale : locales) {
            found_.part("repair: " + locale);
            on.now().advance(between_languages);
            found_.broken(try_repairs(on, declared_, locale, other_than(locale, locales)).broken);
        }
    }

    static std::string other_than(const std::string& locale, const std::vector<std::string>& all) {
        const auto other =
            std::ranges::find_if(all, [&](const auto& tag) { return tag != locale; });
        return other == all.end() ? locale : *other;
    }

    const config& settings_;
    const manifest declared_;
    findings& found_;
};

}  // namespace

int test_plugin(const config& settings, const fs::path& folder, std::ostream& out) {
    findings found(out);
    found.part("manifest");
    auto declared = read_manifest(fs::absolute(folder));
    try {
        if (declared.has_error())
            found.broken(declared.error().detail);
        else
            plugin_trial(settings, std::move(*declared), found).run();
    } catch (const std::runtime_error& stopped) {
        found.broken(stopped.what());
    }
    found.end();
    return found.count();
}

}  // namespace lotsen::trial
