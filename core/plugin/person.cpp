#include "core/plugin/person.hpp"

namespace lotsen {
namespace {

std::string list_of(const std::vector<std::string>& texts) {
    return json::serialize(json::value_from(texts));
}

}  // namespace

json::object as_parameters(const person& who) {
    return {
        {"references", list_of(who.references)},
        {"conversations", list_of(who.conversations)},
        {"contacts", list_of(who.contacts)}};
}

}  // namespace lotsen
