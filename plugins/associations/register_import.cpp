#include "plugins/associations/register_import.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "plugins/associations/csv.hpp"

namespace lotsen::associations {
namespace {

constexpr std::size_t most_lines = 20'000;
constexpr std::size_t refused_named = 50;  // lines named in the report; all are counted

using member = std::string association::*;

struct heading {
    std::string_view folded;  // without blanks and marks
    member to;
};

constexpr std::array headings{
    heading{"namn", &association::name},
    heading{"foreningsnamn", &association::name},
    heading{"forening", &association::name},
    heading{"name", &association::name},
    heading{"association", &association::name},
    heading{"organisationsnummer", &association::organisation_number},
    heading{"orgnr", &association::organisation_number},
    heading{"orgnummer", &association::organisation_number},
    heading{"organisationnumber", &association::organisation_number},
    heading{"organizationnumber", &association::organisation_number},
    heading{"kategori", &association::category},
    heading{"foreningstyp", &association::category},
    heading{"typ", &association::category},
    heading{"category", &association::category},
    heading{"type", &association::category},
    heading{"verksamhet", &association::activities},
    heading{"aktivitet", &association::activities},
    heading{"aktiviteter", &association::activities},
    heading{"beskrivning", &association::activities},
    heading{"activities", &association::activities},
    heading{"activity", &association::activities},
    heading{"description", &association::activities},
    heading{"omrade", &association::area},
    heading{"stadsdel", &association::area},
    heading{"ort", &association::area},
    heading{"area", &association::area},
    heading{"district", &association::area},
    heading{"kontaktperson", &association::contact},
    heading{"kontakt", &association::contact},
    heading{"contact", &association::contact},
    heading{"contactperson", &association::contact},
    heading{"epost", &association::email},
    heading{"epostadress", &association::email},
    heading{"mejl", &association::email},
    heading{"mail", &association::email},
    heading{"email", &association::email},
    heading{"telefon", &association::phone},
    heading{"telefonnummer", &association::phone},
    heading{"tel", &association::phone},
    heading{"phone", &association::phone},
    heading{"telephone", &association::phone},
    heading{"webb", &association::url},
    heading{"webbplats", &association::url},
    heading{"webbadress", &association::url},
    heading{"hemsida", &association::url},
    heading{"website", &association::url},
    heading{"web", &association::url},
    heading{"url", &association::url},
};

/// Which member each column is; null for one that is not known. Empty when there is no name.
std::vector<member> columns_of(const csv_row& first, fold_function fold) {
    std::vector<member> columns;
    for (const auto& field : first.fields) {
        std::string plain;
        for (const auto& word : split_words(fold(field)))
            plain += word;
        const auto found = std::ranges::find(headings, plain, &heading::folded);
        columns.push_back(found == headings.end() ? nullptr : found->to);
    }
    if (std::ranges::find(columns, &association::name) == columns.end()) return {};
    return columns;
}

/// What is stored already, to be known again.
class known_associations {
  public:
    explicit known_associations(std::vector<association> all) : all_(std::move(all)) {
        for (const auto& one : all_) {
            if (!one.organisation_number.empty()) by_number_[one.organisation_number] = &one;
            by_name_.emplace(one.name_folded, &one);
        }
    }

    const association* find(const association& read) const {
        if (!read.organisation_number.empty()) {
            const auto found = by_number_.find(read.organisation_number);
            if (found != by_number_.end()) return found->second;
        }
        const auto [begin, end] = by_name_.equal_range(read.name_folded);
        for (auto at = begin; at != end; ++at)
            if (read.organisation_number.empty() || at->second->organisation_number.empty())
                return at->second;
        return nullptr;
    }

  private:
    std::vector<association> all_;
    std::map<std::string, const association*> by_number_;
    std::multimap<std::string, const association*> by_name_;
};

class importer {
  public:
    importer(
        services& lent, const word_groups& groups, std::string_view staff, time_point now, bool demo
    )
        : lent_(lent),
          groups_(groups),
          staff_(staff),
          now_(now),
          demo_(demo),
          known_(read_real(lent.database)) {}

    void take(const csv_row& row, const std::vector<member>& columns) {
        if (row.fields.size() != columns.size()) return refuse(row, "kolumner/columns");
        association read;
        for (std::size_t at = 0; at < columns.size(); ++at)
            if (columns[at] != nullptr) read.*columns[at] = row.fields[at];
        if (const auto wrong = problem_of(read); !wrong.empty())
            return refuse(row, wrong.substr(wrong.rfind('.') + 1));
        read.demo = demo_;
        prepare(read, groups_, lent_.fold);
        // Twice in one file would be two rows, or a number that is not the only one of its kind.
        const auto& number = read.organisation_number;
        const bool again = number.empty() ? !names_.insert(read.name_folded).second
                                          : !numbers_.insert(number).second;
        if (again) return refuse(row, "dubblett/duplicate");
        store(std::move(read), columns);
    }

    result<import_report> finish() {
        if (changes_.empty()) return report_;
        if (!demo_) changes_.insert(changes_.begin(), statement{"remove_demo_associations", {}});
        const auto stored = lent_.database.run(changes_);
        if (stored.has_error()) return stored.error();
        return report_;
    }

  private:
    static std::vector<association> read_real(database& from) {
        auto all = read_register(from);
        std::erase_if(all, [](const association& one) { return one.demo; });
        return all;
    }

    void store(association read, const std::vector<member>& columns) {
        const auto* before = known_.find(read);
        if (before == nullptr) {
            changes_.push_back(put(read, staff_, now_));
            ++report_.added;
            return;
        }
        // What the file has no column for stays as it is; a missing number does too.
        association merged = *before;
        for (const auto column : columns)
            if (column != nullptr) merged.*column = read.*column;
        if (merged.organisation_number.empty())
            merged.organisation_number = before->organisation_number;
        prepare(merged, groups_, lent_.fold);
        if (merged == *before) {
            ++report_.unchanged;
            return;
        }
        changes_.push_back(put(merged, staff_, now_));
        ++report_.changed;
    }

    void refuse(const csv_row& row, std::string_view why) {
        if (++report_.refused > refused_named) return;
        if (!report_.refused_lines.empty()) report_.refused_lines += ", ";
        report_.refused_lines += std::to_string(row.line) + " (" + std::string(why) + ")";
    }

    services& lent_;
    const word_groups& groups_;
    std::string_view staff_;
    time_point now_;
    bool demo_;
    known_associations known_;
    std::set<std::string> names_;
    std::set<std::string> numbers_;
    std::vector<statement> changes_;
    import_report report_;
};

}  // namespace

result<import_report> import_register(
    services& lent,
    const word_groups& groups,
    std::string_view csv,
    std::string_view staff,
    time_point now,
    bool demo
) {
    const auto rows = read_csv(csv);
    if (rows.has_error()) {
        import_report broken;
        broken.broken_line = std::stoul(rows.error().detail);
        return broken;
    }
    if (rows->size() > most_lines) return fail(errc::invalid, "desk.error.too_many");
    const auto columns =
        rows->empty() ? std::vector<member>{} : columns_of(rows->front(), lent.fold);
    if (columns.empty()) return fail(errc::invalid, "desk.error.no_name_column");
    importer now_importing(lent, groups, staff, now, demo);
    for (std::size_t at = 1; at < rows->size(); ++at)
        now_importing.take((*rows)[at], columns);
    return now_importing.finish();
}

}  // namespace lotsen::associations
