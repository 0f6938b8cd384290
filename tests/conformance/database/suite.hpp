// The fixture of the suite: a plugin's folder with SQL that all engines understand.
#pragma once

#include "tests/conformance/database/engine.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {

class database_conformance : public testing::TestWithParam<database_kind> {
  protected:
    database_conformance();

    void open();
    statement add(std::string code, std::string name) const;
    std::int64_t clubs();
    /// Why the database does not open with one more query; the folder is as before afterwards.
    std::string problem_with(std::string_view sql);

    temporary_folder folder_;
    const std::filesystem::path plugin_ = folder_.path() / "plugin";
    limits limits_;
    std::unique_ptr<database_engine> engine_ = GetParam().make();
    std::unique_ptr<database> database_;
};

}  // namespace lotsen::test
