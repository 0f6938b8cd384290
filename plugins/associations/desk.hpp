// The staff desk's views: the register, what is known of each safety group, and who wants to join
// one.
#pragma once

#include "core/plugin/plugin.hpp"
#include "core/plugin/word_groups.hpp"

namespace lotsen::associations {

/// Not thread-safe. References outlive it. Errors: invalid (detail: a message id), not_found, and
/// what the database gives. An import's answer has, beside the view, a `report`: what came of it.
class desk {
  public:
    desk(services& lent, const word_groups& groups) : lent_(lent), groups_(groups) {}
    result<json::value> handle(const desk_request& asked);

  private:
    result<json::value> show_register(const desk_request& asked);
    result<json::value> import_csv(const desk_request& asked);
    result<void> save(const desk_request& asked);
    result<void> remove(const desk_request& asked);
    json::value register_view(std::string_view wanted);
    result<json::value> groups(const desk_request& asked);
    result<json::value> joiners(const desk_request& asked);

    services& lent_;
    const word_groups& groups_;
};

}  // namespace lotsen::associations
