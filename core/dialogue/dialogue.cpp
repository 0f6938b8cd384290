#include "core/dialogue/dialogue.hpp"

#include "core/dialogue/actions.hpp"
#include "core/dialogue/changed_forms.hpp"
#include "core/dialogue/forms.hpp"
#include "core/dialogue/intents.hpp"
#include "core/dialogue/language.hpp"
#include "core/dialogue/options.hpp"
#include "core/dialogue/repair.hpp"
#include "core/dialogue/wishes.hpp"

namespace lotsen {
namespace talk {
namespace {

void remember_sentence(dialogue_state& state, const std::string& text) {
    if (text.empty()) return;
    auto kept = text.substr(0, kept_bytes);
    // Not in the middle of a character.
    while (kept.size() < text.size() && !kept.empty() &&
           (static_cast<unsigned char>(text[kept.size()]) & 0xC0U) == 0x80U)
        kept.pop_back();
    state.wrote.push_back(std::move(kept));
    if (state.wrote.size() > kept_sentences) state.wrote.erase(state.wrote.begin());
}

/// A picture goes to the form in front if that has room for one, otherwise it is kept for the next.
/// True where nothing is left to answer.
bool take_photo(exchange& now, const words_said& words) {
    if (words.photo.empty()) return false;
    auto* in = now.state.active();
    const auto* declared = in == nullptr ? nullptr : now.declaration(*in);
    const slot* room = nullptr;
    if (declared != nullptr && in->mode != form_mode::unsure)
        for (const auto& each : declared->slots)
            if (each.type == slot_type::photo) room = &each;
    if (room == nullptr) {
        now.state.photo = words.photo;
        if (!words.what.text.empty()) return false;
        auto said =
            core_draft("photo", core_part(in == nullptr ? msg::photo_what : msg::photo_received));
        if (in == nullptr) offer_tiles(now, said);
        now.say(std::move(said));
        ask_again(now);
        return true;
    }
    const bool replaces = in->slots.contains(room->name);
    in->key.clear();
    put(now, *in, *room, json::value(words.photo));
    now.say(draft_of(
        in->plugin, in->intent, core_part(replaces ? msg::photo_replaced : msg::photo_received)
    ));
    if (!words.what.text.empty() && in->asked != room->name) return false;
    advance(now);
    return true;
}

void hear(exchange& now, const said& input) {
    const words_said words{input.what, input.photo, 0};
    remember_sentence(now.state, input.what.text);
    if (input.what.urgent()) {
        // First what to call; that the language changed can wait.
        answer_danger(now, words);
        return follow_language(now, words);
    }
    follow_language(now, words);
    if (take_photo(now, words)) return;
    if (now.state.active() != nullptr) return answer_form(now, words);
    answer_open(now, words);
    offer_languages_of_writing(now, words);
}

class engine final : public dialogue {
  public:
    engine(
        const std::vector<manifest>& plugins,
        std::shared_ptr<const catalogue> texts,
        dialogue_options options
    )
        : known_(plugins, std::move(texts), std::move(options)) {}

    outcome open(const dialogue_context& context) const override {
        dialogue_state state;
        state.locale = context.locale;
        state.turn = 1;
        outcome out;
        exchange now{known_, context, state, out, {}};
        greet(now);
        return close(now);
    }

    outcome step(
        const dialogue_memory& memory, const dialogue_input& input, const dialogue_context& context
    ) const override {
        auto state = memory ? *memory : dialogue_state();
        outcome out;
        exchange now{known_, context, state, out, {}};
        if (const auto* answer = std::get_if<plugin_answer>(&input)) {
            answered(now, *answer);
            return close(now);
        }
        // A new turn: an answer that never came is not waited for.
        state.call.clear();
        state.locale = context.locale;
        // Chosen while a person had the conversation: no step of ours saw it.
        state.locale_is_chosen = state.locale_is_chosen || context.locale_is_chosen;
        ++state.turn;
        follow_declarations(now);
        if (const auto* words = std::get_if<said>(&input)) {
            hear(now, *words);
        } else if (const auto* option = std::get_if<chose>(&input)) {
            const auto open = find_option(known_, state, option->option);
            if (!open) return unknown_option(memory);
            choose(now, open->does);
        } else {
            state.locale = std::get<locale_changed>(input).locale;
            state.locale_is_chosen = true;
            say_in_new_language(now);
        }
        return close(now);
    }

    std::string option_label(const dialogue_memory& memory, std::string_view option)
        const override {
        if (!memory) return {};
        return talk::option_label(known_, *memory, option, memory->locale);
    }

    std::string to_text(const dialogue_memory& memory) const override {
        return memory ? talk::to_text(*memory) : std::string("{}");
    }
    dialogue_memory from_text(std::string_view stored) const override {
        return std::make_shared<const dialogue_state>(state_from(stored));
    }
    bool locale_is_chosen(const dialogue_memory& memory) const override {
        return memory && memory->locale_is_chosen;
    }
    bool is_asking(const dialogue_memory& memory) const override {
        return memory && !memory->parked && !memory->forms.empty();
    }

  private:
    static outcome close(exchange& now) {
        go_on_with_wishes(now);
        finish(now);
        now.out.memory = std::make_shared<const dialogue_state>(std::move(now.state));
        return std::move(now.out);
    }

    static outcome unknown_option(const dialogue_memory& memory) {
        outcome out;
        out.memory = memory;
        out.unknown_option = true;
        return out;
    }

    knowledge known_;
};

}  // namespace
}  // namespace talk

std::unique_ptr<dialogue> make_dialogue(
    const std::vector<manifest>& plugins,
    std::shared_ptr<const catalogue> texts,
    dialogue_options options
) {
    return std::make_unique<talk::engine>(plugins, std::move(texts), std::move(options));
}

}  // namespace lotsen
