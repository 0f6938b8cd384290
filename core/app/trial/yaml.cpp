#include "core/app/trial/yaml.hpp"

#include <yaml-cpp/yaml.h>

#include <charconv>
#include <string>

#include "core/base/files.hpp"

namespace lotsen::trial {
namespace {

template <class Number>
bool is_number(const std::string& text, Number& number) {
    const auto* const end = text.data() + text.size();
    const auto [stopped, wrong] = std::from_chars(text.data(), end, number);
    return wrong == std::errc() && stopped == end;
}

json::value scalar(const YAML::Node& from) {
    const auto& text = from.Scalar();
    if (from.Tag() == "!") return json::value(text);  // quoted
    if (text == "true" || text == "false") return text == "true";
    std::int64_t whole = 0;
    if (is_number(text, whole)) return whole;
    double decimal = 0;
    // "inf" and "nan" are no numbers in JSON.
    const bool digits = text.find_first_not_of("+-.0123456789eE") == text.npos;
    if (digits && is_number(text, decimal)) return decimal;
    return json::value(text);
}

[[noreturn]] void refuse(const YAML::Node& at, const std::string& what) {
    throw YAML::Exception(at.Mark(), what);
}

json::value value_of(const YAML::Node& from, int levels_left) {
    // An alias may hold itself.
    if (levels_left == 0) refuse(from, "too deep");
    if (from.IsSequence()) {
        json::array made;
        made.reserve(from.size());
        for (const auto& each : from)
            made.push_back(value_of(each, levels_left - 1));
        return made;
    }
    if (from.IsMap()) {
        json::object made;
        for (const auto& each : from) {
            if (!each.first.IsScalar()) refuse(each.first, "a name is a text");
            const auto& name = each.first.Scalar();
            if (!made.emplace(name, value_of(each.second, levels_left - 1)).second)
                refuse(each.first, name + " comes twice");
        }
        return made;
    }
    return from.IsScalar() ? scalar(from) : json::value();
}

}  // namespace

result<json::value> read_yaml(const std::filesystem::path& file) {
    const auto text = read_whole(file);
    if (text.has_error()) return text.error();
    try {
        return value_of(YAML::Load(*text), most_levels);
    } catch (const YAML::Exception& wrong) {
        auto where = file.string() + ": ";
        if (!wrong.mark.is_null()) where += std::to_string(wrong.mark.line + 1) + ": ";
        return fail(errc::invalid, where + wrong.msg);
    }
}

}  // namespace lotsen::trial
