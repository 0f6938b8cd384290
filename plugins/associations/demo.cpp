#include "plugins/associations/demo.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "plugins/associations/register_import.hpp"

namespace lotsen::associations {

void fill_demo(services& lent, const word_groups& groups) {
    if (!read_associations(lent.database, {"list_by_name", {{"most", 1}}}).empty()) return;
    const auto file = std::filesystem::path(lent.folder) / "fixtures" / "associations.csv";
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    std::ostringstream text;
    text << stream.rdbuf();
    const auto report = import_register(lent, groups, text.str(), "demo", lent.clock.now(), true);
    if (report.has_error()) throw std::runtime_error("demo: " + report.error().detail);
    if (report->refused > 0 || report->broken_line > 0)
        throw std::runtime_error("demo: " + file.string() + ": " + report->refused_lines);
}

}  // namespace lotsen::associations
