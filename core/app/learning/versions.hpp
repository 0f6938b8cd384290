// What editors have added, and every state of it that was accepted: data/learning.
#pragma once

#include <boost/interprocess/sync/file_lock.hpp>
#include <boost/interprocess/sync/scoped_lock.hpp>
#include <filesystem>
#include <string>

#include "core/base/result.hpp"

namespace lotsen {

/// data/learning/{examples,urgency} are the editors' files, as reader_sources::learned has them;
/// versions/<n>/ holds copies of what was accepted, `current` the number of the one in use. A crash
/// leaves the version before in use. Not thread-safe; several processes may look, and change one
/// after the other: see `change`.
class learned_versions {
  public:
    /// Held by whoever takes, accepts or undoes: `lotsen learn` beside the running service. Waits
    /// for another process's; throws std::exception where the folder cannot be written.
    class change {
      public:
        explicit change(const learned_versions& of);

      private:
        boost::interprocess::file_lock file_;
        boost::interprocess::scoped_lock<boost::interprocess::file_lock> held_;
    };

    explicit learned_versions(std::filesystem::path folder) : folder_(std::move(folder)) {}

    const std::filesystem::path& folder() const { return folder_; }
    /// 0: nothing was ever accepted, or all was undone.
    int current() const;
    /// What version n consists of; empty for 0.
    std::filesystem::path path_of(int version) const;

    /// All that the editors' files say; the same for the same bytes.
    std::string state() const;
    /// Likewise of a version.
    std::string state_of(int version) const;

    /// A copy of the editors' files, which may be written on meanwhile, in its folder. Errors:
    /// unavailable.
    result<std::filesystem::path> take();
    /// Keeps what was taken as a new version and makes it the one in use. Errors: unavailable.
    result<int> accept();
    /// Takes the version in use back: the one before it is in use again, and the editors' files are
    /// its. What was undone stays in versions/. Errors: not_found (there is nothing to undo),
    /// unavailable.
    result<int> undo();

  private:
    int newest() const;
    int before(int version) const;

    std::filesystem::path folder_;
};

}  // namespace lotsen
