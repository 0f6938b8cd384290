// Learning while serving: what editors write is trained on, checked, and only then used.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/app/learning/judge.hpp"
#include "core/app/learning/versions.hpp"
#include "core/understanding/reader.hpp"

namespace lotsen {

struct lesson {
    int version = 0;  // that is in use after it
    std::vector<labelled_text> added;
    judgement judged;
    std::shared_ptr<const reader> understanding;  // to be used from now on; null where refused
};

/// Not thread-safe.
class learner {
  public:
    /// `from` is what the program itself understands by (`from.learned` is not looked at).
    /// Sentences that learning is held to stand in `tests`/held_out and `tests`/../transcripts,
    /// where there are any.
    learner(reader_sources from, std::filesystem::path learning, std::filesystem::path tests);

    /// From now on this is what the program itself understands by: a plugin was reloaded.
    void use(reader_sources from) { from_ = std::move(from); }

    const learned_versions& versions() const { return versions_; }
    /// The sources with what is in use now, and with an earlier version.
    reader_sources sources() const { return sources_of(versions_.current()); }
    reader_sources sources_of(int version) const;

    /// Whether the editors' files say something else than what is in use.
    bool has_news() const { return versions_.state() != versions_.state_of(versions_.current()); }

    /// Trains on the editors' files as they are now, checks the result against `before`, and where
    /// it holds makes it the version in use. What came of it stands in learning/report.json too.
    /// Waits while another process learns. Errors: not_found (nothing new is said), not_json,
    /// invalid (file and what: an intent nobody has), unavailable.
    result<lesson> learn(const reader& before, time_point now);

    /// The version before the one in use is in use again. Errors: as learned_versions::undo.
    result<int> undo();

    /// What learning is held to, but for what was learned before.
    result<lesson_tests> tests() const;

  private:
    result<void> check_names(const example_set& learned, const std::filesystem::path& folder) const;
    result<lesson> write_report(lesson made, time_point now) const;

    reader_sources from_;
    learned_versions versions_;
    std::filesystem::path tests_;
};

/// A lesson as JSON: what was added, what is understood better and worse, and what is against it.
std::string to_json(const lesson& one, time_point at);

}  // namespace lotsen
