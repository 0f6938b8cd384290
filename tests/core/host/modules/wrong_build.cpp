// A module built by another compiler, whose C++ types are laid out otherwise.
#include "core/plugin/plugin.hpp"

extern "C" __attribute__((visibility("default"))) lotsen::module_identity lotsen_module_identity() {
    return {lotsen::interface_version, "another compiler"};
}
