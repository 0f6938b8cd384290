// A plugin in a process of its own, confined as the service confines it, for tests that call it.
#pragma once

#include "core/host/process/confinement.hpp"
#include "core/host/process/remote_plugin.hpp"

namespace lotsen::test {

/// `program`: lotsen-plugin. All that the plugin keeps lies in `data`, a C++ module's database as
/// own.sqlite; take "database" out of `initialize` where core has it.
inline remote_settings process_of(
    const manifest& declared,
    const std::filesystem::path& program,
    const std::filesystem::path& data
) {
    const std::string places = LOTSEN_SOURCE_DIR "/core/understanding/places/solna.json";
    confinement allowed;
    allowed.module = declared.executable.empty();
    allowed.served = allowed.module ? declared.folder : declared.folder / declared.executable;
    allowed.data = data;
    allowed.readable = {places};
    remote_settings made;
    made.declared = declared;
    made.command = {
        declared.id, program, to_arguments(allowed), declared.folder, std::size_t{1} << 20U};
    made.initialize = {
        {"time_zone", "Europe/Stockholm"},
        {"database", (data / "own.sqlite").string()},
        {"places", places},
        {"data", data.string()}};
    return made;
}

}  // namespace lotsen::test
