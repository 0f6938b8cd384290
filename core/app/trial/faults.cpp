#include "core/app/trial/faults.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "core/base/files.hpp"

namespace lotsen::trial {
namespace {

constexpr std::array<std::string_view, all_fault_kinds.size()> names{
    "kill_before", "kill_after", "late", "no_frame", "no_json", "oversized", "other_id", "refuse"};

constexpr std::string_view plan_file = "plan.json";
constexpr std::string_view fired_file = "fired";        // a line for each, the number of its fault
constexpr std::string_view answered_file = "answered";  // a line for each submission, JSON

void append(const std::filesystem::path& file, std::string line) {
    line += '\n';
    std::ofstream(file, std::ios::binary | std::ios::app) << line << std::flush;
}

bool meant(const json::object& one, std::string_view method) {
    const auto wanted = text_at(one, "method");
    return wanted == method || (wanted == "*" && method != "initialize" && method != "shutdown");
}

}  // namespace

std::string_view to_string(fault_kind kind) {
    return names[static_cast<std::size_t>(kind)];
}

std::optional<fault_kind> fault_kind_from(std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<fault_kind>(found - names.begin());
}

void fault_folder::plan(
    const std::filesystem::path& program,
    const std::vector<fault>& faults,
    std::chrono::milliseconds lateness
) const {
    for (const auto file : {fired_file, answered_file})
        std::filesystem::remove(folder_ / file);
    json::array listed;
    for (const auto& one : faults)
        listed.push_back(
            {{"method", one.method}, {"kind", to_string(one.kind)}, {"times", one.times}}
        );
    json::object made{{"program", program.string()}, {"late_ms", lateness.count()}};
    made["faults"] = std::move(listed);
    const auto written = write_whole(folder_ / plan_file, json::serialize(made));
    if (written.has_error()) throw std::runtime_error(written.error().detail);
}

void fault_folder::forget_faults() const {
    auto now = read();
    now["faults"] = json::array();
    const auto written = write_whole(folder_ / plan_file, json::serialize(now));
    if (written.has_error()) throw std::runtime_error(written.error().detail);
}

json::object fault_folder::read() const {
    const auto text = read_whole(folder_ / plan_file);
    if (text.has_error()) throw std::runtime_error(text.error().detail);
    auto parsed = parse_json(*text, plan_file);
    if (parsed.has_error() || !parsed->is_object()) throw std::runtime_error("no plan of faults");
    return std::move(parsed->get_object());
}

/// Of the faults that were done; empty: all.
std::size_t fault_folder::lines_of(std::string_view number) const {
    std::ifstream done(folder_ / fired_file);
    std::size_t count = 0;
    for (std::string line; std::getline(done, line);)
        if (number.empty() || line == number) ++count;
    return count;
}

std::size_t fault_folder::fired() const {
    return lines_of({});
}

std::vector<answered_submission> fault_folder::submissions() const {
    std::vector<answered_submission> all;
    std::ifstream lines(folder_ / answered_file);
    for (std::string line; std::getline(lines, line);) {
        const auto parsed = parse_json(line, answered_file);
        if (parsed.has_error() || !parsed->is_object()) continue;
        const auto text = [&](std::string_view name) {
            return std::string(text_at(parsed->get_object(), name));
        };
        all.push_back(
            {text("conversation"),
             text("form"),
             text("key"),
             text("reference"),
             flag_at(parsed->get_object(), "refused")}
        );
    }
    return all;
}

std::filesystem::path fault_folder::program() const {
    return std::string(text_at(read(), "program"));
}

std::chrono::milliseconds fault_folder::lateness() const {
    return std::chrono::milliseconds(integer_at(read(), "late_ms").value_or(0));
}

std::optional<fault_kind> fault_folder::take(std::string_view method) const {
    const auto now = read();
    std::size_t number = 0;
    for (const auto& each : array_at(now, "faults")) {
        const auto& one = each.as_object();
        const auto name = std::to_string(number++);
        const auto times = static_cast<std::size_t>(integer_at(one, "times").value_or(0));
        if (!meant(one, method) || lines_of(name) >= times) continue;
        append(folder_ / fired_file, name);
        return fault_kind_from(text_at(one, "kind"));
    }
    return std::nullopt;
}

void fault_folder::note(const answered_submission& one) const {
    const json::object line{
        {"conversation", one.conversation},
        {"form", one.form},
        {"key", one.key},
        {"reference", one.reference},
        {"refused", one.refused}};
    append(folder_ / answered_file, json::serialize(line));
}

}  // namespace lotsen::trial
