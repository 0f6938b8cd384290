// One person's reports, told and stripped of the person. A report is a public record and stays.
#pragma once

#include "core/plugin/person.hpp"
#include "plugins/fault_reports/report.hpp"
#include "plugins/fault_reports/retention.hpp"

namespace lotsen::fault_reports {

/// Theirs is a report with the reference, from the conversation, with the e-mail address, or with
/// the contact in what was written. The database is borrowed.
class personal_reports {
  public:
    personal_reports(database& kept, const retention& rule) : database_(kept), rule_(rule) {}

    /// Erasing takes e-mail address, photo and conversation out, and contacts out of the words; one
    /// under legal hold is left as it is. Errors: what `database::run` gives.
    result<person_reply> answer(const person_request& asked);

  private:
    result<std::vector<report>> find(const person& who);
    result<void> add_mentioning(const person& who, std::vector<std::string>& references);
    result<personal_record> tell(const report& one, const person& who);
    /// Whether it was; not where it has come under legal hold.
    result<bool> strip(const report& one, const person& who);

    database& database_;
    const retention& rule_;
};

}  // namespace lotsen::fault_reports
