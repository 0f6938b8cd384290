#include "plugins/associations/register.hpp"

#include <algorithm>
#include <stdexcept>

namespace lotsen::associations {
namespace {

constexpr std::size_t page = 500;
constexpr std::size_t most_bytes = 2000;  // of one member

void trim(std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == text.npos) return text.clear();
    text = text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// Ten digits whose last is right (Luhn), as Skatteverket gives them; with a hyphen. Empty
/// otherwise.
std::string canonical_number(std::string_view typed) {
    std::string digits;
    for (const char character : typed) {
        if (character >= '0' && character <= '9')
            digits += character;
        else if (character != '-' && character != ' ')
            return {};
    }
    if (digits.size() == 12 && digits.starts_with("16")) digits.erase(0, 2);
    if (digits.size() != 10) return {};
    int sum = 0;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        const int digit = (digits[at] - '0') * (at % 2 == 0 ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    if (sum % 10 != 0) return {};
    return digits.substr(0, 6) + "-" + digits.substr(6);
}

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    return at != text.npos && at > 0 && text.find('@', at + 1) == text.npos &&
           text.find('.', at) != text.npos && text.back() != '.' &&
           text.find_first_of(" ,;<>") == text.npos;
}

/// "www.example.org/x" gets its https://. False for what is no web address.
bool mend_url(std::string& url) {
    if (url.empty()) return true;
    if (url.find(' ') != url.npos) return false;
    if (url.starts_with("https://") || url.starts_with("http://")) return true;
    const auto host = std::string_view(url).substr(0, url.find('/'));
    if (host.find(':') != host.npos || host.find('.') == host.npos) return false;
    url.insert(0, "https://");
    return true;
}

}  // namespace

const std::vector<std::string>& categories() {
    static const std::vector<std::string> all{
        "sports", "culture", "outdoor", "youth", "seniors", "social", "other"};
    return all;
}

association association_of(const json::object& row) {
    const auto text = [&](std::string_view column) { return std::string(text_at(row, column)); };
    association read;
    read.id = integer_at(row, "id").value_or(0);
    read.name = text("name");
    read.organisation_number = text("organisation_number");
    read.category = text("category");
    read.activities = text("activities");
    read.area = text("area");
    read.contact = text("contact");
    read.email = text("email");
    read.phone = text("phone");
    read.url = text("url");
    read.demo = integer_at(row, "demo").value_or(0) != 0;
    read.name_folded = text("name_folded");
    read.text_folded = text("text_folded");
    return read;
}

void prepare(association& one, const word_groups& groups, fold_function fold) {
    one.name_folded = fold(one.name);
    one.text_folded = fold(one.activities + " " + one.area);
    if (std::ranges::find(categories(), one.category) != categories().end()) return;
    const auto stated = split_words(fold(one.category));
    auto meant = groups.meant(stated);
    if (meant.empty()) meant = groups.meant(split_words(one.name_folded));
    if (meant.empty()) meant = groups.meant(split_words(one.text_folded));
    one.category = meant.empty() ? "other" : meant.front()->category;
}

std::string problem_of(association& one) {
    for (auto* member :
         {&one.name,
          &one.organisation_number,
          &one.category,
          &one.activities,
          &one.area,
          &one.contact,
          &one.email,
          &one.phone,
          &one.url}) {
        trim(*member);
        if (member->size() > most_bytes) return "desk.error.too_long";
    }
    if (one.name.empty()) return "desk.error.name";
    if (!one.organisation_number.empty()) {
        one.organisation_number = canonical_number(one.organisation_number);
        if (one.organisation_number.empty()) return "desk.error.organisation_number";
    }
    if (!one.email.empty() && !is_email(one.email)) return "desk.error.email";
    if (!mend_url(one.url)) return "desk.error.url";
    return {};
}

statement put(const association& one, std::string_view staff, time_point now) {
    statement stored{
        one.id == 0 ? "add_association" : "change_association",
        {{"name", one.name},
         {"organisation_number", one.organisation_number},
         {"category", one.category},
         {"activities", one.activities},
         {"area", one.area},
         {"contact", one.contact},
         {"email", one.email},
         {"phone", one.phone},
         {"url", one.url},
         {"name_folded", one.name_folded},
         {"text_folded", one.text_folded},
         {"demo", one.demo ? 1 : 0},
         {"staff", staff},
         {"now", to_rfc3339(now)}}};
    if (one.id != 0) stored.parameters["id"] = one.id;
    return stored;
}

std::vector<association> read_associations(database& from, statement query) {
    const auto read = from.run(std::move(query));
    if (read.has_error()) throw std::runtime_error("register: " + read.error().detail);
    std::vector<association> found;
    for (const auto& row : read->list)
        found.push_back(association_of(row));
    return found;
}

std::vector<association> read_register(database& from) {
    std::vector<association> all;
    while (true) {
        const std::int64_t last = all.empty() ? 0 : all.back().id;
        auto more = read_associations(from, {"list_after", {{"id", last}, {"most", page}}});
        const bool end = more.size() < page;
        std::ranges::move(more, std::back_inserter(all));
        if (end) return all;
    }
}

}  // namespace lotsen::associations
