#include "plugins/associations/associations.hpp"

LOTSEN_PLUGIN(lotsen::associations::associations)
