#include "core/plugin/wire.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/plugin/wire_members.hpp"

namespace lotsen::wire {
namespace {

constexpr int server_error = -32000;  // JSON-RPC 2.0, 5.1: the implementation's own
constexpr std::array known_codes{
    errc::not_found,
    errc::conflict,
    errc::invalid,
    errc::not_allowed,
    errc::unavailable,
    errc::deadline_exceeded,
    errc::disk_full,
    errc::corrupt,
    errc::internal};
// In the order of turn_kind, and of the alternatives of `action`.
constexpr std::array<std::string_view, 3> kinds{"intent", "slot", "option"};
constexpr std::array<std::string_view, std::variant_size_v<action>> action_names{
    "say", "ask", "set_slot", "start_form", "hand_over", "open_case", "end"};

/// Writes the members of one object.
class writer {
  public:
    template <class T>
    static json::object write(const T& one) {
        writer to;
        members<T>::each(to, one);
        return std::move(to.made_);
    }

    template <class T>
    void always(std::string_view name, const T& one) {
        made_[name] = value_of(one);
    }
    template <class T>
    void maybe(std::string_view name, const T& one) {
        if (!one.empty()) always(name, one);
    }

  private:
    static json::value value_of(const std::string& text) { return json::value(text); }
    static json::value value_of(const json::value& one) { return one; }
    static json::value value_of(const json::object& one) { return one; }
    static json::value value_of(const json::array& one) { return one; }
    static json::value value_of(int number) { return number; }
    static json::value value_of(std::size_t count) { return count; }
    static json::value value_of(bool flag) { return flag; }
    static json::value value_of(time_point at) { return json::value(to_rfc3339(at)); }
    static json::value value_of(turn_kind kind) {
        return json::value(kinds.at(static_cast<std::size_t>(kind)));
    }
    static json::value value_of(const action& one) {
        auto made = std::visit([](const auto& is) { return write(is); }, one);
        made["do"] = action_names.at(one.index());
        return made;
    }
    template <class T>
    static json::value value_of(const std::vector<T>& list) {
        json::array all;
        for (const auto& one : list)
            all.push_back(value_of(one));
        return all;
    }
    template <class T>
    static json::value value_of(const T& one) {
        return write(one);
    }

    json::object made_;
};

/// Reads the members of one object; the first that is wrong is remembered.
class reader {
  public:
    template <class T>
    static result<T> read(const json::object& from) {
        reader with(from);
        T made;
        members<T>::each(with, made);
        if (!with.problem_.empty()) return fail(errc::invalid, with.problem_);
        return made;
    }

    template <class T>
    void always(std::string_view name, T& into) {
        if (!problem_.empty()) return;
        const auto* value = from_.if_contains(name);
        const bool absent = value == nullptr || value->is_null();
        if (absent && !needed(into)) return;
        if (absent || !take(*value, into)) wrong(name, into);
    }
    template <class T>
    void maybe(std::string_view name, T& into) {
        always(name, into);
    }

  private:
    explicit reader(const json::object& from) : from_(from) {}

    /// A default would be an answer of its own.
    template <class T>
    static constexpr bool needed(const T& /*into*/) {
        return std::is_same_v<T, time_point> || std::is_same_v<T, turn_kind>;
    }

    static bool take(const json::value& value, std::string& into) {
        const auto* text = value.if_string();
        if (text != nullptr) into = *text;
        return text != nullptr;
    }
    static bool take(const json::value& value, json::value& into) {
        into = value;
        return true;
    }
    static bool take(const json::value& value, json::object& into) {
        const auto* object = value.if_object();
        if (object != nullptr) into = *object;
        return object != nullptr;
    }
    static bool take(const json::value& value, json::array& into) {
        const auto* array = value.if_array();
        if (array != nullptr) into = *array;
        return array != nullptr;
    }
    static bool take(const json::value& value, bool& into) {
        if (value.is_bool()) into = value.get_bool();
        return value.is_bool();
    }
    static bool take(const json::value& value, std::size_t& count) {
        if (value.is_int64() && value.get_int64() >= 0)
            count = static_cast<std::size_t>(value.get_int64());
        else if (value.is_uint64())
            count = value.get_uint64();
        else
            return false;
        return true;
    }
    static bool take(const json::value& value, int& status) {
        constexpr int least_status = 200;
        constexpr int most_status = 599;
        if (!value.is_int64() || value.get_int64() < least_status ||
            value.get_int64() > most_status)
            return false;
        status = static_cast<int>(value.get_int64());
        return true;
    }
    static bool take(const json::value& value, time_point& into) {
        if (!value.is_string()) return false;
        const auto read = from_rfc3339(value.get_string());
        if (read.has_value()) into = *read;
        return read.has_value();
    }
    static bool take(const json::value& value, turn_kind& into) {
        if (!value.is_string()) return false;
        const std::string_view name = value.get_string();
        const auto* const found = std::ranges::find(kinds, name);
        if (found == kinds.end()) return false;
        into = static_cast<turn_kind>(found - kinds.begin());
        return true;
    }
    bool take(const json::value& value, action& into) {
        const auto* object = value.if_object();
        return object != nullptr && take_action<0>(*object, text_at(*object, "do"), into);
    }
    template <std::size_t i>
    bool take_action(const json::object& from, std::string_view name, action& into) {
        if constexpr (i == std::variant_size_v<action>) {
            problem_ = "do: no action " + std::string(name);
            return false;
        } else {
            if (action_names[i] != name) return take_action<i + 1>(from, name, into);
            return take_whole<std::variant_alternative_t<i, action>>(from, into);
        }
    }
    template <class T>
    bool take(const json::value& value, std::vector<T>& into) {
        const auto* array = value.if_array();
        if (array == nullptr) return false;
        for (const auto& one : *array)
            if (!take(one, into.emplace_back())) return false;
        return true;
    }
    template <class T>
    bool take(const json::value& value, T& into) {
        const auto* object = value.if_object();
        return object != nullptr && take_whole<T>(*object, into);
    }
    template <class T, class Into>
    bool take_whole(const json::object& from, Into& into) {
        auto one = read<T>(from);
        if (one.has_value()) into = std::move(*one);
        if (one.has_error()) problem_ = one.error().detail;
        return one.has_value();
    }

    template <class T>
    void wrong(std::string_view name, const T& /*into*/) {
        const auto inner = problem_.empty() ? std::string("is wrong or missing") : problem_;
        problem_ = std::string(name) + ": " + inner;
    }

    const json::object& from_;
    std::string problem_;
};

}  // namespace

template <class T>
json::object to_json(const T& one) {
    return writer::write(one);
}

template <class T>
result<T> from_json(const json::object& from) {
    return reader::read<T>(from);
}

// A verdict has one of two members; its value may be null, and still be there.
template <>
json::object to_json(const verdict& judged) {
    if (judged.value) return {{"value", *judged.value}};
    return {{"refusal", writer::write(judged.refusal)}};
}

template <>
result<verdict> from_json(const json::object& from) {
    if (const auto* value = from.if_contains("value")) return verdict::accept(*value);
    auto refusal = reader::read<message>(object_at(from, "refusal"));
    if (refusal.has_error()) return fail(errc::invalid, "refusal: " + refusal.error().detail);
    if (refusal->empty()) return fail(errc::invalid, "neither a value nor a refusal");
    return verdict::refuse(std::move(*refusal));
}

// A reply without records comes from a plugin that does not know the question: it is no answer.
template <>
result<person_reply> from_json(const json::object& from) {
    if (!from.contains("records")) return fail(errc::not_found, "it does not tell");
    return reader::read<person_reply>(from);
}

template json::object to_json(const turn&);
template json::object to_json(const turn_reply&);
template json::object to_json(const validation&);
template json::object to_json(const submission&);
template json::object to_json(const receipt&);
template json::object to_json(const http_request&);
template json::object to_json(const http_response&);
template json::object to_json(const desk_request&);
template json::object to_json(const job&);
template json::object to_json(const delivery&);
template json::object to_json(const incoming&);
template json::object to_json(const outgoing&);
template json::object to_json(const statement&);
template json::object to_json(const rows&);
template json::object to_json(const message&);
template json::object to_json(const person_request&);
template json::object to_json(const person_reply&);
template result<turn> from_json(const json::object&);
template result<turn_reply> from_json(const json::object&);
template result<validation> from_json(const json::object&);
template result<submission> from_json(const json::object&);
template result<receipt> from_json(const json::object&);
template result<http_request> from_json(const json::object&);
template result<http_response> from_json(const json::object&);
template result<desk_request> from_json(const json::object&);
template result<job> from_json(const json::object&);
template result<delivery> from_json(const json::object&);
template result<incoming> from_json(const json::object&);
template result<outgoing> from_json(const json::object&);
template result<statement> from_json(const json::object&);
template result<rows> from_json(const json::object&);
template result<message> from_json(const json::object&);
template result<person_request> from_json(const json::object&);

json::object error_to_json(const error& failed) {
    return {
        {"code", server_error},
        {"message", failed.detail.empty() ? std::string(to_string(failed.code)) : failed.detail},
        {"data", {{"code", to_string(failed.code)}}}};
}

error error_from_json(const json::object& from) {
    const auto name = text_at(object_at(from, "data"), "code");
    error made{errc::unavailable, std::string(text_at(from, "message"))};
    for (const auto code : known_codes)
        if (to_string(code) == name) made.code = code;
    return made;
}

}  // namespace lotsen::wire
