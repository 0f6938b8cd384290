// A module of a contract that this core does not speak.
#include "core/plugin/plugin.hpp"

extern "C" __attribute__((visibility("default"))) lotsen::module_identity lotsen_module_identity() {
    return {lotsen::interface_version + 1, lotsen::build_identity};
}
