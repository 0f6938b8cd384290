// What `export` and `erase` share: who is meant, and everything that may keep something about them.
#pragma once

#include <iosfwd>
#include <memory>

#include "core/app/commands/options.hpp"
#include "core/app/person/holdings.hpp"
#include "core/app/wiring/content.hpp"
#include "core/base/ids.hpp"

namespace lotsen {

/// --contact, --reference, --conversation, besides the common options.
options::options_description person_options();

/// Whoever one of the three names; empty where none is given. Throws wrong_use for more than one,
/// or one that is none.
person person_of(const options::variables_map& parsed);

/// A line for each plugin that cannot tell.
void print_silent(const holdings& found, std::ostream& to);

/// The data folder, opened beside a service that may be running. Throws std::runtime_error where
/// there is none, or a plugin cannot be started.
class opened_archive {
  public:
    explicit opened_archive(config given);
    opened_archive(const opened_archive&) = delete;
    opened_archive& operator=(const opened_archive&) = delete;
    ~opened_archive();

    const archive& get() const { return *archive_; }
    const config& settings() const { return settings_; }
    random_source& random() { return random_; }
    const clock& now() const { return now_; }

  private:
    config settings_;
    config plugin_settings_;
    system_clock now_;
    system_random random_;
    content loaded_;
    std::unique_ptr<host> plugins_;
    std::unique_ptr<conversation_file> log_;
    std::unique_ptr<archive> archive_;
};

}  // namespace lotsen
