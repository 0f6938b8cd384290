// Reading declared data: each problem is noted with where it stands, and reading goes on, so that
// an author sees all of them at once. Private to core/plugin.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "core/plugin/manifest.hpp"

namespace lotsen {

/// What is wrong in one document, in the order it was found.
class problem_list {
  public:
    explicit problem_list(std::string_view document) : document_(document) {}

    /// `where` as in "forms[0].slots[2].type"; empty for the document as a whole.
    void add(std::string_view where, std::string_view what);
    bool empty() const { return lines_.empty(); }
    /// "document: where: what", one a line.
    std::string text() const;

  private:
    std::string document_;
    std::vector<std::string> lines_;
};

/// The members of one object. A member that nobody asked for is a problem when `done` is called.
class members {
  public:
    members(const json::value& of, std::string where, problem_list& problems);

    std::string text(std::string_view name);         // absent: empty
    std::string needed_text(std::string_view name);  // absent or empty: a problem
    std::string identifier(std::string_view name);   // lower_case_name, needed
    std::int64_t integer(std::string_view name, std::int64_t otherwise);
    bool flag(std::string_view name, bool otherwise);
    std::vector<std::string> texts(std::string_view name);
    /// Calls back for each element of an array, with the place it stands at.
    void each(
        std::string_view name,
        const std::function<void(const json::value&, const std::string& where)>& read
    );
    json::object object(std::string_view name);
    /// The member itself, or null where it is absent.
    const json::value* find(std::string_view name);

    std::string at(std::string_view name) const;
    void problem(std::string_view name, std::string_view what);
    void done();

  private:
    const json::object* object_ = nullptr;
    std::string where_;
    problem_list& problems_;
    std::set<std::string, std::less<>> known_;
};

/// Lower-case letters, digits and "_", a letter first, at most 64.
bool is_identifier(std::string_view name) noexcept;

/// What no single member shows: names used twice, names that lead nowhere, ranges, roles.
void check_manifest(const manifest& read, problem_list& problems);

}  // namespace lotsen
