// The reader of understanding.hpp, put together from what it is made of.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "core/understanding/acts.hpp"
#include "core/understanding/choices.hpp"
#include "core/understanding/evidence.hpp"
#include "core/understanding/language/identify.hpp"
#include "core/understanding/model.hpp"
#include "core/understanding/understanding.hpp"

namespace lotsen {

inline constexpr std::size_t most_intents = 5;  // of one understanding

/// What phrases say of danger.
struct danger_heard {
    danger kind = danger::none;
    bool hint = false;     // near misses say so too: the classifier may know better
    bool doubted = false;  // none was heard, and something speaks against it
};

struct reader_parts {
    /// Its kinds are those of danger by their names, "remark", and anything else. It raises the
    /// alarm too, where `urgency` does not, and may silence a hint of it.
    std::shared_ptr<const classifier> intents;
    std::shared_ptr<const language_identifier> language;
    act_table acts;
    choice_finder choices;
    /// Of a text, the same folded, its language, and now; thread-safe. May be empty: then nothing
    /// is found.
    std::function<
        std::vector<entity>(std::string_view, const folded_text&, std::string_view, time_point)>
        entities;
    /// Of a folded text and its language; thread-safe. May be empty.
    std::function<danger_heard(std::string_view, std::string_view)> urgency;
    form_intents forms;
};

std::unique_ptr<reader> make_reader(reader_parts parts);

struct plugin_source {
    std::string id;
    std::filesystem::path folder;  // with examples/ and messages/
};

struct reader_sources {
    std::filesystem::path core;  // the folder with understanding/ and dialogue/acts/
    std::vector<plugin_source> plugins;
    std::vector<std::string> locales;  // served tags, in the order of service
    std::filesystem::path models;      // where trained models are kept; made if missing
    std::shared_ptr<const time_zone> zone;
    std::filesystem::path catalogues;  // core's <tag>/*.json, for the language model; may be empty
    /// What editors added: examples/<plugin>/<tag>.json and urgency/<tag>.json, in the same forms
    /// as beside core and the plugins; may be empty, and may lack any of them.
    std::filesystem::path learned;
};

/// Where the example sentences stand: beside core and the plugins, and those that editors added.
std::vector<example_source> own_examples(const reader_sources& sources);
std::vector<example_source> learned_examples(const reader_sources& sources);

/// Loads all, and trains what is not kept in `models`. Errors: of the files, with their names.
result<reader_parts> load_parts(const reader_sources& sources);
result<std::unique_ptr<reader>> make_reader(const reader_sources& sources);

}  // namespace lotsen
