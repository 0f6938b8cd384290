// The repository's own examples, phrases and words, as the service reads them.
#pragma once

#include "core/text/time_zone.hpp"
#include "core/understanding/reader.hpp"
#include "tests/support/served.hpp"

namespace lotsen::test {

inline reader_sources repository_sources(std::filesystem::path models) {
    const std::filesystem::path root = LOTSEN_SOURCE_DIR;
    reader_sources from;
    from.core = root / "core";
    for (const auto* id : {"associations", "city_guide", "fault_reports", "youth_jobs"})
        from.plugins.push_back({id, root / "plugins" / id});
    from.locales = served_locales();
    from.models = std::move(models);
    from.zone = make_time_zone("Europe/Stockholm").value();
    from.catalogues = root / "locales";
    return from;
}

}  // namespace lotsen::test
