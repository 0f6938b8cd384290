#include "core/dialogue/state.hpp"

#include <algorithm>
#include <array>

namespace lotsen::talk {
namespace {

constexpr std::array<std::string_view, 4> mode_names{"filling", "confirming", "changing", "unsure"};

std::vector<std::string> texts_at(const json::object& from, std::string_view key) {
    std::vector<std::string> read;
    for (const auto& each : array_at(from, key))
        if (each.is_string()) read.emplace_back(each.get_string());
    return read;
}

form_mode mode_from(std::string_view name) {
    const auto found = std::ranges::find(mode_names, name);
    if (found == mode_names.end()) return form_mode::filling;
    return static_cast<form_mode>(found - mode_names.begin());
}

running_form form_from(const json::object& from, const json::storage_ptr& memory) {
    running_form read(memory);
    read.plugin = text_at(from, "plugin");
    read.name = text_at(from, "form");
    read.intent = text_at(from, "intent");
    read.instance = integer_at(from, "instance").value_or(0);
    read.mode = mode_from(text_at(from, "mode"));
    read.slots = object_at(from, "slots");
    read.pending = object_at(from, "pending");
    read.skipped = texts_at(from, "skipped");
    read.order = texts_at(from, "order");
    read.asked = text_at(from, "asked");
    read.demanded = text_at(from, "demanded");
    read.attempts = integer_at(from, "attempts").value_or(0);
    read.custom = object_at(from, "custom");
    read.key = text_at(from, "key");
    read.labels = object_at(from, "labels");
    read.about = object_at(from, "about");
    return read;
}

/// What is empty or zero is not stored: most of a state is.
class writer {
  public:
    explicit writer(const json::storage_ptr& memory) : into_(memory) {}

    void text(std::string_view key, const std::string& value) {
        if (!value.empty()) into_[key] = value;
    }
    void number(std::string_view key, std::int64_t value) {
        if (value != 0) into_[key] = value;
    }
    void flag(std::string_view key, bool value) {
        if (value) into_[key] = true;
    }
    template <class Container>
    void part(std::string_view key, Container&& value) {
        if (!value.empty()) into_[key] = std::forward<Container>(value);
    }
    void texts(std::string_view key, const std::vector<std::string>& list) {
        if (!list.empty()) into_[key] = json::array(list.begin(), list.end(), into_.storage());
    }
    json::object take() { return std::move(into_); }

  private:
    json::object into_;
};

json::object form_to_json(running_form form) {
    writer to(form.slots.storage());
    to.text("plugin", form.plugin);
    to.text("form", form.name);
    to.text("intent", form.intent);
    to.number("instance", form.instance);
    to.text("mode", std::string(mode_names.at(static_cast<std::size_t>(form.mode))));
    to.part("slots", std::move(form.slots));
    to.part("pending", std::move(form.pending));
    to.texts("skipped", form.skipped);
    to.texts("order", form.order);
    to.text("asked", form.asked);
    to.text("demanded", form.demanded);
    to.number("attempts", form.attempts);
    to.part("custom", std::move(form.custom));
    to.text("key", form.key);
    to.part("labels", std::move(form.labels));
    to.part("about", std::move(form.about));
    return to.take();
}

}  // namespace

running_form* dialogue_state::find(std::int64_t instance) {
    const auto found = std::ranges::find(forms, instance, &running_form::instance);
    return found == forms.end() ? nullptr : &*found;
}

dialogue_state state_from(const json::object& stored, const json::storage_ptr& memory) {
    dialogue_state read(memory);
    if (integer_at(stored, "v") != state_version) return read;
    read.options_made = integer_at(stored, "options_made").value_or(0);
    read.forms_made = integer_at(stored, "forms_made").value_or(0);
    read.turn = integer_at(stored, "turn").value_or(0);
    read.batch = integer_at(stored, "batch").value_or(0);
    read.misses = integer_at(stored, "misses").value_or(0);
    read.parked = flag_at(stored, "parked");
    read.locale_is_chosen = flag_at(stored, "locale_is_chosen");
    read.locale = text_at(stored, "locale");
    read.photo = text_at(stored, "photo");
    for (const auto& each : array_at(stored, "forms"))
        if (each.is_object()) read.forms.push_back(form_from(each.get_object(), memory));
    read.options = array_at(stored, "options");
    read.current = array_at(stored, "current");
    read.plugins = object_at(stored, "plugins");
    read.last = array_at(stored, "last");
    read.call = object_at(stored, "call");
    read.heard = object_at(stored, "heard");
    read.wrote = texts_at(stored, "wrote");
    return read;
}

json::object to_json(dialogue_state state) {
    writer to(state.options.storage());
    to.number("v", state_version);
    to.number("options_made", state.options_made);
    to.number("forms_made", state.forms_made);
    to.number("turn", state.turn);
    to.number("batch", state.batch);
    to.number("misses", state.misses);
    to.flag("parked", state.parked);
    to.flag("locale_is_chosen", state.locale_is_chosen);
    to.text("locale", state.locale);
    to.text("photo", state.photo);
    json::array forms(state.options.storage());
    for (const auto& each : state.forms)
        forms.push_back(form_to_json(each));
    to.part("forms", std::move(forms));
    to.part("options", std::move(state.options));
    to.part("current", std::move(state.current));
    to.part("plugins", std::move(state.plugins));
    to.part("last", std::move(state.last));
    to.part("call", std::move(state.call));
    to.part("heard", std::move(state.heard));
    to.texts("wrote", state.wrote);
    return to.take();
}

}  // namespace lotsen::talk
