// What the dialogue knows and never changes: the plugins' declarations, core's own, the texts.
#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "core/dialogue/dialogue.hpp"
#include "core/dialogue/tiles.hpp"

namespace lotsen::talk {

/// How sure is sure enough. Confidences are calibrated: of those at 0.8, four in five are right.
struct thresholds {
    double act = sure_enough;   // the best intent is acted on ...
    double lead = 0.15;         // ... where it is so far ahead of the second
    double act_on_told = 0.40;  // likewise, of an intent whose form the words fill in ...
    double lead_of_told = 0.30;
    std::size_t told_slots = 2;            // ... in so many slots, free text aside
    double consider = 0.18;                // worth naming in "Did you mean ...?"
    double follow_up = follows_up_enough;  // leans on what was answered before ...
    double follow_up_declined = 0.10;      // ... though by itself it is clearly out of scope
    double follow_up_wanted = 0.40;        // ... or clearly something else
    double decline = 0.50;           // out of scope or nonsense, and nothing else worth naming
    double digress = 0.75;           // leaves the running form for another intent
    double digress_answered = 0.90;  // likewise where the words also fit the question asked
    std::size_t digress_words = 3;   // fewer words that fit the question are its answer
    std::size_t small_talk_words = 3;
    double small_talk = 0.80;
    double language = 0.85;  // the words are clearly in another language ...
    std::size_t language_words = 2;
    double language_by_writing = 0.5;        // enough where the writing is another one already
    std::size_t language_words_in_form = 4;  // a name or an address is no change of language
    std::size_t story_words = 6;  // so many words with a particular in them describe a matter
    std::size_t story_words_alone = 12;  // and so many without one
    std::size_t added_words = 3;         // and so many, where a picture was asked for, add to it
    std::size_t number_words = 4;        // no more stand around a house number that is corrected
    std::size_t suggestions = 3;
    std::int64_t failures = 2;  // failed answers, or misses, before a person is offered
};

class knowledge {
  public:
    /// Throws where `options.tiles` names what is no tile: see shown_tiles.
    knowledge(
        std::vector<manifest> plugins,
        std::shared_ptr<const catalogue> texts,
        dialogue_options options
    );

    /// Core's own declaration first. The references live as long as this.
    const std::vector<manifest>& all() const { return plugins_; }
    const manifest* plugin(std::string_view id) const;
    const form* find_form(std::string_view plugin, std::string_view name) const;
    /// What a form's slots are declared as, see changed_forms.hpp; empty where there is no such
    /// form.
    const std::string& print_of(std::string_view plugin, std::string_view form) const;
    const intent_declaration* find_intent(std::string_view plugin, std::string_view name) const;
    /// As declared: an option that is a tile keeps its meaning when the shown order changes.
    const std::vector<tile>& tiles() const { return tiles_; }
    /// Those that are offered, in their order: places in tiles().
    const std::vector<std::size_t>& shown_tiles() const { return shown_tiles_; }
    /// Rendered once for all: tiles stand under every other message. `index` is one of tiles().
    std::string tile_label(std::size_t index, std::string_view locale) const;
    const catalogue& texts() const { return *texts_; }
    const dialogue_options& options() const { return options_; }
    const thresholds& limits() const { return limits_; }

  private:
    std::vector<manifest> plugins_;
    std::vector<tile> tiles_;
    std::vector<std::size_t> shown_tiles_;
    std::map<std::string, std::vector<std::string>, std::less<>> tile_labels_;  // by locale
    std::map<const form*, std::string> prints_;
    std::shared_ptr<const catalogue> texts_;
    dialogue_options options_;
    thresholds limits_;
};

/// What core itself can do: its intents with their labels, and the form `callback`.
manifest core_manifest();

}  // namespace lotsen::talk
