// What understanding is trained on: the example sentences and words that stand beside core and each
// plugin.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/understanding/language/language_model.hpp"
#include "core/understanding/model.hpp"

namespace lotsen {

struct example_source {
    std::string plugin;            // "core" for core's own
    std::filesystem::path folder;  // of <tag>.json: name -> sentences
};

/// A word that fills a slot: "form.slot.value" of an example file.
struct choice_keyword {
    std::string plugin;
    std::string value;  // "form.slot=value"
    std::string word;
    std::string language;
};

struct example_set {
    std::vector<labelled_text> sentences;  // label "plugin.intent"
    std::vector<choice_keyword> keywords;
};

/// The folder's *.json, sorted; none where there is no folder.
std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder);

/// All <tag>.json of the folders, in the order of the sources, then of the file names. A source
/// without a folder has no examples. Errors: not_json, invalid (file and name).
result<example_set> collect_examples(const std::vector<example_source>& sources);

/// Every text of the JSON files, by language: <tag>.json, or <tag>/*.json, of each folder. What
/// stands in braces (a message's arguments) is left out. Errors: not_json.
result<std::vector<language_text>> collect_texts(const std::vector<std::filesystem::path>& folders);

/// The model in `folder` that was trained on exactly these texts with these options, or else a new
/// one, which is kept there. A broken file is trained anew; one that cannot be written is logged,
/// and the model is used without. `prepare` makes of each text what the classifier is given; it is
/// called only where a model is trained, by two threads at once. Errors: invalid.
result<std::shared_ptr<const classifier>> load_or_train(
    const std::vector<labelled_text>& texts,
    const std::filesystem::path& folder,
    const training_options& options = {},
    const std::function<std::string(const labelled_text&)>& prepare = {}
);
/// What is known to be of a language. The examples must outlive it.
struct language_sources {
    std::vector<language_text> texts;
    std::span<const labelled_text> sentences;
    std::span<const choice_keyword> keywords;
};

/// CLDR's words of each language are texts too.
result<language_model> load_or_train_language(
    const language_sources& from,
    const std::vector<std::string>& languages,
    const std::filesystem::path& folder
);

}  // namespace lotsen
