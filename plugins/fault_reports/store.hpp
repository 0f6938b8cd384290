// The reports on disk.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"
#include "core/plugin/services.hpp"
#include "plugins/fault_reports/report.hpp"
#include "plugins/fault_reports/settings.hpp"

namespace lotsen::fault_reports {

/// A change that a member of staff, or the one who reported, makes.
struct change {
    std::string reference;
    std::string status;
    std::string referred_to;
    std::string note;
    std::string by;
    time_point at{};
};

/// Errors of every call: what `database::run` gives; not_found where the reference names no report.
/// The database is borrowed and must outlive the store.
class store {
  public:
    store(database& kept, random_source& random) : database_(kept), random_(random) {}

    /// Stores the report under a new reference and gives it back as stored. The same idempotency
    /// key again gives the report of the first time.
    result<report> add(report asked, const settings& set, time_point now);

    result<report> find(std::string_view reference);
    /// The newest of one conversation, three at the most.
    result<std::vector<report>> of_conversation(std::string_view conversation);
    /// `filter` is "open", "all" or a status; newest first, 200 at the most.
    result<std::vector<report>> list(std::string_view filter);
    result<bool> empty();
    /// Those of the photos that stand in a report.
    result<std::vector<std::string>> photos_among(const std::vector<std::string>& asked);

    /// Reports linked to it follow. The change and its trace are one transaction.
    result<void> set_status(const change& made);
    /// A report that is done is received again. Errors: conflict where it is not done (any more).
    result<void> reopen(std::string_view reference, time_point at);
    result<void> unlink(std::string_view reference, std::string_view by, time_point at);
    result<void> set_hold(
        std::string_view reference, bool hold, std::string_view by, time_point at
    );

  private:
    result<report> one(statement asked);
    result<std::vector<report>> many(statement asked);
    result<std::string> duplicate_of(const report& asked, const settings& set, time_point now);

    database& database_;
    random_source& random_;
};

}  // namespace lotsen::fault_reports
