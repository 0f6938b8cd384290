// The city's own questions, answered from texts that editors change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/plugin/plugin.hpp"
#include "plugins/city_guide/store.hpp"

namespace lotsen::city_guide {

/// What an operator may set, with what holds otherwise.
struct settings {
    std::string phone = "08-746 10 00";  // the contact centre
    std::string website = "https://solna.se";
    int review_days = 180;  // an answer is looked at again after as many days
};

settings read_settings(const json::object& options);

class guide final : public plugin {
  public:
    void start(services& lent) override;
    turn_reply on_turn(const turn& now) override;
    result<receipt> submit(const submission& completed) override;
    result<json::value> on_desk(const desk_request& asked) override;
    /// It keeps nothing of any resident.
    result<person_reply> on_person(const person_request& /*asked*/) override {
        return person_reply{};
    }

  private:
    std::optional<answer> best_answer(std::string_view topic, std::string_view locale);
    say answered(const answer& found, time_point now);
    std::vector<option> options_after(std::string_view topic) const;
    std::vector<card> cards_for(std::string_view topic, time_point now);

    services* lent_ = nullptr;
    settings settings_;
    original_answers originals_;
    std::optional<store> store_;
};

}  // namespace lotsen::city_guide
