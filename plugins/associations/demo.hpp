// Labelled example associations from fixtures/, where the service shows a demo and the register is
// empty.
#pragma once

#include "core/plugin/services.hpp"
#include "core/plugin/word_groups.hpp"

namespace lotsen::associations {

/// Throws where the fixture or the database fails.
void fill_demo(services& lent, const word_groups& groups);

}  // namespace lotsen::associations
