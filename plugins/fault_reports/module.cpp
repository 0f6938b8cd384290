#include "plugins/fault_reports/fault_reports.hpp"

LOTSEN_PLUGIN(lotsen::fault_reports::reporter)
