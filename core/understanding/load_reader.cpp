// make_reader from the folders of core and the plugins.
#include <algorithm>
#include <future>
#include <iterator>
#include <span>
#include <utility>

#include "core/base/json.hpp"
#include "core/text/normalise.hpp"
#include "core/understanding/entities/entities.hpp"
#include "core/understanding/own_letters.hpp"
#include "core/understanding/reader.hpp"
#include "core/understanding/training.hpp"
#include "core/understanding/urgency/urgency.hpp"

namespace lotsen {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> urgency_of(const reader_sources& sources) {
    std::vector<fs::path> folders{sources.core / "understanding" / "urgency"};
    const auto learned = sources.learned / "urgency";
    if (!sources.learned.empty() && !json_files(learned).empty()) folders.push_back(learned);
    return folders;
}

/// `examples`: the own files.
result<std::shared_ptr<const language_identifier>> language_of(
    const reader_sources& sources, std::span<const training_file> examples
) {
    std::vector<fs::path> folders{
        sources.core / "dialogue" / "acts", sources.core / "understanding" / "language" / "texts"};
    for (const auto& plugin : sources.plugins)
        folders.push_back(plugin.folder / "messages");
    if (!sources.catalogues.empty()) folders.push_back(sources.catalogues);
    auto texts = read_texts(folders);
    if (texts.has_error()) return texts.error();
    std::vector<std::string> languages;  // "sv-x-latt" is Swedish
    for (const auto& tag : sources.locales)
        if (tag.find("-x-") == std::string::npos) languages.push_back(tag);
    auto model = load_or_train_language({std::move(*texts), examples}, languages, sources.models);
    if (model.has_error()) return model.error();
    return std::make_shared<const language_identifier>(std::move(*model));
}

/// What is told apart aside from what people want, and belongs to no plugin: sentences of danger,
/// near misses ("harmless"), remarks, and questions that lean on what was said before.
std::vector<example_source> told_apart(const reader_sources& sources) {
    const auto core = sources.core / "understanding";
    return {{"", core / "urgency" / "examples"}, {"", core / "remarks"}, {"", core / "follow_ups"}};
}

result<void> add_files(
    std::vector<training_file>& files, const std::vector<example_source>& sources
) {
    auto more = read_examples(sources);
    if (more.has_error()) return more.error();
    std::ranges::move(*more, std::back_inserter(files));
    return {};
}

/// What people want is neither danger nor a remark; of an emergency by its intent nobody says which
/// danger it is.
result<std::vector<labelled_text>> intent_texts(std::span<const training_file> files) {
    auto found = examples_in(files);
    if (found.has_error()) return found.error();
    const auto aside = [](const labelled_text& one) { return one.label.starts_with('.'); };
    if (std::ranges::none_of(found->sentences, aside)) return std::move(found->sentences);
    for (auto& one : found->sentences)
        if (aside(one))
            one.kind = std::exchange(one.label, {}).substr(1);  // "." and its name
        else if (one.label != "core.emergency")
            one.kind = "harmless";
    return std::move(found->sentences);
}

/// Which intents start which form, as the plugins' manifests declare it.
result<form_intents> forms_of(const reader_sources& sources) {
    form_intents forms;
    for (const auto& plugin : sources.plugins) {
        const auto declared = read_json(plugin.folder / "manifest.json");
        if (declared.has_error()) return declared.error();
        if (!declared->is_object()) continue;
        for (const auto& intent : array_at(declared->get_object(), "intents")) {
            if (!intent.is_object()) continue;
            const auto form = text_at(intent.get_object(), "form");
            if (form.empty()) continue;
            forms[plugin.id + "/" + std::string(form)].emplace_back(
                text_at(intent.get_object(), "name")
            );
        }
    }
    return forms;
}

}  // namespace

std::vector<example_source> own_examples(const reader_sources& sources) {
    std::vector<example_source> all{{"core", sources.core / "understanding" / "examples"}};
    for (const auto& plugin : sources.plugins)
        all.push_back({plugin.id, plugin.folder / "examples"});
    return all;
}

std::vector<example_source> learned_examples(const reader_sources& sources) {
    if (sources.learned.empty()) return {};
    const auto folder = sources.learned / "examples";
    std::vector<example_source> all{{"core", folder / "core"}};
    for (const auto& plugin : sources.plugins)
        all.push_back({plugin.id, folder / plugin.id});
    return all;
}

result<reader_parts> load_parts(const reader_sources& sources) {
    // Files by the dozen, each kind read by itself.
    auto urgent =
        std::async(std::launch::async, [&] { return urgency_guard::load(urgency_of(sources)); });
    auto lexicons = std::async(std::launch::async, [&] {
        return entities::lexicons::load(sources.core / "understanding" / "entities" / "words");
    });
    auto files = read_examples(own_examples(sources));
    if (files.has_error()) return files.error();
    const auto own = files->size();
    if (auto added = add_files(*files, learned_examples(sources)); added.has_error())
        return added.error();
    const auto of_plugins = files->size();
    if (auto added = add_files(*files, told_apart(sources)); added.has_error())
        return added.error();
    // They stay as they are from here on.
    auto language_model = std::async(std::launch::async, [&] {
        return language_of(sources, std::span(*files).first(own));
    });
    const auto keywords = keywords_in(std::span(*files).first(of_plugins));
    if (keywords.has_error()) return keywords.error();
    auto acts = act_table::load(sources.core / "dialogue" / "acts");
    if (acts.has_error()) return acts.error();
    const auto places = gazetteer::load(sources.core / "understanding" / "places" / "solna.json");
    if (places.has_error()) return places.error();
    const auto words = lexicons.get();
    if (words.has_error()) return words.error();
    const auto guard = urgent.get();
    if (guard.has_error()) return guard.error();

    const auto find =
        [zone = sources.zone, known = *places, words = *words](
            std::string_view text, const folded_text& folded, std::string_view tag, time_point now
        ) {
            return find_entities(text, folded, tag, {now, zone.get(), known.get(), words.get()});
        };
    const auto prepare = [&find](const labelled_text& one) {
        const auto text = clean(one.text);
        const auto folded = fold_with_origin(text);
        const auto names = find(text, folded, one.language, time_point{});
        if (const auto letters = in_own_letters(folded, one.language))
            return without_names(*letters, names).text;
        return without_names(text, names);
    };
    const auto texts = [&files] { return intent_texts(*files); };
    const auto intents = load_or_train(*files, sources.models, texts, prepare);
    if (intents.has_error()) return intents.error();
    const auto language = language_model.get();
    if (language.has_error()) return language.error();
    auto forms = forms_of(sources);
    if (forms.has_error()) return forms.error();
    const auto urgency = [known = *guard](std::string_view folded, std::string_view tag) {
        const auto found = known->find_in_folded(folded, tag);
        return danger_heard{found.kind, found.hint, found.doubted};
    };
    return reader_parts{
        *intents,
        *language,
        std::move(*acts),
        choice_finder(*keywords),
        find,
        urgency,
        std::move(*forms)};
}

result<std::unique_ptr<reader>> make_reader(const reader_sources& sources) {
    auto parts = load_parts(sources);
    if (parts.has_error()) return parts.error();
    return make_reader(std::move(*parts));
}

}  // namespace lotsen
