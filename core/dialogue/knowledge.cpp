#include "core/dialogue/knowledge.hpp"

#include <algorithm>

#include "core/dialogue/changed_forms.hpp"
#include "core/text/message_ids.hpp"

namespace lotsen::talk {
namespace {

intent_declaration intent_of(std::string name, message_id label, std::string form = {}) {
    intent_declaration made;
    made.name = std::move(name);
    made.label = label.name;
    made.form = std::move(form);
    return made;
}

slot slot_of(std::string name, slot_type type, message_id question, message_id why) {
    slot made;
    made.name = std::move(name);
    made.type = type;
    made.question = question.name;
    made.why = why.name;
    made.personal = personal_data::contact;
    return made;
}

form callback_form() {
    form made;
    made.name = "callback";
    made.title = msg::callback_title.name;
    made.confirm = msg::callback_confirm.name;
    auto text = slot_of(
        "message", slot_type::text, msg::callback_message_question, msg::callback_message_why
    );
    text.least = 2;
    text.personal = personal_data::free_text;
    auto reach =
        slot_of("reach", slot_type::choice, msg::callback_reach_question, msg::callback_reach_why);
    reach.choices = {
        {"phone", std::string(msg::callback_reach_phone.name)},
        {"email", std::string(msg::callback_reach_email.name)}};
    auto phone =
        slot_of("phone", slot_type::phone, msg::callback_phone_question, msg::callback_reach_why);
    phone.required_if_slot = "reach";
    phone.required_if_values = {"phone"};
    auto email =
        slot_of("email", slot_type::email, msg::callback_email_question, msg::callback_reach_why);
    email.required_if_slot = "reach";
    email.required_if_values = {"email"};
    auto name =
        slot_of("name", slot_type::text, msg::callback_name_question, msg::callback_name_why);
    name.required = false;
    name.most = 100;
    made.slots = {text, reach, phone, email, name};
    return made;
}

}  // namespace

manifest core_manifest() {
    manifest made;
    made.id = "core";
    made.interface = interface_version;
    made.intents = {
        intent_of("handover", msg::intent_handover),
        intent_of("change_language", msg::intent_change_language),
        intent_of("complaint", msg::intent_complaint),
        intent_of("help", msg::intent_help),
        intent_of("emergency", msg::intent_emergency),
        intent_of("callback", msg::callback_leave_message, "callback"),
    };
    made.forms = {callback_form()};
    return made;
}

knowledge::knowledge(
    std::vector<manifest> plugins, std::shared_ptr<const catalogue> texts, dialogue_options options
)
    : plugins_(std::move(plugins)), texts_(std::move(texts)), options_(std::move(options)) {
    plugins_.insert(plugins_.begin(), core_manifest());
    for (const auto& plugin : plugins_)
        for (const auto& each : plugin.forms)
            prints_.emplace(&each, talk::print_of(each));
    tiles_ = declared_tiles(plugins_);
    shown_tiles_ = lotsen::shown_tiles(tiles_, options_.tiles).value();
    for (const auto& locale : texts_->locales())
        for (const auto& each : tiles_)
            tile_labels_[locale].push_back(texts_->format(each.plugin, each.label, locale));
}

std::string knowledge::tile_label(std::size_t index, std::string_view locale) const {
    const auto known = tile_labels_.find(locale);
    if (known != tile_labels_.end()) return known->second.at(index);
    const auto& of = tiles_.at(index);
    return texts_->format(of.plugin, of.label, locale);
}

const manifest* knowledge::plugin(std::string_view id) const {
    const auto found = std::ranges::find(plugins_, id, &manifest::id);
    return found == plugins_.end() ? nullptr : &*found;
}

const form* knowledge::find_form(std::string_view of, std::string_view name) const {
    const auto* declared = plugin(of);
    return declared == nullptr ? nullptr : declared->find_form(name);
}

const std::string& knowledge::print_of(std::string_view of, std::string_view name) const {
    static const std::string none;
    const auto found = prints_.find(find_form(of, name));
    return found == prints_.end() ? none : found->second;
}

const intent_declaration* knowledge::find_intent(std::string_view of, std::string_view name) const {
    const auto* declared = plugin(of);
    return declared == nullptr ? nullptr : declared->find_intent(name);
}

}  // namespace lotsen::talk
