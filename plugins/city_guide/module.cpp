#include "plugins/city_guide/city_guide.hpp"

LOTSEN_PLUGIN(lotsen::city_guide::guide)
