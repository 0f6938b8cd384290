#include "core/understanding/training.hpp"

#include <xxhash.h>

#include <algorithm>
#include <boost/algorithm/hex.hpp>
#include <cstdint>
#include <future>
#include <iterator>
#include <memory>
#include <span>
#include <utility>

#include "core/base/log.hpp"
#include "core/text/catalogue.hpp"

namespace lotsen {
namespace {

// Raised when training itself changes, so that a kept model is not taken for a new one.
constexpr std::string_view intent_recipe = "intents 30";
constexpr std::string_view language_recipe = "language 12";

// XXH3 over texts of any bytes: each with its length, so that none can run into the next. Against
// mistakes, not against people.
class fingerprint {
  public:
    explicit fingerprint(std::string_view recipe) : state_(XXH3_createState()) {
        XXH3_128bits_reset(state_.get());
        add(recipe);
    }

    void add(std::string_view text) {
        const std::uint64_t size = text.size();
        XXH3_128bits_update(state_.get(), &size, sizeof size);
        XXH3_128bits_update(state_.get(), text.data(), text.size());
    }

    void add(std::span<const training_file> files) {
        for (const auto& one : files) {
            add(one.plugin);
            add(one.language);
            add(one.bytes);
        }
    }

    std::string name() const {
        XXH128_canonical_t hash;
        XXH128_canonicalFromHash(&hash, XXH3_128bits_digest(state_.get()));
        std::string hex;
        boost::algorithm::hex_lower(
            std::begin(hash.digest), std::end(hash.digest), std::back_inserter(hex)
        );
        return hex;
    }

  private:
    struct freed {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, freed> state_;
};

bool ready(const std::filesystem::path& folder) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    return !failed;
}

void keep(const result<void>& saved) {
    if (saved.has_error())
        log(level::warning, "understanding.model_not_kept", {{"reason", saved.error().detail}});
}

void tell_broken(const error& failure) {
    if (failure.code != errc::not_found)
        log(level::warning, "understanding.model_broken", {{"reason", failure.detail}});
}

std::vector<labelled_text> all_prepared(
    std::vector<labelled_text> texts,
    const std::function<std::string(const labelled_text&)>& prepare
) {
    const auto prepare_part = [&prepare](std::span<labelled_text> part) {
        for (auto& one : part)
            one.text = prepare(one);
    };
    const auto half = std::span(texts).subspan(texts.size() / 2);
    auto other = std::async(std::launch::async, [&] { prepare_part(half); });
    prepare_part(std::span(texts).first(texts.size() / 2));
    other.get();
    return texts;
}

// Models of earlier examples: nothing loads them again.
void remove_others(const std::filesystem::path& kept) {
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(kept.parent_path(), failed))
        if (entry.path().extension() == kept.extension() && entry.path() != kept)
            std::filesystem::remove(entry.path(), failed);
}

}  // namespace

result<std::shared_ptr<const classifier>> load_or_train(
    std::span<const training_file> files,
    const std::filesystem::path& folder,
    const std::function<result<std::vector<labelled_text>>()>& texts,
    const std::function<std::string(const labelled_text&)>& prepare,
    const training_options& options
) {
    fingerprint given(intent_recipe);
    given.add(std::to_string(options.seed));
    given.add(files);
    const auto file = folder / (given.name() + ".model");
    auto kept = load_classifier(file);
    if (kept.has_value()) return kept;
    tell_broken(kept.error());
    auto all = texts();
    if (all.has_error()) return all.error();
    auto trained = train(all_prepared(std::move(*all), prepare), options);
    if (trained.has_value() && ready(folder)) {
        keep((*trained)->save(file));
        remove_others(file);
    }
    return trained;
}

result<language_model> load_or_train_language(
    const language_sources& from,
    const std::vector<std::string>& languages,
    const std::filesystem::path& folder
) {
    fingerprint given(language_recipe);
    given.add(cldr_version());
    for (const auto& tag : languages)
        given.add(tag);
    given.add(from.texts);
    given.add(from.examples);
    const auto file = folder / (given.name() + ".language");
    auto kept = language_model::load(file);
    if (kept.has_value()) return kept;
    tell_broken(kept.error());
    auto texts = texts_in(from.texts);
    if (texts.has_error()) return texts.error();
    auto examples = examples_in(from.examples);
    if (examples.has_error()) return examples.error();
    auto& all = *texts;
    for (auto& one : examples->sentences)
        all.push_back({std::move(one.text), std::move(one.language)});
    for (auto& one : examples->keywords)
        all.push_back({std::move(one.word), std::move(one.language)});
    for (const auto& tag : languages)
        for (auto& word : cldr_words(tag))
            all.push_back({std::move(word), tag});
    auto trained = language_model::train(all, languages);
    if (trained.has_value() && ready(folder)) {
        keep(trained->save(file));
        remove_others(file);
    }
    return trained;
}

}  // namespace lotsen
