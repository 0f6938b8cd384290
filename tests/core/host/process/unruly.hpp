// The unruly plugin (tests/plugins/unruly) in a process, and what it is lent.
#pragma once

#include "core/host/process/confinement.hpp"
#include "core/host/process/remote_plugin.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen {

struct nothing final : database, geocoder, time_zone {
    result<std::vector<rows>> run(const std::vector<statement>&) override {
        return std::vector<rows>{};
    }
    std::vector<place_match> find(std::string_view, std::size_t) const override { return {}; }
    civil_time local(time_point) const override { return {}; }
    time_point instant(const civil_time&) const override { return {}; }
};

inline confinement confined(
    const std::filesystem::path& program, const std::filesystem::path& writes_to
) {
    confinement made;
    made.module = false;
    made.served = program;
    made.data = writes_to;
    made.memory_mib = 128;
    made.files = 64;
    return made;
}

}  // namespace lotsen
