#include "core/app/learning/learner.hpp"

#include <algorithm>
#include <set>

#include "core/base/files.hpp"
#include "core/base/json_writer.hpp"
#include "core/understanding/training.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

std::string key_of(const labelled_text& one) {
    return one.label + "\n" + one.language + "\n" + one.text;
}

std::string name_of(const choice_keyword& one) {
    auto name = one.plugin;
    name += '.';
    name += one.value;
    return name;
}

/// The models of the new version are there at the next start.
void keep_models(const fs::path& from, const fs::path& to) {
    std::error_code ignored;
    fs::create_directories(to, ignored);
    for (const auto& entry : fs::directory_iterator(from, ignored)) {
        if (entry.path().extension() != ".model") continue;
        for (const auto& old : fs::directory_iterator(to, ignored))
            if (old.path().extension() == ".model") fs::remove(old.path(), ignored);
        fs::rename(entry.path(), to / entry.path().filename(), ignored);
        if (ignored) fs::copy(entry.path(), to / entry.path().filename(), ignored);
    }
}

void write(json_writer& to, std::string_view name, const labelled_text& one) {
    to.text("text", one.text);
    to.text("language", one.language);
    to.text(name, one.label);
}

}  // namespace

learner::learner(reader_sources from, fs::path learning, fs::path tests)
    : from_(std::move(from)), versions_(std::move(learning)), tests_(std::move(tests)) {}

reader_sources learner::sources_of(int version) const {
    auto made = from_;
    made.learned = versions_.path_of(version);
    return made;
}

result<lesson_tests> learner::tests() const {
    lesson_tests all;
    auto examples = collect_examples(own_examples(from_));
    if (examples.has_error()) return examples.error();
    all.examples = std::move(examples->sentences);
    if (fs::exists(tests_ / "held_out")) {
        auto held_out = read_held_out(tests_ / "held_out");
        if (held_out.has_error()) return held_out.error();
        all.held_out = std::move(*held_out);
    }
    auto transcripts = first_sentences(tests_.parent_path() / "transcripts");
    if (transcripts.has_error()) return transcripts.error();
    all.transcripts = std::move(*transcripts);
    return all;
}

result<void> learner::check_names(const example_set& learned, const fs::path& folder) const {
    const auto own = collect_examples(own_examples(from_));
    if (own.has_error()) return own.error();
    std::set<std::string> intents;
    for (const auto& one : own->sentences)
        intents.insert(one.label);
    std::set<std::string> choices;
    for (const auto& one : own->keywords)
        choices.insert(name_of(one));
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(folder / "examples", missing)) {
        const auto name = entry.path().filename().string();
        const auto is_it = [&](const plugin_source& one) { return one.id == name; };
        if (name != "core" && std::ranges::none_of(from_.plugins, is_it))
            return fail(errc::invalid, "there is no plugin for examples/" + name);
    }
    const auto unknown = [](const std::string& language, std::string_view what) {
        auto detail = language;
        detail += ".json: there is no ";
        detail += what;
        return fail(errc::invalid, detail);
    };
    for (const auto& one : learned.sentences)
        if (!intents.contains(one.label)) return unknown(one.language, "intent " + one.label);
    for (const auto& one : learned.keywords)
        if (const auto choice = name_of(one); !choices.contains(choice))
            return unknown(one.language, "choice " + choice);
    return {};
}

result<lesson> learner::learn(const reader& before, time_point now) {
    const learned_versions::change alone(versions_);
    if (!has_news()) return fail(errc::not_found, "the files say nothing new");
    const auto folder = versions_.take();
    if (folder.has_error()) return folder.error();
    auto candidate = from_;
    candidate.learned = *folder;
    candidate.models = versions_.folder() / "models";
    auto learned = collect_examples(learned_examples(candidate));
    if (learned.has_error()) return learned.error();
    if (auto named = check_names(*learned, *folder); named.has_error()) return named.error();
    const auto in_use = collect_examples(learned_examples(sources()));
    if (in_use.has_error()) return in_use.error();
    auto held_to = tests();
    if (held_to.has_error()) return held_to.error();
    std::set<std::string> known;
    for (const auto& one : in_use->sentences)
        known.insert(key_of(one));
    lesson made;
    // What was learned before, and is not taken back, is held to as all examples are.
    for (auto& one : learned->sentences)
        (known.contains(key_of(one)) ? held_to->examples : made.added).push_back(std::move(one));
    auto understanding = make_reader(candidate);
    if (understanding.has_error()) return understanding.error();
    made.judged = judge(before, **understanding, *held_to, made.added, now);
    made.version = versions_.current();
    if (made.judged.accepted()) {
        const auto version = versions_.accept();
        if (version.has_error()) return version.error();
        made.version = *version;
        keep_models(candidate.models, from_.models);
        made.understanding = std::move(*understanding);
    }
    return write_report(std::move(made), now);
}

result<lesson> learner::write_report(lesson made, time_point now) const {
    const auto written = write_whole(versions_.folder() / "report.json", to_json(made, now) + "\n");
    if (written.has_error()) return written.error();
    return made;
}

result<int> learner::undo() {
    const learned_versions::change alone(versions_);
    return versions_.undo();
}

std::string to_json(const lesson& one, time_point at) {
    const auto& judged = one.judged;
    json_writer to;
    to.begin_object();
    to.text("at", to_rfc3339(at));
    to.flag("accepted", judged.accepted());
    to.number("version", one.version);
    to.number("added", static_cast<std::int64_t>(one.added.size()));
    to.key("against");
    to.begin_array();
    for (const auto& reason : judged.against)
        to.text(reason);
    to.end_array();
    to.decimal("examples_before", judged.examples_before);
    to.decimal("examples_after", judged.examples_after);
    to.decimal("held_out_before", judged.held_out.all_before.accuracy());
    to.decimal("held_out_after", judged.held_out.all_after.accuracy());
    to.key("not_understood");
    to.begin_array();
    for (const auto& sentence : judged.not_understood) {
        to.begin_object();
        write(to, "meant", sentence);
        to.end_object();
    }
    to.end_array();
    to.key("changes");
    to.begin_array();
    for (const auto& change : judged.held_out.changes) {
        to.begin_object();
        write(to, "meant", change.sentence);
        to.text("before", change.before);
        to.text("after", change.after);
        to.end_object();
    }
    to.end_array();
    to.end_object();
    return to.take();
}

}  // namespace lotsen
