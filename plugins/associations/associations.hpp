// Associations: finding one, reaching it, starting one, its grants, and groups for a safer city.
#pragma once

#include <memory>

#include "core/plugin/plugin.hpp"
#include "core/plugin/word_groups.hpp"
#include "plugins/associations/desk.hpp"
#include "plugins/associations/finder.hpp"
#include "plugins/associations/grants.hpp"
#include "plugins/associations/safety_groups.hpp"

namespace lotsen::associations {

class associations final : public plugin {
  public:
    void start(services& lent) override;
    turn_reply on_turn(const turn& now) override;
    result<receipt> submit(const submission& completed) override;
    void on_job(std::string_view name, time_point now) override;
    result<json::value> on_desk(const desk_request& asked) override;
    result<person_reply> on_person(const person_request& asked) override;

  private:
    /// Everything that needs `services`, which come with start.
    struct parts {
        explicit parts(services& given);

        services& lent;
        word_groups groups;
        grants money;
        finder register_finder;
        safety_groups safety;
        desk staff;
    };

    turn_reply on_option(const turn& now);

    std::unique_ptr<parts> parts_;
};

}  // namespace lotsen::associations
