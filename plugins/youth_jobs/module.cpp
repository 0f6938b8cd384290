#include "plugins/youth_jobs/youth_jobs.hpp"

LOTSEN_PLUGIN(lotsen::youth_jobs::youth_jobs)
