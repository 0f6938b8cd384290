// Understandings made by hand, and a conversation to say them in.
#pragma once

#include <gmock/gmock.h>

#include <map>
#include <set>

#include "core/dialogue/dialogue.hpp"
#include "core/dialogue/state.hpp"
#include "tests/support/fake_clock.hpp"

namespace lotsen::test {

/// An understanding, as the reader would give it.
class words {
  public:
    explicit words(std::string text);

    words intent(std::string_view plugin, std::string_view name, double confidence = 0.95) &&;
    words act(dialogue_act act) &&;
    words danger(lotsen::danger kind) &&;
    words language(std::string_view tag, double confidence = 0.99) &&;
    /// `piece` of the text is an entity.
    words entity(std::string_view type, std::string_view piece, std::string_view value) &&;
    words place(std::string_view piece) && {
        return std::move(*this).entity("place", piece, piece);
    }
    words choice(std::string_view plugin, std::string_view piece, std::string_view value) &&;
    /// The correction opens with `opening`; the rest begins after it.
    words correcting(std::string_view opening) &&;
    /// One of what was offered, by its place.
    words nth(std::size_t place) &&;
    words photo(std::string_view id) &&;
    /// Leans on what was answered before.
    words follow_up(double likely = 0.5) &&;
    /// The bytes [begin, end) want this by themselves.
    words wish(
        std::size_t begin, std::size_t end, std::string_view plugin, std::string_view intent
    ) &&;

    const said& input() const { return made_; }

  private:
    said made_;
};

/// Says what it was asked for: "[domain:id]" and the arguments after it; another language than
/// Swedish in front ("en [core:ok.then]"). Knows the languages' names.
class plain_catalogue final : public catalogue {
  public:
    std::string format(
        std::string_view domain,
        std::string_view id,
        std::string_view locale,
        const json::object& arguments
    ) const override;
    bool has(std::string_view domain, std::string_view id, std::string_view locale) const override;
    const std::vector<std::string>& locales() const override { return locales_; }
    std::string_view own_name(std::string_view tag) const override;
    const std::vector<language_name>& language_names() const override { return names_; }
    bool reviewed(std::string_view) const override { return true; }
    std::vector<catalogue_problem> problems() const override { return {}; }
    std::uint64_t unknown() const override { return 0; }

  private:
    std::vector<std::string> locales_{"sv", "en", "fi", "ar"};
    std::vector<language_name> names_{
        {"svenska", "sv"}, {"engelska", "en"}, {"suomi", "fi"}, {"العربية", "ar"}};
};

std::vector<manifest> example_plugins();

/// One conversation. Each step's state goes through its JSON text, as it does in the journal.
class talk_test : public testing::Test {
  protected:
    talk_test();

    const outcome& open();
    const outcome& says(const words& what);
    /// An option by what stands on it, the newest first; fails where none does.
    const outcome& chooses(std::string_view label);
    const outcome& chooses_id(std::string_view option);
    const outcome& changes_locale(std::string_view locale);
    const outcome& answers(plugin_answer answer);

    /// The wish to lend a tool, and its answers in order, up to the question for `slot`.
    void lends_until(std::string_view slot);
    const outcome& answers_question(std::string_view slot);

    const talk::dialogue_state& state() const { return *memory_; }
    const talk::running_form& form() const;
    json::object slots() const { return form().slots; }
    /// All that was said in the last step, one utterance a line.
    std::string heard() const;
    std::vector<std::string> offered() const;
    std::string id_of(std::string_view label) const;
    const submission* submitted() const;
    const turn* asked_plugin() const;

    dialogue_context context;
    outcome last;
    dialogue_memory memory_;
    std::string stored_;  // its text
    std::unique_ptr<dialogue> talk_;
    std::vector<std::string> ids_;  // of all options offered so far

  private:
    std::map<std::string, std::string, std::less<>> offered_;  // label -> id, the newest
    const outcome& keep(outcome made);
};

/// The question of the loan form for a slot, as `heard` gives it.
std::string question_for(std::string_view slot);

}  // namespace lotsen::test
