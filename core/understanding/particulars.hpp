// How well the particulars of sentences are found whose particulars are marked in place: what
// `lotsen evaluate --particulars` prints and the tests hold to floors.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

/// A particular that stands in a text. `type`: one of entity's, "category" (a choice of
/// fault_reports' report), "activity" (looked for by the associations' search alone), or "identity"
/// (a number that is masked; no value).
struct marked {
    std::string type;
    std::string value;
    std::size_t begin = 0;  // bytes of the text without the marks
    std::size_t end = 0;
};

struct marked_text {
    std::string text;
    std::vector<marked> marks;  // in their order
};

/// "Lampan på [Hagalundsgatan 12](place:Hagalundsgatan 12) är trasig". Errors: invalid (what of the
/// line).
result<marked_text> read_marks(std::string_view line);
/// Lines; empty ones and those that begin with # are left out. Errors: not_found, invalid.
result<std::vector<marked_text>> read_marked(const std::filesystem::path& file);

struct particular_figures {
    std::size_t meant = 0;
    std::size_t found = 0;
    std::size_t right = 0;  // found where it is meant (the spans overlap), with the value meant

    /// Shares, 0..1; 1 where there is nothing to share.
    double precision() const { return share(right, found); }
    double recall() const { return share(right, meant); }
    void add(const particular_figures& more);

  private:
    static double share(std::size_t part, std::size_t whole) {
        return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
    }
};

using figures_by_type = std::map<std::string, particular_figures>;

/// What one text's reading has right, without "activity". What is found within a right particular,
/// or a number within any mark, is no mistake: a text may be read in more ways than one.
figures_by_type compare_particulars(const marked_text& meant, const understanding& read);

/// A text in which a type is missing or wrong.
struct misread {
    std::string language;
    std::string type;
    std::string meant;  // the values, " | " between them; "none"
    std::string found;
    std::string text;
};

struct particulars_report {
    std::map<std::string, figures_by_type> languages;
    figures_by_type all;
    std::vector<misread> mistakes;  // in order
};

/// When the marked texts are said: what "tomorrow" is relative to in them.
inline constexpr std::string_view particulars_said_at = "2026-11-23T09:00:00Z";

/// Reads every <tag>.tsv of the folder, each text in a conversation of its language. Errors: as
/// read_marked.
result<particulars_report> measure_particulars(
    const reader& all, const std::filesystem::path& folder
);

}  // namespace lotsen
