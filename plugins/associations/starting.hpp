// The intent start_association: how an association comes to be, in Sweden and in this city's
// register.
#pragma once

#include "core/plugin/plugin.hpp"

namespace lotsen::associations {

turn_reply start_association();

}  // namespace lotsen::associations
