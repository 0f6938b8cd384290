#include "core/app/kit/named_messages.hpp"

namespace lotsen {

std::set<std::string> named_messages(const manifest& declared) {
    std::set<std::string> ids;
    for (const auto& each : declared.intents)
        ids.insert(each.label);
    for (const auto& each : declared.desk)
        ids.insert(each.title);
    for (const auto& form : declared.forms) {
        ids.insert({form.title, form.confirm});
        for (const auto& slot : form.slots) {
            ids.insert({slot.question, slot.why});
            for (const auto& each : slot.choices)
                ids.insert(each.label);
        }
    }
    ids.erase("");
    return ids;
}

}  // namespace lotsen
