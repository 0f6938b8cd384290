// A long random walk: whatever comes, the dialogue goes on and loses nothing in silence.
#include <random>

#include "tests/core/dialogue/builders.hpp"

namespace lotsen::test {
namespace {

constexpr int steps = 20'000;
constexpr unsigned seed = 1729;

struct a_random_walk : talk_test {
    std::size_t pick(std::size_t below) { return engine() % below; }
    template <class List>
    const auto& one_of(const List& list) {
        return list[pick(std::size(list))];
    }

    void random_words() {
        static const std::vector<std::pair<const char*, const char*>> intents{
            {"tools", "lend"},
            {"tools", "opening"},
            {"tools", "tip"},
            {"clubs", "join"},
            {"clubs", "find"},
            {"core", "greeting"},
            {"core", "thanks"},
            {"core", "goodbye"},
            {"core", "help"},
            {"core", "handover"},
            {"core", "change_language"},
            {"core", "complaint"},
            {"core", "emergency"},
            {"core", "out_of_scope"},
            {"core", "nonsense"},
            {"none", "unknown"},
        };
        static const std::vector<const char*> texts{
            "",
            "ja",
            "nej",
            "2",
            "99",
            "vid Hagalund",
            "en lång mening med många ord i om ingenting alls",
            "på engelska",
            "x",
            "\xF0\x9F\x98\x80",
            "Kim",
            "o1",
            "[core:option.person]"};
        words made(one_of(texts));
        if (pick(3) != 0) {
            const auto& [plugin, name] = one_of(intents);
            made = std::move(made).intent(plugin, name, static_cast<double>(pick(101)) / 100);
        }
        if (pick(2) == 0) made = std::move(made).act(static_cast<dialogue_act>(pick(12)));
        if (pick(20) == 0) made = std::move(made).danger(static_cast<danger>(1 + pick(3)));
        if (pick(6) == 0) made = std::move(made).language(pick(2) == 0 ? "en" : "sv");
        if (pick(12) == 0) made = std::move(made).photo("photo" + std::to_string(pick(9)));
        if (pick(3) == 0) made = std::move(made).entity("place", "", "Huvudsta");
        if (pick(3) == 0)
            made = std::move(made).entity("date", "", "2026-12-0" + std::to_string(1 + pick(9)));
        if (pick(5) == 0) made = std::move(made).entity("time", "", "12:00");
        if (pick(5) == 0) made = std::move(made).entity("number", "", std::to_string(pick(50)));
        if (pick(5) == 0) made = std::move(made).entity("phone", "", "+46701740605");
        if (pick(5) == 0) made = std::move(made).entity("email", "", "a@example.org");
        if (pick(4) == 0) made = std::move(made).choice("tools", "", "loan.tool=drill");
        says(made);
    }

    plugin_answer random_answer() {
        if (pick(8) == 0)
            return plugin_failed{fail(pick(2) == 0 ? errc::deadline_exceeded : errc::unavailable)};
        if (std::holds_alternative<validation>(last.call->call)) {
            if (pick(3) == 0) return verdict::refuse(message::of("no"));
            return verdict::accept(std::get<validation>(last.call->call).value);
        }
        if (submitted() != nullptr) {
            receipt got;
            if (pick(4) == 0) {
                got.refused_slot = one_of(std::vector{"hour", "name", "unknown"});
                return got;
            }
            got.reference = "R-" + std::to_string(pick(1000));
            return got;
        }
        return random_reply();
    }

    turn_reply random_reply() {
        turn_reply reply;
        for (auto count = pick(4); count > 0; --count) {
            switch (pick(7)) {
                case 0:
                    reply.actions.emplace_back(end{});
                    break;
                case 1:
                    reply.actions.emplace_back(set_slot{
                        one_of(std::vector{"group", "tool", "no"}), "saw"});
                    break;
                case 2:
                    reply.actions.emplace_back(start_form{
                        one_of(std::vector{"loan", "join", "tip"}), {}});
                    break;
                case 3:
                    reply.actions.emplace_back(hand_over{});
                    break;
                case 4:
                    reply.actions.emplace_back(ask{
                        "group",
                        message::of("which"),
                        {{message::verbatim("Tisdag"), {{"value", "tue"}}, {}},
                         {message::of("more"), {{"page", 2}}, {}}}});
                    break;
                case 5:
                    reply.actions.emplace_back(open_case{"K-1", "received"});
                    break;
                default:
                    reply.actions.emplace_back(say{
                        message::of("said"), {{message::of("go"), {}, "tools.lend"}}, {}, {}});
            }
        }
        if (pick(3) == 0) reply.state["page"] = pick(5);
        return reply;
    }

    void random_input() {
        context.staff_available = pick(3) == 0;
        if (last.call) {
            answers(random_answer());
        } else if (pick(4) == 0) {
            const auto recent = std::min<std::size_t>(ids_.size(), 60);
            chooses_id(ids_[ids_.size() - 1 - pick(recent)]);
        } else if (pick(20) == 0) {
            changes_locale(pick(2) == 0 ? "sv" : "en");
        } else {
            random_words();
        }
    }

    /// Each value that was there is there still, or was changed, or its loss was told.
    void expect_nothing_lost(const talk::dialogue_state& before, const talk::dialogue_state& now) {
        const auto said = heard();
        for (const auto& form : before.forms) {
            const auto found =
                std::ranges::find(now.forms, form.instance, &talk::running_form::instance);
            for (const auto& slot : form.slots) {
                if (found != now.forms.end() && found->slots.contains(slot.key())) continue;
                const bool told = said.find("[core:form.") != said.npos || last.handover ||
                                  said.find("[" + form.plugin + ":") != said.npos;
                ASSERT_TRUE(told) << form.name << "." << slot.key() << " was lost: " << said;
            }
        }
    }

    std::mt19937 engine{seed};
};

TEST_F(a_random_walk, never_throws_and_loses_nothing_in_silence) {
    auto before = state();
    for (int i = 0; i < steps; ++i) {
        ASSERT_NO_THROW(random_input()) << "step " << i;
        auto now = state();
        expect_nothing_lost(before, now);
        ASSERT_LE(now.forms.size(), talk::open_forms);
        ASSERT_LE(now.options.size(), talk::open_options);
        ASSERT_TRUE(last.call || !last.says.empty() || last.unknown_option || last.handover)
            << "silence at step " << i;
        ASSERT_EQ(last.call.has_value(), !now.call.empty());
        if (HasFailure()) FAIL() << "step " << i;
        if (i % 200 == 199) open();
        before = i % 200 == 199 ? state() : now;
    }
}

}  // namespace
}  // namespace lotsen::test
