// Labelled example ads and times, filled in from fixtures/ where the service shows a demo.
#pragma once

#include "core/plugin/services.hpp"

namespace lotsen::youth_jobs {

/// Only what is empty is filled. Throws where the fixture or the database fails.
void fill_demo(services& lent);

}  // namespace lotsen::youth_jobs
