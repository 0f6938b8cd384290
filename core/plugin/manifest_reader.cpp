#include "core/plugin/manifest_reader.hpp"

#include <algorithm>

namespace lotsen {

void problem_list::add(std::string_view where, std::string_view what) {
    std::string line = document_ + ": ";
    if (!where.empty()) line.append(where).append(": ");
    lines_.push_back(line.append(what));
}

std::string problem_list::text() const {
    std::string all;
    for (const auto& line : lines_) {
        if (!all.empty()) all += '\n';
        all += line;
    }
    return all;
}

bool is_identifier(std::string_view name) noexcept {
    constexpr std::size_t longest = 64;
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto other = [](char c) { return (c >= '0' && c <= '9') || c == '_'; };
    return !name.empty() && name.size() <= longest && lower(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](char c) { return lower(c) || other(c); });
}

members::members(const json::value& of, std::string where, problem_list& problems)
    : object_(of.if_object()), where_(std::move(where)), problems_(problems) {
    if (object_ == nullptr) problems_.add(where_, "must be an object");
}

std::string members::at(std::string_view name) const {
    return where_.empty() ? std::string(name) : where_ + "." + std::string(name);
}

void members::problem(std::string_view name, std::string_view what) {
    problems_.add(at(name), what);
}

const json::value* members::find(std::string_view name) {
    known_.emplace(name);
    return object_ == nullptr ? nullptr : object_->if_contains(name);
}

std::string members::text(std::string_view name) {
    const auto* value = find(name);
    if (value == nullptr) return {};
    if (value->is_string()) return std::string(value->get_string());
    problem(name, "must be text");
    return {};
}

std::string members::needed_text(std::string_view name) {
    const auto* value = find(name);
    auto read = text(name);
    if (object_ == nullptr || !read.empty()) return read;
    if (value == nullptr || value->is_string()) problem(name, "is needed");
    return read;
}

std::string members::identifier(std::string_view name) {
    auto read = needed_text(name);
    if (!read.empty() && !is_identifier(read))
        problem(name, "\"" + read + "\" must be lower-case letters, digits and _");
    return read;
}

std::int64_t members::integer(std::string_view name, std::int64_t otherwise) {
    const auto* value = find(name);
    if (value == nullptr) return otherwise;
    if (value->is_int64()) return value->get_int64();
    problem(name, "must be a whole number");
    return otherwise;
}

bool members::flag(std::string_view name, bool otherwise) {
    const auto* value = find(name);
    if (value == nullptr) return otherwise;
    if (value->is_bool()) return value->get_bool();
    problem(name, "must be true or false");
    return otherwise;
}

std::vector<std::string> members::texts(std::string_view name) {
    std::vector<std::string> read;
    each(name, [&](const json::value& value, const std::string& where) {
        if (value.is_string() && !value.get_string().empty())
            read.emplace_back(value.get_string());
        else
            problems_.add(where, "must be text, not empty");
    });
    return read;
}

void members::each(
    std::string_view name,
    const std::function<void(const json::value&, const std::string& where)>& read
) {
    const auto* value = find(name);
    if (value == nullptr) return;
    if (!value->is_array()) return problem(name, "must be an array");
    std::size_t index = 0;
    for (const auto& element : value->get_array())
        read(element, at(name) + "[" + std::to_string(index++) + "]");
}

json::object members::object(std::string_view name) {
    const auto* value = find(name);
    if (value == nullptr) return {};
    if (value->is_object()) return value->get_object();
    problem(name, "must be an object");
    return {};
}

void members::done() {
    if (object_ == nullptr) return;
    for (const auto& member : *object_)
        if (!known_.contains(std::string_view(member.key())))
            problem(member.key(), "is not a member that means anything here");
}

}  // namespace lotsen
