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

/// A file that something is learned from, as it lies on the disk.
struct training_file {
    std::string plugin;  // empty: of none
    std::string language;
    std::filesystem::path path;
    std::string bytes;
};

/// The folder's *.json, sorted; none where there is no folder.
std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder);

/// All <tag>.json of the folders, in the order of the sources, then of the file names. A source
/// without a folder has no examples. Errors: not_found (a file that is gone meanwhile).
result<std::vector<training_file>> read_examples(const std::vector<example_source>& sources);

/// <tag>.json, and <tag>/*.json, of each folder. Errors: not_found.
result<std::vector<training_file>> read_texts(const std::vector<std::filesystem::path>& folders);

/// What stands in files of examples, in their order. Errors: not_json, invalid (file and name).
result<example_set> examples_in(std::span<const training_file> files);
/// Only the keywords of it, which is quicker; the files are looked at as a whole and fail as above.
result<std::vector<choice_keyword>> keywords_in(std::span<const training_file> files);
/// Both steps.
result<example_set> collect_examples(const std::vector<example_source>& sources);

/// Every text of JSON files. What stands in braces (a message's arguments) is left out. Errors:
/// not_json.
result<std::vector<language_text>> texts_in(std::span<const training_file> files);

/// The model in `folder` that was trained on exactly these files with these options, or else a new
/// one, which is kept there. A broken file is trained anew; one that cannot be written is logged,
/// and the model is used without. Only where a model is trained, `texts` says what stands in the
/// files and `prepare`, by two threads at once, what the classifier is given of a text. Errors:
/// invalid, those of `texts`.
result<std::shared_ptr<const classifier>> load_or_train(
    std::span<const training_file> files,
    const std::filesystem::path& folder,
    const std::function<result<std::vector<labelled_text>>()>& texts,
    const std::function<std::string(const labelled_text&)>& prepare,
    const training_options& options = {}
);

/// What is known to be of a language: files of texts and of examples.
struct language_sources {
    std::vector<training_file> texts;
    std::span<const training_file> examples;
};

/// Likewise. CLDR's words of each language are texts too. Errors: those of texts_in and
/// examples_in.
result<language_model> load_or_train_language(
    const language_sources& from,
    const std::vector<std::string>& languages,
    const std::filesystem::path& folder
);

}  // namespace lotsen
