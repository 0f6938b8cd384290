#include "core/dialogue/state.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/json_writer.hpp"

namespace lotsen::talk {
namespace {

constexpr std::size_t text_bytes = 2048;  // most states' text is shorter

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

running_form form_from(const json::object& from) {
    running_form read;
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
    read.declared = text_at(from, "declared");
    read.about = object_at(from, "about");
    return read;
}

draft draft_from(const json::object& from) {
    draft read;
    read.plugin = text_at(from, "plugin");
    read.intent = text_at(from, "intent");
    for (const auto& each : array_at(from, "lines"))
        if (each.is_object()) read.lines.push_back(part_from(each.get_object()));
    read.options = texts_at(from, "options");
    read.cards = array_at(from, "cards");
    read.source = text_at(from, "source");
    read.expects = object_at(from, "expects");
    return read;
}

std::shared_ptr<const heard_sentence> heard_from(const json::object& from) {
    if (from.empty()) return nullptr;
    return std::make_shared<const heard_sentence>(heard_sentence{
        integer_at(from, "t").value_or(0),
        std::string(text_at(from, "text")),
        array_at(from, "entities")});
}

/// The members of an object. What is empty or zero is not stored: most of a state is.
class members {
  public:
    explicit members(json_writer& to) : to_(to) { to_.begin_object(); }
    members(const members&) = delete;
    members& operator=(const members&) = delete;
    ~members() { to_.end_object(); }

    void text(std::string_view name, std::string_view value) {
        if (!value.empty()) to_.text(name, value);
    }
    void number(std::string_view name, std::int64_t value) {
        if (value != 0) to_.number(name, value);
    }
    void flag(std::string_view name, bool value) {
        if (value) to_.flag(name, value);
    }
    template <class Json>
    void part(std::string_view name, const Json& value) {
        if (!value.empty()) to_.value(name, value);
    }
    void texts(std::string_view name, const std::vector<std::string>& list) {
        each(name, list, [this](const std::string& one) { to_.text(one); });
    }
    template <class Range, class Write>
    void each(std::string_view name, const Range& list, Write write) {
        if (list.empty()) return;
        to_.key(name);
        to_.begin_array();
        for (const auto& one : list)
            write(one);
        to_.end_array();
    }

  private:
    json_writer& to_;
};

void write(json_writer& to, const running_form& form) {
    members all(to);
    all.text("plugin", form.plugin);
    all.text("form", form.name);
    all.text("intent", form.intent);
    all.number("instance", form.instance);
    all.text("mode", mode_names.at(static_cast<std::size_t>(form.mode)));
    all.part("slots", form.slots);
    all.part("pending", form.pending);
    all.texts("skipped", form.skipped);
    all.texts("order", form.order);
    all.text("asked", form.asked);
    all.text("demanded", form.demanded);
    all.number("attempts", form.attempts);
    all.part("custom", form.custom);
    all.text("key", form.key);
    all.part("labels", form.labels);
    all.text("declared", form.declared);
    all.part("about", form.about);
}

void write(json_writer& to, const part& line) {
    members all(to);
    if (line.id.empty()) return to.text("text", line.text);
    to.text("d", line.domain);
    to.text("id", line.id);
    all.part("args", line.args);
    all.text("l", line.locale);
}

void write(json_writer& to, const draft& said) {
    members all(to);
    all.text("plugin", said.plugin);
    all.text("intent", said.intent);
    all.each("lines", said.lines, [&](const part& line) { write(to, line); });
    all.texts("options", said.options);
    all.part("cards", said.cards);
    all.text("source", said.source);
    all.part("expects", said.expects);
}

std::shared_ptr<const remembered_option> option_from(const json::object& from) {
    return std::make_shared<const remembered_option>(
        std::string(text_at(from, "id")),
        to_text(part_from(object_at(from, "label"))),
        json::serialize(object_at(from, "do")),
        integer_at(from, "heard").value_or(0),
        text_at(from, "as")
    );
}

void write(json_writer& to, const heard_sentence& heard) {
    members all(to);
    all.number("t", heard.turn);
    all.text("text", heard.text);
    all.part("entities", heard.entities);
}

void write(json_writer& to, const intent_wish& one) {
    members all(to);
    all.text("plugin", one.plugin);
    all.text("intent", one.intent);
    all.part("slots", one.slots);
    all.text("text", one.text);
    all.part("entities", one.entities);
}

intent_wish wish_from(const json::object& stored) {
    intent_wish read;
    read.plugin = text_at(stored, "plugin");
    read.intent = text_at(stored, "intent");
    read.slots = object_at(stored, "slots");
    read.text = text_at(stored, "text");
    read.entities = array_at(stored, "entities");
    return read;
}

}  // namespace

remembered_option::remembered_option(
    std::string name,
    std::string_view shown,
    std::string_view effect,
    std::int64_t turn,
    std::string_view words
)
    : id(std::move(name)), heard(turn) {
    json_writer to;
    std::size_t label_ends = 0, answers_end = 0;
    {
        members all(to);
        to.text("id", id);
        to.raw("label", shown);
        label_ends = to.size();
        all.number("heard", heard);
        all.text("as", words);
        answers_end = to.size() - 1;  // before the quotation mark
        to.raw("do", effect);
    }
    text = to.take();
    const auto before = [this](std::size_t end, std::size_t size) {
        return std::string_view(text).substr(end - size, size);
    };
    label = before(label_ends, shown.size());
    answers = before(answers_end, words.size());
    does = before(text.size() - 1, effect.size());
}

std::shared_ptr<const remembered_draft> remember(const draft& said) {
    json_writer to;
    write(to, said);
    return std::make_shared<const remembered_draft>(remembered_draft{
        to.take(), !said.options.empty()});
}

draft recall(const remembered_draft& said) {
    const auto stored = parse_json(said.text, "draft");
    return stored.has_value() && stored->is_object() ? draft_from(stored->get_object()) : draft();
}

std::string to_text(const part& line) {
    json_writer to;
    write(to, line);
    return to.take();
}

running_form* dialogue_state::find(std::int64_t instance) {
    const auto found = std::ranges::find(forms, instance, &running_form::instance);
    return found == forms.end() ? nullptr : &*found;
}

dialogue_state state_from(std::string_view text) {
    dialogue_state read;
    const auto parsed = parse_json(text, "state");
    if (parsed.has_error() || !parsed->is_object()) return read;
    const auto& stored = parsed->get_object();
    if (integer_at(stored, "v") != state_version) return read;
    read.options_made = integer_at(stored, "options_made").value_or(0);
    read.forms_made = integer_at(stored, "forms_made").value_or(0);
    read.turn = static_cast<std::int32_t>(integer_at(stored, "turn").value_or(0));
    read.batch = integer_at(stored, "batch").value_or(0);
    read.last_turn = static_cast<std::int32_t>(integer_at(stored, "last_turn").value_or(0));
    read.misses = static_cast<std::int32_t>(integer_at(stored, "misses").value_or(0));
    read.parked = flag_at(stored, "parked");
    read.locale_is_chosen = flag_at(stored, "locale_is_chosen");
    read.locale = text_at(stored, "locale");
    read.photo = text_at(stored, "photo");
    for (const auto& each : array_at(stored, "forms"))
        if (each.is_object()) read.forms.push_back(form_from(each.get_object()));
    for (const auto& each : array_at(stored, "options"))
        if (each.is_object()) read.options.push_back(option_from(each.get_object()));
    read.current = texts_at(stored, "current");
    read.plugins = object_at(stored, "plugins");
    for (const auto& each : array_at(stored, "last"))
        if (each.is_object()) read.last.push_back(remember(draft_from(each.get_object())));
    read.call = object_at(stored, "call");
    read.heard = heard_from(object_at(stored, "heard"));
    read.wrote = texts_at(stored, "wrote");
    std::vector<intent_wish> wishes;
    for (const auto& each : array_at(stored, "wishes"))
        if (each.is_object()) wishes.push_back(wish_from(each.get_object()));
    if (!wishes.empty())
        read.wishes = std::make_shared<const std::vector<intent_wish>>(std::move(wishes));
    return read;
}

std::string to_text(const dialogue_state& state) {
    json_writer to;
    to.reserve(text_bytes);
    {
        members all(to);
        all.number("v", state_version);
        all.number("options_made", state.options_made);
        all.number("forms_made", state.forms_made);
        all.number("turn", state.turn);
        all.number("batch", state.batch);
        all.number("last_turn", state.last_turn);
        all.number("misses", state.misses);
        all.flag("parked", state.parked);
        all.flag("locale_is_chosen", state.locale_is_chosen);
        all.text("locale", state.locale);
        all.text("photo", state.photo);
        all.each("forms", state.forms, [&](const running_form& form) { write(to, form); });
        all.each("options", state.options, [&](const auto& one) { to.raw(one->text); });
        all.texts("current", state.current);
        all.part("plugins", state.plugins);
        all.each("last", state.last, [&](const auto& said) { to.raw(said->text); });
        all.part("call", state.call);
        if (state.heard) {
            to.key("heard");
            write(to, *state.heard);
        }
        all.texts("wrote", state.wrote);
        if (state.wishes)
            all.each("wishes", *state.wishes, [&](const intent_wish& one) { write(to, one); });
    }
    return to.take();
}

}  // namespace lotsen::talk
