#include "plugins/associations/associations.hpp"

#include <filesystem>
#include <stdexcept>

#include "plugins/associations/demo.hpp"
#include "plugins/associations/person.hpp"
#include "plugins/associations/starting.hpp"

namespace lotsen::associations {
associations::parts::parts(services& given)
    : lent(given),
      groups(std::filesystem::path(given.folder) / "answers", "activities", given.fold),
      money(std::filesystem::path(given.folder) / "answers" / "grants.json", given.fold),
      register_finder(given, groups),
      safety(given, groups),
      staff(given, groups) {}

void associations::start(services& lent) {
    parts_ = std::make_unique<parts>(lent);
    if (lent.demo) fill_demo(lent, parts_->groups);
}

turn_reply associations::on_turn(const turn& now) {
    if (now.kind == turn_kind::option) return on_option(now);
    if (now.intent == "find_association") return parts_->register_finder.find(now);
    if (now.intent == "association_contact") return parts_->register_finder.contact(now);
    if (now.intent == "start_association") return start_association();
    if (now.intent == "grants") return parts_->money.answer(now, parts_->lent.zone);
    if (now.intent == "join_safety_group") return parts_->safety.about(now);
    throw std::runtime_error("no such intent: " + now.intent);
}

turn_reply associations::on_option(const turn& now) {
    const auto wish = text_at(now.payload, "do");
    if (wish == "find") return parts_->register_finder.again(now);
    if (wish == "categories") return parts_->register_finder.find(turn{});
    if (wish == "grants") return parts_->money.answer_all(now.now, parts_->lent.zone);
    if (wish == "group") return parts_->safety.about(now);
    if (wish == "join") return parts_->safety.begin_join(now);
    throw std::runtime_error("no such option: " + std::string(wish));
}

result<receipt> associations::submit(const submission& completed) {
    if (completed.form == "contact") return parts_->register_finder.answer_contact(completed);
    if (completed.form == "join") return parts_->safety.join(completed);
    return fail(errc::not_found, completed.form);
}

void associations::on_job(std::string_view name, time_point now) {
    if (name != "forget") return;
    const auto done = parts_->lent.database.run(statement{
        "forget_joiners",
        {{"received_before", to_rfc3339(now - kept_at_most)},
         {"handled_before", to_rfc3339(now - kept_after_handled)}}});
    if (done.has_error()) throw std::runtime_error("forget: " + done.error().detail);
}

result<person_reply> associations::on_person(const person_request& asked) {
    return person_in(parts_->lent.database, asked);
}

result<json::value> associations::on_desk(const desk_request& asked) {
    return parts_->staff.handle(asked);
}

}  // namespace lotsen::associations
