// Who may include whom: the edges of ARCHITECTURE.md, read off the #include lines.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "tests/tidy/source_files.hpp"

namespace lotsen::test {
namespace {

using edges = std::map<std::string, std::set<std::string>>;

/// Every part may include itself and base; `app` wires everything together.
const edges allowed{
    {"base", {}},
    {"text", {}},
    {"understanding", {"text"}},
    {"journal", {}},
    {"plugin", {}},
    {"host", {"plugin"}},
    {"dialogue", {"understanding", "text", "plugin"}},
    {"handover", {"journal"}},
    {"net", {"handover", "dialogue", "journal", "host"}},
    {"app", {"text", "understanding", "journal", "plugin", "host", "dialogue", "handover", "net"}}};

/// Each of the journal's engines implements a service of the plugin contract.
const std::set<std::string> agreed_exceptions{
    "core/journal/sqlite -> plugin/services.hpp", "core/journal/postgres -> plugin/services.hpp"};

std::filesystem::path root() {
    return LOTSEN_SOURCE_DIR;
}

std::string relative_to_root(const std::filesystem::path& file) {
    return std::filesystem::relative(file, root()).string();
}

struct included {
    std::string part;  // core's folder
    std::string rest;  // below it
};

std::vector<included> core_includes(const std::filesystem::path& file) {
    static const std::regex line_of_core("^\\s*#\\s*include\\s+\"core/([a-z]+)/([^\"]+)\".*");
    std::vector<included> all;
    for (const auto& line : lines_of(file)) {
        std::smatch match;
        if (std::regex_match(line, match, line_of_core)) all.push_back({match[1], match[2]});
    }
    return all;
}

bool excepted(const std::string& file, const included& what) {
    for (const auto& each : agreed_exceptions) {
        const auto arrow = each.find(" -> ");
        if (file.starts_with(each.substr(0, arrow)) &&
            each.substr(arrow + 4) == what.part + "/" + what.rest)
            return true;
    }
    return false;
}

TEST(include_rules, core_parts_include_only_what_is_below_them) {
    int read = 0;
    for (const auto& [part, may] : allowed) {
        for (const auto& file : source_files(root() / "core" / part, {".cpp", ".hpp"})) {
            ++read;
            for (const auto& what : core_includes(file)) {
                const bool fine = what.part == part || what.part == "base" ||
                                  may.contains(what.part) || excepted(relative_to_root(file), what);
                EXPECT_TRUE(fine) << relative_to_root(file) << " includes core/" << what.part << "/"
                                  << what.rest;
            }
        }
    }
    EXPECT_GT(read, 50) << "the sources were not found";
}

TEST(include_rules, plugins_include_the_contract_base_and_themselves) {
    static const std::regex quoted("^\\s*#\\s*include\\s+\"([^\"]+)\".*");
    for (const auto& file : source_files(root() / "plugins", {".cpp", ".hpp"})) {
        const auto name = relative_to_root(file);
        const auto own = name.substr(0, name.find('/', std::string("plugins/").size()) + 1);
        const bool is_test = name.starts_with(own + "tests/");
        for (const auto& line : lines_of(file)) {
            std::smatch match;
            if (!std::regex_match(line, match, quoted)) continue;
            const auto path = match[1].str();
            const bool fine = path.starts_with("core/plugin/") || path.starts_with("core/base/") ||
                              path.starts_with(own) || (is_test && path.starts_with("tests/"));
            EXPECT_TRUE(fine) << name << " includes " << path;
        }
    }
}

/// Each library stays behind the part that was given it.
TEST(include_rules, libraries_stay_in_their_part) {
    const std::vector<std::pair<std::regex, std::set<std::string>>> homes{
        {std::regex("^\\s*#\\s*include\\s+<boost/beast.*"), {"core/net/", "core/base/asio.cpp"}},
        {std::regex("^\\s*#\\s*include\\s+<unicode/.*"), {"core/text/"}},
        {std::regex("^\\s*#\\s*include\\s+<sqlite3.*"), {"core/journal/"}},
        {std::regex("^\\s*#\\s*include\\s+<cld2.*"), {"core/understanding/"}},
    };
    for (const auto* top : {"core", "plugins"}) {
        for (const auto& file : source_files(root() / top, {".cpp", ".hpp"})) {
            const auto name = relative_to_root(file);
            for (const auto& line : lines_of(file)) {
                for (const auto& [library, places] : homes) {
                    if (!std::regex_match(line, library)) continue;
                    const bool home =
                        std::any_of(places.begin(), places.end(), [&](const std::string& place) {
                            return name.starts_with(place);
                        });
                    EXPECT_TRUE(home) << name << ": " << line;
                }
            }
        }
    }
}

}  // namespace
}  // namespace lotsen::test
