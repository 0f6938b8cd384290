#include "core/dialogue/values.hpp"

#include <algorithm>
#include <charconv>

#include "core/dialogue/options.hpp"
#include "core/text/normalise.hpp"

namespace lotsen::talk {
namespace {

/// A place this sure is one of the gazetteer's, and its name is kept beside the words.
constexpr double sure_place = 0.8;

std::string_view entity_type(const slot& of) {
    if (of.type == slot_type::text) return of.name == reference_slot ? reference_slot : "";
    if (of.type == slot_type::yes_no || of.type == slot_type::photo) return {};
    return to_string(of.type);
}

std::optional<double> number_of(std::string_view text) {
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

slot_reading number_reading(const slot& of, std::string_view text) {
    const auto number = number_of(text);
    if (!number) return {};
    if (*number < static_cast<double>(of.least) || *number > static_cast<double>(of.most))
        return {{}, core_part(msg::slot_invalid_range, {{"least", of.least}, {"most", of.most}})};
    const auto whole = static_cast<std::int64_t>(*number);
    if (static_cast<double>(whole) == *number) return {json::value(whole), {}};
    return {json::value(*number), {}};
}

slot_reading entity_reading(const words_said& words, const slot& of, const entity& found) {
    if (of.type == slot_type::number) return number_reading(of, found.value);
    if (of.type == slot_type::place) {
        const auto written =
            std::string_view(words.what.text).substr(found.begin, found.end - found.begin);
        return {place_value(found, written), {}};
    }
    if (of.type == slot_type::choice)
        return {json::value(found.value.substr(found.value.find('=') + 1)), {}};
    return {json::value(found.value), {}};
}

slot_reading text_reading(const slot& of, const std::string& text) {
    const auto length = static_cast<std::int64_t>(characters(text));
    if (length < std::max<std::int64_t>(of.least, 1))
        return {
            {},
            core_part(msg::slot_invalid_short, {{"least", std::max<std::int64_t>(of.least, 1)}})};
    if (length > of.most) return {{}, core_part(msg::slot_invalid_long, {{"most", of.most}})};
    return {json::value(text), {}};
}

slot_reading yes_no_reading(dialogue_act act) {
    if (act == dialogue_act::yes) return {json::value(true), {}};
    if (act == dialogue_act::no) return {json::value(false), {}};
    return {};
}

/// The whole answer as a place; its name, where the gazetteer knows one in it.
slot_reading place_reading(const std::string& text, const entity* found) {
    if (words(text).empty()) return {};
    if (found != nullptr) return {place_value(*found, text), {}};
    return {json::value(json::object{{"text", text}}), {}};
}

slot_reading choice_reading(
    const exchange& now, const words_said& words, const running_form& in, const slot& of
) {
    const auto meant = typed_option(now, words, nearness::loose);
    if (!meant) return {};
    const auto& does = *meant;
    if (text_at(does, "do") != effect::slot || text_at(does, "slot") != of.name ||
        integer_at(does, "form") != in.instance)
        return {};
    return {does.at("value"), {}};
}

message_id invalid_message(slot_type type) {
    switch (type) {
        case slot_type::choice:
            return msg::slot_invalid_choice;
        case slot_type::place:
            return msg::slot_invalid_place;
        case slot_type::date:
            return msg::slot_invalid_date;
        case slot_type::time:
            return msg::slot_invalid_time;
        case slot_type::phone:
            return msg::slot_invalid_phone;
        case slot_type::email:
            return msg::slot_invalid_email;
        case slot_type::number:
            return msg::slot_invalid_number;
        case slot_type::yes_no:
            return msg::slot_invalid_yes_no;
        case slot_type::photo:
            return msg::slot_invalid_photo;
        case slot_type::text:
            break;
    }
    return msg::slot_help_text;
}

slot_reading answer_of_type(
    const exchange& now,
    const words_said& words,
    const running_form& in,
    const slot& of,
    const entity* found
) {
    const auto text = answer_text(words);
    if (of.type == slot_type::place) return place_reading(text, found);
    if (found != nullptr) return entity_reading(words, of, *found);
    switch (of.type) {
        case slot_type::text:
            return text_reading(of, text);
        case slot_type::choice:
            return choice_reading(now, words, in, of);
        case slot_type::yes_no:
            return yes_no_reading(words.what.act);
        case slot_type::number:
            return number_reading(of, text);
        case slot_type::photo:
            if (!words.photo.empty()) return {json::value(words.photo), {}};
            return {};
        default:
            return {};
    }
}

bool overlaps_another(const understanding& what, const entity& one) {
    return std::ranges::any_of(what.entities, [&](const entity& other) {
        const bool of_it = other.type == "number" || other.type == "age" || other.type == "amount";
        return !of_it && other.begin < one.end && one.begin < other.end;
    });
}

}  // namespace

std::string answer_text(const words_said& words) {
    const auto text = std::string_view(words.what.text).substr(words.from);
    const auto first = text.find_first_not_of(" ,.:;-–");
    return std::string(first == text.npos ? std::string_view() : text.substr(first));
}

json::value place_value(const entity& found, std::string_view as_written) {
    json::object made;
    made["text"] = as_written;
    if (found.confidence >= sure_place && !found.value.empty()) made["name"] = found.value;
    return made;
}

const entity* particulars::take(const running_form& in, const slot& of) {
    const auto type = entity_type(of);
    const auto choice = in.name + "." + of.name + "=";
    const entity* best = nullptr;
    for (const auto& each : words_.what.entities) {
        // One may begin in the opening of a correction: "mă refer la" and "la telefon".
        if (type.empty() || each.type != type || each.end <= words_.from) continue;
        if (of.type == slot_type::choice &&
            (each.owner != in.plugin || !each.value.starts_with(choice)))
            continue;
        // The digits of a date or a telephone number are no number of their own.
        if (of.type == slot_type::number && overlaps_another(words_.what, each)) continue;
        if (!used_.contains(&each) && (best == nullptr || each.confidence > best->confidence))
            best = &each;
    }
    if (best != nullptr) used_.insert(best);
    return best;
}

std::optional<json::value> mentioned_value(
    const words_said& words, const running_form& in, const slot& of, particulars& left
) {
    const auto* found = left.take(in, of);
    if (found == nullptr) return std::nullopt;
    return entity_reading(words, of, *found).value;
}

slot_reading answered_value(
    exchange& now,
    const words_said& words,
    const running_form& in,
    const slot& of,
    particulars& left
) {
    const auto* found = left.take(in, of);
    auto read = answer_of_type(now, words, in, of, found);
    if (!read.value && read.problem.empty()) read.problem = core_part(invalid_message(of.type));
    return read;
}

message_id help_for(slot_type type) {
    switch (type) {
        case slot_type::text:
            return msg::slot_help_text;
        case slot_type::choice:
            return msg::slot_help_choice;
        case slot_type::place:
            return msg::slot_help_place;
        case slot_type::date:
            return msg::slot_help_date;
        case slot_type::time:
            return msg::slot_help_time;
        case slot_type::phone:
            return msg::slot_help_phone;
        case slot_type::email:
            return msg::slot_help_email;
        case slot_type::number:
            return msg::slot_help_number;
        case slot_type::yes_no:
            return msg::slot_help_yes_no;
        case slot_type::photo:
            return msg::slot_help_photo;
    }
    return msg::slot_help_text;
}

part slot_label(const knowledge& known, const running_form& in, const slot& of) {
    const auto label = in.name + "." + of.name + ".label";
    if (of.question.empty() || known.texts().has(in.plugin, label, known.options().first_locale))
        return part_of(in.plugin, label);
    return part_of(in.plugin, of.question);
}

namespace {

/// What a dynamic choice was called when the plugin offered it, as long as that is remembered.
part offered_label(const running_form& in, const slot& of, const json::value& value) {
    if (const auto& kept = object_at(in.labels, of.name); !kept.empty()) return part_from(kept);
    return data_part(value.is_string() ? std::string_view(value.get_string()) : "");
}

json::value shown_value(const running_form& in, const slot& of, const json::value& value) {
    switch (of.type) {
        case slot_type::choice: {
            if (of.dynamic) return json_of(offered_label(in, of, value));
            const auto found = std::ranges::find_if(of.choices, [&](const choice& each) {
                return value.is_string() && value.get_string() == each.value;
            });
            if (found != of.choices.end()) return json_of(part_of(in.plugin, found->label));
            return value;
        }
        case slot_type::place:
            return value.is_object() ? json::value(text_at(value.get_object(), "text")) : value;
        case slot_type::date:
            return json_of(core_part(msg::value_date, {{"value", value}}));
        case slot_type::number:
            return json_of(core_part(msg::value_number, {{"value", value}}));
        case slot_type::yes_no:
            return json_of(
                core_part(value.is_bool() && value.get_bool() ? msg::value_yes : msg::value_no)
            );
        case slot_type::photo:
            return json_of(core_part(msg::value_photo));
        default:
            return value;
    }
}

}  // namespace

part slot_line(
    const knowledge& known, const running_form& in, const slot& of, const json::value& value
) {
    json::object args;
    args["label"] = json_of(slot_label(known, in, of));
    args["value"] = shown_value(in, of, value);
    return core_part(msg::form_line, std::move(args));
}

bool applies(const running_form& in, const slot& of) {
    if (of.required_if_slot.empty()) return true;
    const auto* value = in.slots.if_contains(of.required_if_slot);
    if (value == nullptr) return false;
    const std::string text =
        value->is_string() ? std::string(value->get_string()) : json::serialize(*value);
    return std::ranges::find(of.required_if_values, text) != of.required_if_values.end();
}

json::object filled_slots(const running_form& in, const form& declared) {
    json::object filled;
    for (const auto& each : declared.slots)
        if (const auto* value = in.slots.if_contains(each.name);
            value != nullptr && applies(in, each))
            filled[each.name] = *value;
    return filled;
}

std::size_t count_words(const words_said& said) {
    return words(std::string_view(said.what.text).substr(said.from)).size();
}

}  // namespace lotsen::talk
