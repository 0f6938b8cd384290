#include "plugins/city_guide/store.hpp"

#include <algorithm>

namespace lotsen::city_guide {
namespace {

statement importing(const answer& original, time_point now) {
    return {
        "import",
        {{"topic", original.topic},
         {"language", original.language},
         {"text", original.text},
         {"source", original.source},
         {"reviewed", original.reviewed},
         {"at", to_rfc3339(now)}}};
}

statement removing(const answer& gone) {
    return {"remove", {{"topic", gone.topic}, {"language", gone.language}}};
}

statement remembering(
    const editor& by, std::string_view subject, std::string_view what, std::string_view before
) {
    return {
        "remember",
        {{"at", to_rfc3339(by.at)},
         {"by", by.name},
         {"subject", subject},
         {"what", what},
         {"before", before}}};
}

std::string subject_of(const answer& one) {
    return one.topic + "/" + one.language;
}

}  // namespace

result<void> store::run(const std::vector<statement>& all) {
    answers_.reset();
    facts_.reset();
    const auto ran = database_.run(all);
    if (ran.has_error()) return ran.error();
    return {};
}

result<void> store::import(const original_answers& originals, time_point now) {
    const auto before = list();
    if (before.has_error()) return before.error();
    std::vector<statement> all;
    for (const auto& kept : *before) {
        const bool orphan = originals.find(kept.topic, kept.language) == nullptr;
        if (orphan && kept.changed_by.empty()) all.push_back(removing(kept));
    }
    for (const auto& original : originals.list)
        all.push_back(importing(original, now));
    return run(all);
}

result<std::optional<answer>> store::find(std::string_view topic, std::string_view language) {
    if (!answers_) {
        auto all = list();
        if (all.has_error()) return all.error();
        answers_ = std::move(*all);
    }
    const auto found = std::find_if(answers_->begin(), answers_->end(), [&](const answer& one) {
        return one.topic == topic && one.language == language;
    });
    return found == answers_->end() ? std::optional<answer>() : *found;
}

result<std::vector<answer>> store::list() {
    const auto found = database_.run(statement{"list", {}});
    if (found.has_error()) return found.error();
    std::vector<answer> answers;
    for (const auto& row : found->list)
        answers.push_back(from_row(row));
    return answers;
}

result<void> store::put(const answer& written, const editor& by) {
    const auto before = find(written.topic, written.language);
    if (before.has_error()) return before.error();
    const std::string replaced = *before ? (*before)->text : std::string();
    return run(
        {{"put",
          {{"topic", written.topic},
           {"language", written.language},
           {"text", written.text},
           {"source", written.source},
           {"reviewed", written.reviewed},
           {"at", to_rfc3339(by.at)},
           {"by", by.name}}},
         remembering(by, subject_of(written), *before ? "edit" : "add", replaced)}
    );
}

result<void> store::restore(const answer& changed, const answer* original, const editor& by) {
    std::vector<statement> all{removing(changed)};
    if (original != nullptr) all.push_back(importing(*original, by.at));
    all.push_back(remembering(by, subject_of(changed), "restore", changed.text));
    return run(all);
}

result<void> store::set_reviewed(
    const answer& confirmed, const std::string& day, const editor& by
) {
    return run(
        {{"set_reviewed",
          {{"topic", confirmed.topic}, {"language", confirmed.language}, {"reviewed", day}}},
         remembering(by, subject_of(confirmed), "review", confirmed.reviewed)}
    );
}

result<std::vector<fact>> store::facts() {
    if (facts_) return *facts_;
    const auto found = database_.run(statement{"facts", {}});
    if (found.has_error()) return found.error();
    std::vector<fact> known;
    for (const auto& row : found->list)
        known.push_back(fact_from_row(row));
    facts_ = known;
    return known;
}

result<void> store::put_fact(const fact& written, const editor& by) {
    const auto known = facts();
    if (known.has_error()) return known.error();
    const auto before = std::find_if(known->begin(), known->end(), [&](const fact& one) {
        return one.name == written.name;
    });
    const std::string replaced = before == known->end() ? std::string() : before->value;
    return run(
        {{"put_fact",
          {{"name", written.name},
           {"value", written.value},
           {"until", written.until},
           {"at", to_rfc3339(by.at)},
           {"by", by.name}}},
         remembering(by, written.name, "fact", replaced)}
    );
}

result<std::vector<past_change>> store::changes() {
    const auto found = database_.run(statement{"changes", {}});
    if (found.has_error()) return found.error();
    std::vector<past_change> past;
    for (const auto& row : found->list)
        past.push_back(
            {std::string(text_at(row, "at")),
             std::string(text_at(row, "by")),
             std::string(text_at(row, "subject")),
             std::string(text_at(row, "what")),
             std::string(text_at(row, "before"))}
        );
    return past;
}

}  // namespace lotsen::city_guide
