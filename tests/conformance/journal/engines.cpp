// The journals that are tested.
#include "core/journal/sqlite/sqlite_journal.hpp"
#include "tests/conformance/journal/engine.hpp"
#include "tests/support/memory_journal.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

class memory_engine final : public engine {
  public:
    journal& opened() override { return journal_; }
    bool reopen() override { return false; }

  private:
    memory_journal journal_;
};

class sqlite_engine final : public engine {
  public:
    sqlite_engine() { open(); }
    journal& opened() override { return *journal_; }
    bool reopen() override {
        journal_.reset();
        open();
        return true;
    }

  private:
    void open() {
        journal_ = make_sqlite_journal(folder_.path() / "journal.sqlite", limits()).value();
    }

    temporary_folder folder_;
    std::unique_ptr<sqlite_journal> journal_;
};

std::string name_of(const testing::TestParamInfo<engine_kind>& kind) {
    return kind.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    engines,
    journal_conformance,
    testing::Values(
        engine_kind{"memory", [] { return std::make_unique<memory_engine>(); }},
        engine_kind{"sqlite", [] { return std::make_unique<sqlite_engine>(); }}
    ),
    name_of
);

}  // namespace
}  // namespace lotsen::test
