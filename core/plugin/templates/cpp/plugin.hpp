// plugin_name: reserves tools.
#pragma once

#include <string>

#include "core/plugin/plugin.hpp"

namespace lotsen::plugin_name_plugin {

class tool_library final : public plugin {
  public:
    void start(services& lent) override;
    turn_reply on_turn(const turn& now) override;
    result<receipt> submit(const submission& completed) override;
    result<person_reply> on_person(const person_request& asked) override;

  private:
    database* database_ = nullptr;
    std::string hours_;
};

}  // namespace lotsen::plugin_name_plugin
