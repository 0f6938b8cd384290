#include "core/understanding/particulars.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <tuple>

namespace lotsen {
namespace {

constexpr std::array<std::string_view, 10> found_types{
    "place", "date", "time", "number", "phone", "email", "age", "amount", "reference", "category"};
constexpr std::string_view category = "report.category=";
constexpr std::string_view mask = "••••••-••••";

/// What an entity is called in the marks; empty where nothing is marked by it.
std::string type_of(const entity& one) {
    if (one.type != "choice") return one.type;
    return one.owner == "fault_reports" && one.value.starts_with(category) ? "category" : "";
}

std::string value_of(const entity& one) {
    return one.type == "choice" ? one.value.substr(category.size()) : one.value;
}

/// An address means the same in capitals.
bool same_value(const entity& one, const marked& mark) {
    const auto value = value_of(one);
    if (one.type != "email") return value == mark.value;
    return std::ranges::equal(value, mark.value, [](char left, char right) {
        return std::tolower(static_cast<unsigned char>(left)) ==
               std::tolower(static_cast<unsigned char>(right));
    });
}

bool overlap(std::size_t begin, std::size_t end, std::size_t other_begin, std::size_t other_end) {
    return begin < other_end && other_begin < end;
}

std::size_t masks_in(std::string_view text) {
    std::size_t count = 0;
    for (auto at = text.find(mask); at != text.npos; at = text.find(mask, at + mask.size()))
        ++count;
    return count;
}

/// One text's marks beside what was found in it.
class comparison {
  public:
    comparison(const marked_text& meant, const understanding& read)
        : meant_(meant), read_(read), in_place_(read.text == meant.text) {}

    figures_by_type run() {
        for (const auto& one : meant_.marks)
            if (one.type != "activity") ++figures_[one.type].meant;
        mark_right();
        for (std::size_t i = 0; i < read_.entities.size(); ++i) {
            const auto type = type_of(read_.entities[i]);
            if (std::ranges::find(found_types, type) == found_types.end()) continue;
            if (right_[i])
                ++figures_[type].right;
            else if (is_another_way(read_.entities[i]))
                continue;
            ++figures_[type].found;
        }
        identities();
        return std::move(figures_);
    }

  private:
    /// Each mark is found once, each entity finds one.
    void mark_right() {
        right_.assign(read_.entities.size(), false);
        for (const auto& mark : meant_.marks) {
            for (std::size_t i = 0; i < read_.entities.size(); ++i) {
                const auto& one = read_.entities[i];
                if (right_[i] || type_of(one) != mark.type || !same_value(one, mark)) continue;
                if (in_place_ && !overlap(one.begin, one.end, mark.begin, mark.end)) continue;
                right_[i] = true;
                break;
            }
        }
    }

    bool is_another_way(const entity& one) const {
        if (type_of(one) == "category" && !is_surest(one)) return true;
        if (one.type == "number" && in_place_ &&
            std::ranges::any_of(meant_.marks, [&](const marked& mark) {
                return overlap(one.begin, one.end, mark.begin, mark.end);
            }))
            return true;
        for (std::size_t i = 0; i < read_.entities.size(); ++i) {
            const auto& other = read_.entities[i];
            if (right_[i] && other.begin <= one.begin && one.end <= other.end) return true;
        }
        return false;
    }

    /// Forms take the surest choice of a text; of equal ones the first.
    bool is_surest(const entity& one) const {
        for (const auto& other : read_.entities) {
            if (&other == &one || type_of(other) != "category") continue;
            if (other.confidence > one.confidence ||
                (other.confidence == one.confidence && &other < &one))
                return false;
        }
        return true;
    }

    void identities() {
        const auto masked = masks_in(read_.text);
        auto& row = figures_["identity"];
        row.found += masked;
        row.right += std::min(masked, row.meant);
    }

    const marked_text& meant_;
    const understanding& read_;
    bool in_place_;  // masked text has moved: then values alone are compared
    std::vector<bool> right_;
    figures_by_type figures_;
};

std::string listed(const marked_text& meant, const std::string& type) {
    std::string all;
    for (const auto& one : meant.marks)
        if (one.type == type) all += (all.empty() ? "" : " | ") + one.value;
    return all.empty() ? "none" : all;
}

std::string listed(const understanding& read, const std::string& type) {
    if (type == "identity") return std::to_string(masks_in(read.text));
    std::string all;
    for (const auto& one : read.entities)
        if (type_of(one) == type) all += (all.empty() ? "" : " | ") + value_of(one);
    return all.empty() ? "none" : all;
}

}  // namespace

void particular_figures::add(const particular_figures& more) {
    meant += more.meant;
    found += more.found;
    right += more.right;
}

result<marked_text> read_marks(std::string_view line) {
    marked_text made;
    while (true) {
        const auto open = line.find('[');
        made.text += line.substr(0, open);
        if (open == line.npos) return made;
        const auto middle = line.find("](", open);
        if (middle == line.npos) return fail(errc::invalid, "no ]( behind [");
        const auto close = line.find(')', middle);
        const auto colon = line.find(':', middle);
        if (close == line.npos || colon > close) return fail(errc::invalid, "no (type:value)");
        marked one;
        one.type = line.substr(middle + 2, colon - middle - 2);
        one.value = line.substr(colon + 1, close - colon - 1);
        one.begin = made.text.size();
        made.text += line.substr(open + 1, middle - open - 1);
        one.end = made.text.size();
        made.marks.push_back(std::move(one));
        line.remove_prefix(close + 1);
    }
}

result<std::vector<marked_text>> read_marked(const std::filesystem::path& file) {
    std::ifstream lines(file);
    if (!lines) return fail(errc::not_found, "cannot read " + file.string());
    std::vector<marked_text> all;
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.empty() || line.starts_with('#')) continue;
        auto one = read_marks(line);
        if (one.has_error())
            return fail(
                errc::invalid,
                file.string() + ":" + std::to_string(number) + ": " + one.error().detail
            );
        all.push_back(std::move(*one));
    }
    return all;
}

figures_by_type compare_particulars(const marked_text& meant, const understanding& read) {
    return comparison(meant, read).run();
}

result<particulars_report> measure_particulars(
    const reader& all, const std::filesystem::path& folder
) {
    particulars_report report;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
        if (entry.path().extension() != ".tsv") continue;
        const auto language = entry.path().stem().string();
        const auto texts = read_marked(entry.path());
        if (texts.has_error()) return texts.error();
        reading_context context;
        context.conversation_language = language;
        context.language_is_chosen = true;
        context.now = from_rfc3339(particulars_said_at).value();
        for (const auto& one : *texts) {
            const auto read = all.read(one.text, context);
            for (const auto& [type, row] : compare_particulars(one, read)) {
                report.languages[language][type].add(row);
                report.all[type].add(row);
                if (row.right == row.meant && row.right == row.found) continue;
                report.mistakes.push_back(
                    {language, type, listed(one, type), listed(read, type), one.text}
                );
            }
        }
    }
    if (missing || report.languages.empty())
        return fail(errc::not_found, "no marked texts in " + folder.string());
    std::ranges::sort(report.mistakes, {}, [](const misread& one) {
        return std::tie(one.language, one.type, one.text);
    });
    return report;
}

}  // namespace lotsen
