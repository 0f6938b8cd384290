// The engines that there are.
#include "core/journal/postgres/plugin_database.hpp"
#include "core/journal/sqlite/plugin_database.hpp"
#include "core/text/normalise.hpp"
#include "tests/conformance/database/suite.hpp"
#include "tests/support/postgres/server.hpp"
#include "tests/support/temporary_folder.hpp"

namespace lotsen::test {
namespace {

class sqlite_engine final : public database_engine {
  public:
    opened open(const std::filesystem::path& plugin_folder, const limits& named) override {
        return make_plugin_database(folder_.path() / "own.sqlite", plugin_folder, fold, named);
    }

  private:
    temporary_folder folder_;
};

class postgres_engine final : public database_engine {
  public:
    opened open(const std::filesystem::path& plugin_folder, const limits& named) override {
        return make_postgres_plugin_database(where_, "clubs", plugin_folder, named);
    }

  private:
    static std::string next_name() {
        static int count = 0;
        return "conformance" + std::to_string(++count);
    }
    const std::string where_ = postgres_server::running().new_database(next_name());
};

template <class Engine>
database_kind kind(std::string name) {
    return {std::move(name), [] { return std::make_unique<Engine>(); }};
}

INSTANTIATE_TEST_SUITE_P(
    engines,
    database_conformance,
    testing::Values(kind<sqlite_engine>("sqlite"), kind<postgres_engine>("postgresql")),
    [](const auto& one) { return one.param.name; }
);

}  // namespace
}  // namespace lotsen::test
