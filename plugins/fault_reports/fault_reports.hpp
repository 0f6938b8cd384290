// Faults outdoors: reported, kept, followed, and worked off by staff.
#pragma once

#include <optional>

#include "core/plugin/plugin.hpp"
#include "plugins/fault_reports/retention.hpp"
#include "plugins/fault_reports/settings.hpp"
#include "plugins/fault_reports/store.hpp"

namespace lotsen::fault_reports {

class reporter final : public plugin {
  public:
    void start(services& lent) override;
    turn_reply on_turn(const turn& now) override;
    verdict validate(const validation& asked) override;
    result<receipt> submit(const submission& completed) override;
    result<json::value> on_desk(const desk_request& asked) override;
    void on_job(std::string_view name, time_point now) override;
    result<std::vector<std::string>> photos_needed(const std::vector<std::string>& asked) override {
        return reports_->photos_among(asked);
    }
    result<person_reply> on_person(const person_request& asked) override;
    std::string health() override { return ailment_; }

  private:
    turn_reply status_turn(const turn& now);
    turn_reply ask_for_reference() const;
    turn_reply reopen(std::string_view reference, time_point now);
    actions answer(std::string_view reference);
    result<receipt> submit_report(const submission& completed);

    services* lent_ = nullptr;
    settings settings_;
    retention retention_;
    std::optional<store> reports_;
    std::string ailment_;  // what the last scheduled job could not do
};

}  // namespace lotsen::fault_reports
