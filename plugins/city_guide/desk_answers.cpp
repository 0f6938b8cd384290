#include <algorithm>

#include "core/plugin/view.hpp"
#include "plugins/city_guide/dates.hpp"
#include "plugins/city_guide/desk.hpp"

namespace lotsen::city_guide {
namespace {

constexpr std::size_t text_bytes = 16'000;  // 4,000 characters of any script
constexpr std::size_t source_bytes = 1'200;
constexpr std::size_t language_bytes = 35;  // BCP 47, section 4.4.1

struct shown_filter {
    std::string topic = "all";
    std::string language;
    bool overdue = false;
};

bool overdue(const desk_context& context, const answer& one) {
    return plus_days(one.reviewed, context.review_days) < context.today;
}

json::object row_of(const desk_context& context, const answer& one) {
    return {
        {"id", one.topic + "/" + one.language},
        {"topic", view::text("intent." + one.topic)},
        {"language", one.language},
        {"text", one.text},
        {"source", one.source},
        {"reviewed", one.reviewed},
        {"review_by", plus_days(one.reviewed, context.review_days)},
        {"overdue", overdue(context, one)},
        {"changed_by", one.changed_by},
        {"changed_at", one.changed_at}};
}

json::array columns() {
    return {
        view::column("overdue", "desk.overdue", "flag"),
        view::column("topic", "desk.topic", "text"),
        view::column("language", "desk.language", "text"),
        view::column("text", "desk.text", "long_text"),
        view::column("source", "desk.source", "text"),
        view::column("reviewed", "desk.reviewed", "date"),
        view::column("review_by", "desk.review_by", "date"),
        view::column("changed_by", "desk.changed_by", "text"),
        view::column("changed_at", "desk.changed_at", "time")};
}

view::choices topic_choices() {
    view::choices all;
    for (const auto topic : topics)
        all.emplace_back(topic, "intent." + std::string(topic));
    return all;
}

json::array filter_fields(const shown_filter& filter) {
    auto choices = topic_choices();
    choices.insert(choices.begin(), {"all", "desk.all"});
    auto topic = view::choice("topic", "desk.topic", choices, true);
    topic["value"] = filter.topic;
    auto language = view::field("language", "desk.language", "text", false);
    language["value"] = filter.language;
    auto only_overdue = view::field("overdue", "desk.overdue", "flag", false);
    only_overdue["value"] = filter.overdue;
    return {std::move(topic), std::move(language), std::move(only_overdue)};
}

json::array written_fields(const desk_context& context) {
    auto reviewed = view::field("reviewed", "desk.reviewed", "date", true);
    reviewed["value"] = context.today;
    return {
        view::field("text", "desk.text", "long_text", true),
        view::field("source", "desk.source", "text", true),
        std::move(reviewed)};
}

json::array commands(const desk_context& context, const shown_filter& filter) {
    auto restore = view::command("restore", "desk.restore", "row", {});
    restore["confirm"] = view::text("desk.restore.confirm");
    json::array added{
        view::choice("topic", "desk.topic", topic_choices(), true),
        view::field("language", "desk.language", "text", true)};
    for (auto& field : written_fields(context))
        added.push_back(field);
    return {
        view::command("filter", "desk.filter", "view", filter_fields(filter)),
        view::command("edit", "desk.edit", "row", written_fields(context)),
        view::command("confirm", "desk.confirm", "row", {}),
        std::move(restore),
        view::command("add", "desk.add", "view", std::move(added))};
}

bool is_language(std::string_view tag) {
    const auto allowed = [](char each) {
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
               (each >= '0' && each <= '9') || each == '-';
    };
    return tag.size() >= 2 && tag.size() <= language_bytes && tag.front() != '-' &&
           tag.back() != '-' && std::all_of(tag.begin(), tag.end(), allowed);
}

/// A message id, or empty when the words may be kept.
std::string_view fault_in(const answer& written, const desk_context& context) {
    if (!is_topic(written.topic)) return "desk.error.topic";
    if (!is_language(written.language)) return "desk.error.language";
    if (written.text.empty() || written.text.size() > text_bytes) return "desk.error.text";
    if (written.source.empty() || written.source.size() > source_bytes) return "desk.error.source";
    if (!is_date(written.reviewed)) return "desk.error.date";
    if (written.reviewed > context.today) return "desk.error.future";
    return {};
}

result<void> write(const desk_context& context, const desk_request& asked, answer written) {
    written.text = text_at(asked.arguments, "text");
    written.source = text_at(asked.arguments, "source");
    written.reviewed = text_at(asked.arguments, "reviewed");
    if (const auto fault = fault_in(written, context); !fault.empty())
        return fail(errc::invalid, std::string(fault));
    return context.kept.put(written, {asked.staff, asked.now});
}

result<answer> named_row(const desk_context& context, const desk_request& asked) {
    const auto id = text_at(asked.arguments, "id");
    const auto cut = id.find('/');
    if (cut == std::string_view::npos) return fail(errc::not_found, "no such answer");
    auto found = context.kept.find(id.substr(0, cut), id.substr(cut + 1));
    if (found.has_error()) return found.error();
    if (!*found) return fail(errc::not_found, "no such answer");
    return std::move(**found);
}

result<void> add(const desk_context& context, const desk_request& asked) {
    answer written;
    written.topic = text_at(asked.arguments, "topic");
    written.language = text_at(asked.arguments, "language");
    const auto before = context.kept.find(written.topic, written.language);
    if (before.has_error()) return before.error();
    if (*before) return fail(errc::conflict, "there is an answer in that language");
    return write(context, asked, std::move(written));
}

result<void> carry_out(const desk_context& context, const desk_request& asked) {
    if (asked.command == "add") return add(context, asked);
    auto row = named_row(context, asked);
    if (row.has_error()) return row.error();
    const editor by{asked.staff, asked.now};
    if (asked.command == "edit") return write(context, asked, std::move(*row));
    if (asked.command == "confirm") return context.kept.set_reviewed(*row, context.today, by);
    if (asked.command == "restore")
        return context.kept.restore(*row, context.originals.find(row->topic, row->language), by);
    return fail(errc::not_found, "no command " + asked.command);
}

bool passes(const shown_filter& filter, const answer& one, bool is_overdue) {
    return (filter.topic == "all" || filter.topic == one.topic) &&
           (filter.language.empty() || filter.language == one.language) &&
           (!filter.overdue || is_overdue);
}

result<json::value> shown(const desk_context& context, const shown_filter& filter) {
    auto answers = context.kept.list();
    if (answers.has_error()) return answers.error();
    std::stable_partition(answers->begin(), answers->end(), [&](const answer& one) {
        return overdue(context, one);
    });
    json::array rows;
    for (const auto& one : *answers) {
        if (passes(filter, one, overdue(context, one))) rows.push_back(row_of(context, one));
    }
    return json::value{
        {"title", view::text("desk.answers")},
        {"columns", columns()},
        {"rows", std::move(rows)},
        {"commands", commands(context, filter)}};
}

}  // namespace

result<json::value> answers_view(const desk_context& context, const desk_request& asked) {
    shown_filter filter;
    if (asked.command == "filter") {
        filter.topic = text_at(asked.arguments, "topic");
        filter.language = text_at(asked.arguments, "language");
        filter.overdue = flag_at(asked.arguments, "overdue");
        if (filter.topic != "all" && !is_topic(filter.topic))
            return fail(errc::invalid, "desk.error.topic");
    } else if (!asked.command.empty()) {
        if (auto carried = carry_out(context, asked); carried.has_error()) return carried.error();
    }
    return shown(context, filter);
}

}  // namespace lotsen::city_guide
