// The answers and particulars on disk, and who changed them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugin/services.hpp"
#include "plugins/city_guide/answer_file.hpp"
#include "plugins/city_guide/facts.hpp"

namespace lotsen::city_guide {

/// Who changes something, and when.
struct editor {
    std::string name;
    time_point at{};
};

struct past_change {
    std::string at;  // RFC 3339
    std::string by;
    std::string subject;  // "topic/language", or a fact's name
    std::string what;
    std::string before;
};

/// Every change and its trace are one transaction. What turns read is kept in memory until the next
/// change: nobody else writes this database. Errors of every call: what `database::run` gives. The
/// database is borrowed and must outlive the store.
class store {
  public:
    explicit store(database& kept) : database_(kept) {}

    /// Brings the answers up to date with the files, but for those an editor has changed.
    result<void> import(const original_answers& originals, time_point now);

    /// Nothing where the topic has no answer in that language.
    result<std::optional<answer>> find(std::string_view topic, std::string_view language);
    result<std::vector<answer>> list();
    result<void> put(const answer& written, const editor& by);
    /// The original again; without one the answer is removed.
    result<void> restore(const answer& changed, const answer* original, const editor& by);
    result<void> set_reviewed(const answer& confirmed, const std::string& day, const editor& by);

    result<std::vector<fact>> facts();
    result<void> put_fact(const fact& written, const editor& by);

    /// The newest 200, newest first.
    result<std::vector<past_change>> changes();

  private:
    result<void> run(const std::vector<statement>& all);

    database& database_;
    std::optional<std::vector<answer>> answers_;
    std::optional<std::vector<fact>> facts_;
};

}  // namespace lotsen::city_guide
