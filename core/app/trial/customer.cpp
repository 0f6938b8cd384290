#include "core/app/trial/customer.hpp"

#include <algorithm>
#include <thread>

namespace lotsen::trial {
namespace {

constexpr std::size_t most_steps = 60;
constexpr std::size_t most_tries = 8;  // of one sentence
constexpr std::chrono::milliseconds pause{300};

constexpr std::array<std::string_view, 3> apologies{
    "core:failure.apology", "core:form.not_sent", "core:form.unsure"};

/// How often a piece is in the text.
std::size_t count_of(std::string_view text, std::string_view piece) {
    std::size_t count = 0;
    for (auto at = text.find(piece); at != text.npos; at = text.find(piece, at + piece.size()))
        ++count;
    return count;
}

}  // namespace

customer::customer(
    stage& on,
    const manifest& of,
    const answer_book& book,
    const fault_folder& faults,
    std::string locale,
    std::vector<std::string>& broken
)
    : on_(on), of_(of), book_(book), faults_(faults), locale_(std::move(locale)), broken_(broken) {}

bool customer::hears(std::string_view message) const {
    return on_.heard().find(on_.words(message, locale_)) != std::string::npos;
}

void customer::wait_after_failure() const {
    if (std::ranges::any_of(apologies, [this](auto one) { return hears(one); }))
        std::this_thread::sleep_for(pause);
}

void customer::judge() {
    const auto heard = on_.heard();
    const bool told = std::ranges::any_of(on_.events(), [](const event& one) {
        return one.from == speaker::bot || one.kind == event_kind::case_opened;
    });
    if (!told) broken_.emplace_back("the resident was told nothing");
    std::size_t sorry = 0;
    for (const auto one : apologies)
        sorry += count_of(heard, on_.words(one, locale_));
    if (sorry > 1) broken_.push_back("the resident was told of one failure twice: " + heard);
    judge_sent();
}

void customer::judge_sent() {
    const auto given = faults_.submissions();
    const auto& own = on_.conversation_id();
    const auto sent = [&](const answered_submission& one) {
        return one.conversation == own && !one.refused;
    };
    for (const auto& one : on_.events()) {
        if (one.kind != event_kind::case_opened) continue;
        references_.emplace_back(text_at(one.body, "reference"));
    }
    const bool was_sent = std::ranges::any_of(given, sent);
    if (was_sent && hears("core:form.not_sent"))
        broken_.emplace_back("the resident was told that nothing was sent, and it was");
    if (!was_sent && hears("core:form.sent"))
        broken_.emplace_back("the resident was told that it was sent, and it was not");
}

bool customer::say_until_answered(const std::string& text, const form* wanted) {
    on_.open(locale_);
    for (std::size_t tries = 0; tries < most_tries; ++tries) {
        on_.say(text);
        judge();
        const auto memory = on_.memory();
        if (wanted != nullptr && !memory->forms.empty())
            return memory->forms.back().plugin == of_.id &&
                   memory->forms.back().name == wanted->name;
        if (!hears("core:failure.apology")) return wanted == nullptr;
        wait_after_failure();
    }
    return false;
}

bool customer::begin(const form& wanted) {
    for (const auto& each : of_.intents) {
        if (!each.form.empty() && each.form != wanted.name) continue;
        for (const auto& text : book_.sentences(of_.id, each.name, locale_))
            if (say_until_answered(text, &wanted)) return true;
    }
    return false;
}

void customer::ask(const intent_declaration& wanted) {
    for (const auto& text : book_.sentences(of_.id, wanted.name, locale_)) {
        say_until_answered(text, nullptr);
        return;
    }
}

bool customer::choose_one_of(const std::vector<std::string_view>& messages) {
    for (const auto message : messages)
        if (on_.choose(on_.words(message, locale_))) return true;
    return false;
}

bool customer::answer(const form& declared, const slot& asked) {
    const auto all = book_.answers(declared, asked, locale_);
    if (all.empty()) return false;
    const auto& first = all.front();
    if (asked.type == slot_type::photo) {
        on_.send_photo(first.words);
    } else if (first.place) {
        std::vector<std::string> ids;
        for (const auto& [id, label] : on_.options())
            ids.push_back(id);
        const auto option = answering_option(ids, *first.place);
        if (option.empty()) return false;
        on_.choose_option(option);
    } else {
        on_.say(first.words);
    }
    return true;
}

bool customer::go_on(const talk::running_form& in, const form& declared, bool parked) {
    if (parked) {
        on_.say(book_.phrase("continue", locale_));
        return true;
    }
    const auto* asked = declared.find(in.asked);
    if (in.mode == talk::form_mode::filling && asked != nullptr && in.pending.empty())
        return answer(declared, *asked);
    if (choose_one_of({"core:option.retry", "core:option.send"})) return true;
    on_.say(book_.phrase("yes", locale_));
    return true;
}

bool customer::get_sent(const form& wanted) {
    if (!begin(wanted)) return false;
    for (std::size_t steps = 0; steps < most_steps; ++steps) {
        const auto memory = on_.memory();
        if (memory->forms.empty()) return true;
        const auto& in = memory->forms.back();
        wait_after_failure();
        if (!go_on(in, wanted, memory->parked)) return false;
        judge();
    }
    return false;
}

}  // namespace lotsen::trial
