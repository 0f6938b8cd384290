#include <charconv>
#include <cmath>

#include "core/text/message_pattern.hpp"

namespace lotsen {
namespace {

using kind = message_node::kind;

std::optional<double> number_of(const json::value& value) {
    if (value.is_int64()) return static_cast<double>(value.get_int64());
    if (value.is_uint64()) return static_cast<double>(value.get_uint64());
    if (value.is_double()) return value.get_double();
    if (!value.is_string()) return std::nullopt;
    const std::string_view text = value.get_string();
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<int> two_digits(std::string_view text, std::size_t at) {
    int number = 0;
    const auto piece = text.substr(at, 2);
    const auto read = std::from_chars(piece.data(), piece.data() + piece.size(), number);
    if (piece.size() != 2 || read.ptr != piece.data() + 2) return std::nullopt;
    return number;
}

// A moment (RFC 3339), a day as a slot keeps it ("2026-11-23") or a time of day ("16:00").
std::optional<time_point> moment_of(std::string_view text, const time_zone& zone) {
    if (text.size() == 5 && text[2] == ':') {
        const auto hour = two_digits(text, 0);
        const auto minute = two_digits(text, 3);
        if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
        return zone.instant({1970, 1, 1, *hour, *minute, 4});
    }
    if (text.size() == 10) {
        const auto noon = from_rfc3339(std::string(text) + "T12:00:00Z");
        if (!noon) return std::nullopt;
        const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(*noon)};
        return zone.instant(
            {static_cast<int>(day.year()),
             static_cast<int>(static_cast<unsigned>(day.month())),
             static_cast<int>(static_cast<unsigned>(day.day())),
             12,
             0,
             1}
        );
    }
    const auto read = from_rfc3339(text);
    return read ? std::optional(*read) : std::nullopt;
}

class printer {
  public:
    printer(std::string& out, const json::object& arguments, const formatters& language)
        : out_(out), arguments_(arguments), language_(language) {}

    void print(const std::vector<message_node>& nodes, double number) {
        for (const auto& node : nodes) {
            if (node.is == kind::literal)
                out_ += node.text;
            else if (node.is == kind::hash)
                language_.number(out_, number, {});
            else
                argument(node);
        }
    }

  private:
    void argument(const message_node& node) {
        const auto* value = arguments_.if_contains(node.text);
        if (value == nullptr || value->is_null()) {
            out_ += '{' + node.text + '}';
            return;
        }
        switch (node.is) {
            case kind::number:
                number(node, *value);
                break;
            case kind::date:
            case kind::time:
                moment(node, *value);
                break;
            case kind::plural:
            case kind::ordinal:
                plural(node, *value);
                break;
            case kind::select:
                select(node, *value);
                break;
            default:
                plain(*value);
        }
    }

    void plain(const json::value& value) {
        if (value.is_string())
            language_.text(out_, value.get_string());
        else if (const auto read = number_of(value))
            language_.number(out_, *read, {});
        else
            language_.text(out_, json::serialize(value));
    }

    void number(const message_node& node, const json::value& value) {
        if (const auto read = number_of(value))
            language_.number(out_, *read, node.style);
        else
            plain(value);
    }

    void moment(const message_node& node, const json::value& value) {
        std::optional<time_point> at;
        if (value.is_string()) at = moment_of(value.get_string(), language_.zone());
        if (!at)
            plain(value);
        else if (node.is == kind::date)
            language_.date(out_, *at, node.style);
        else
            language_.time(out_, *at, node.style);
    }

    void plural(const message_node& node, const json::value& value) {
        const auto read = number_of(value);
        if (!read) return plain(value);
        const double rest = *read - node.offset;
        for (const auto& branch : node.branches) {
            if (branch.exact && *branch.exact == *read) return print(branch.body, rest);
        }
        choose(node, language_.plural(rest, node.is == kind::ordinal), rest);
    }

    void select(const message_node& node, const json::value& value) {
        if (value.is_string())
            choose(node, value.get_string(), 0);
        else
            choose(node, json::serialize(value), 0);
    }

    void choose(const message_node& node, std::string_view key, double number) {
        const message_branch* chosen = nullptr;
        for (const auto& branch : node.branches) {
            if (branch.exact) continue;
            if (branch.key == key || (branch.key == "other" && chosen == nullptr)) chosen = &branch;
            if (branch.key == key) break;
        }
        if (chosen != nullptr) print(chosen->body, number);
    }

    std::string& out_;
    const json::object& arguments_;
    const formatters& language_;
};

}  // namespace

std::string message_pattern::format(const json::object& arguments, const formatters& language)
    const {
    if (nodes_.size() == 1 && nodes_.front().is == kind::literal) return nodes_.front().text;
    std::string out;
    printer(out, arguments, language).print(nodes_, 0);
    return out;
}

}  // namespace lotsen
