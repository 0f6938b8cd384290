#include "core/dialogue/speech.hpp"

#include "core/dialogue/options.hpp"

namespace lotsen::talk {
namespace {

json::array card_options(
    const knowledge& known,
    const json::array& ids,
    const dialogue_state& state,
    std::string_view locale
) {
    json::array made;
    for (const auto& id : ids) {
        auto label = option_label(known, state, id.get_string(), locale);
        if (label.empty()) continue;
        json::object one;
        one["option"] = id;
        one["label"] = label;
        made.push_back(std::move(one));
    }
    return made;
}

json::object rendered_card(
    const knowledge& known,
    const json::object& card,
    const dialogue_state& state,
    std::string_view locale
) {
    json::object made = card;
    if (made.contains("note"))
        made["note"] = render(known.texts(), part_from(object_at(card, "note")), locale);
    if (made.contains("options"))
        made["options"] = card_options(known, array_at(card, "options"), state, locale);
    return made;
}

}  // namespace

part part_of(std::string_view domain, std::string_view id, json::object args) {
    return {std::string(domain), std::string(id), std::move(args), {}, {}};
}

part core_part(message_id id, json::object args) {
    return part_of("core", id.name, std::move(args));
}

part part_of(std::string_view domain, const message& what) {
    if (what.id.empty()) return data_part(what.text);
    return part_of(domain, what.id, what.args);
}

part data_part(std::string_view text) {
    return {{}, {}, {}, std::string(text), {}};
}

json::object json_of(const part& what) {
    json::object made;
    if (what.id.empty()) {
        made["text"] = what.text;
        return made;
    }
    made["d"] = what.domain;
    made["id"] = what.id;
    if (!what.args.empty()) made["args"] = what.args;
    if (!what.locale.empty()) made["l"] = what.locale;
    return made;
}

part part_from(const json::object& stored) {
    return {
        std::string(text_at(stored, "d")),
        std::string(text_at(stored, "id")),
        object_at(stored, "args"),
        std::string(text_at(stored, "text")),
        std::string(text_at(stored, "l"))};
}

std::string render(const catalogue& texts, const part& what, std::string_view locale) {
    if (what.id.empty()) return what.text;
    if (!what.locale.empty()) locale = what.locale;
    if (what.args.empty()) return texts.format(what.domain, what.id, locale, what.args);
    json::object args = what.args;
    for (auto& each : args)
        if (each.value().is_object())
            each.value() = render(texts, part_from(each.value().get_object()), locale);
    return texts.format(what.domain, what.id, locale, args);
}

draft draft_of(std::string_view plugin, std::string_view intent, part line) {
    draft made;
    made.plugin = plugin;
    made.intent = intent;
    made.lines.push_back(std::move(line));
    return made;
}

draft core_draft(std::string_view intent, part line) {
    return draft_of("core", intent, std::move(line));
}

utterance render(
    const knowledge& known, const draft& said, const dialogue_state& state, std::string_view locale
) {
    utterance made;
    for (const auto& line : said.lines) {
        if (!made.text.empty()) made.text += '\n';
        made.text += render(known.texts(), line, locale);
    }
    made.locale = locale;
    made.plugin = said.plugin;
    made.intent = said.intent;
    made.options.reserve(said.options.size());
    for (const auto& id : said.options)
        if (auto label = option_label(known, state, id, locale); !label.empty())
            made.options.push_back({id, std::move(label)});
    for (const auto& card : said.cards)
        made.cards.push_back(rendered_card(known, card.get_object(), state, locale));
    made.source = said.source;
    made.expects = said.expects;
    return made;
}

json::object to_json(const message& what) {
    json::object made;
    if (!what.id.empty()) made["id"] = what.id;
    if (!what.args.empty()) made["args"] = what.args;
    if (!what.text.empty()) made["text"] = what.text;
    return made;
}

message message_from(const json::object& stored) {
    message read;
    read.id = text_at(stored, "id");
    read.args = object_at(stored, "args");
    read.text = text_at(stored, "text");
    return read;
}

}  // namespace lotsen::talk
