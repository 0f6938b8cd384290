// Young people's way to work: job ads, coaching times at Fabrik 38, and advice.
#pragma once

#include <memory>

#include "core/plugin/plugin.hpp"
#include "core/plugin/word_groups.hpp"
#include "plugins/youth_jobs/booking_forms.hpp"
#include "plugins/youth_jobs/bookings.hpp"
#include "plugins/youth_jobs/desk.hpp"
#include "plugins/youth_jobs/job_search.hpp"

namespace lotsen::youth_jobs {

class youth_jobs final : public plugin {
  public:
    void start(services& lent) override;
    turn_reply on_turn(const turn& now) override;
    verdict validate(const validation& asked) override;
    result<receipt> submit(const submission& completed) override;
    http_response on_http(const http_request& asked) override;
    void on_job(std::string_view name, time_point now) override;
    result<json::value> on_desk(const desk_request& asked) override;
    result<person_reply> on_person(const person_request& asked) override;

  private:
    /// Everything that needs `services`, which come with start.
    struct parts {
        explicit parts(services& given);

        services& lent;
        word_groups groups;
        bookings store;
        booking_forms forms;
        job_search search;
        desk staff;
    };

    turn_reply on_intent(const turn& now);
    turn_reply on_option(const turn& now);

    std::unique_ptr<parts> parts_;
};

}  // namespace lotsen::youth_jobs
