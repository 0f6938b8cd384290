#include "core/text/message_pattern.hpp"

#include <gmock/gmock.h>

#include <thread>

#include "core/text/time_zone.hpp"

namespace lotsen {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string say(
    std::string_view pattern, const json::object& arguments, std::string_view tag = "sv"
) {
    const formatters language(tag, "SE", make_time_zone("Europe/Stockholm").value());
    return message_pattern::compile(pattern).value().format(arguments, language);
}

TEST(message_pattern, says_plain_text_as_it_is) {
    EXPECT_EQ(say("Hej på dig", {}), "Hej på dig");
    EXPECT_EQ(say("It's here, it''s '{there}'", {}, "en"), "It's here, it's {there}");
}

TEST(message_pattern, fills_in_text_and_numbers) {
    EXPECT_EQ(
        say("{name} har plats {place}.", {{"name", "Kö ett"}, {"place", 3}}), "Kö ett har plats 3."
    );
    EXPECT_EQ(say("{n}", {{"n", 12345}}), "12\u00A0345");
    EXPECT_EQ(say("{n}", {{"n", 12345}}, "en"), "12\u00A0345");  // English as written in Sweden
    EXPECT_EQ(say("{n, number, percent}", {{"n", 0.25}}), "25\u00A0%");
    EXPECT_EQ(say("{n}", {{"n", 42}}, "fa"), "42");  // the digits on the doors here
    EXPECT_EQ(say("{name}", {}), "{name}");
}

TEST(message_pattern, chooses_plural_forms) {
    constexpr auto polish =
        "{n, plural, =0 {brak} one {# osoba} few {# osoby} many {# osób} other {# osoby}}";
    EXPECT_EQ(say(polish, {{"n", 0}}, "pl"), "brak");
    EXPECT_EQ(say(polish, {{"n", 1}}, "pl"), "1 osoba");
    EXPECT_EQ(say(polish, {{"n", 22}}, "pl"), "22 osoby");
    EXPECT_EQ(say(polish, {{"n", 25}}, "pl"), "25 osób");
    EXPECT_EQ(
        say("{n, plural, offset:1 one {du och en till} other {du och # till}}", {{"n", 4}}),
        "du och 3 till"
    );
    EXPECT_EQ(
        say("{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", {{"n", 3}}, "en"),
        "3rd"
    );
}

TEST(message_pattern, chooses_by_word_and_nests) {
    constexpr auto pattern =
        "{state, select, waiting {{n, plural, one {Du är näst på tur} other {Du har nummer #}}} "
        "other {Klart}}";
    EXPECT_EQ(say(pattern, {{"state", "waiting"}, {"n", 2}}), "Du har nummer 2");
    EXPECT_EQ(say(pattern, {{"state", "else"}, {"n", 2}}), "Klart");
}

TEST(message_pattern, writes_dates_as_the_municipality_reads_them) {
    const json::object at{{"at", "2026-11-22T23:30:00Z"}};
    EXPECT_EQ(say("{at, date, long}", at), "23 november 2026");
    EXPECT_EQ(say("{at, date, ::EEEEdMMMM}", at), "måndag 23 november");
    EXPECT_EQ(say("{at, time, short}", at), "00:30");
    EXPECT_EQ(say("{at, time, short}", at, "en"), "00:30");
    EXPECT_EQ(say("{at, time, short}", at, "fi"), "0.30");
    EXPECT_EQ(say("{at, date, long}", at, "en"), "23 November 2026");
    EXPECT_THAT(
        say("{at, date, long}", at, "fa"), HasSubstr("2026")
    );  // the same year for everyone
    EXPECT_EQ(
        say("{n, plural, one {x} other {{at, date, long}}}",
            {{"n", 2}, {"at", "2026-11-22T23:30:00Z"}}),
        "23 november 2026"
    );
}

TEST(message_pattern, takes_days_and_times_as_slots_keep_them) {
    EXPECT_EQ(say("{d, date, long}", {{"d", "2026-11-23"}}), "23 november 2026");
    EXPECT_EQ(say("{t, time, short}", {{"t", "16:05"}}), "16:05");
    EXPECT_EQ(say("{t, time, short}", {{"t", "snart"}}), "snart");
}

TEST(message_pattern, isolates_text_of_another_direction) {
    EXPECT_EQ(say("Ring {p}", {{"p", "08-746 10 00"}}), "Ring 08-746 10 00");
    EXPECT_EQ(
        say("({p})", {{"p", "08-746 10 00"}}, "ar"),
        "(\u2068"
        "08-746 10 00\u2069)"
    );
    EXPECT_EQ(say("({p})", {{"p", "سولنا"}}, "ar"), "(سولنا)");
    EXPECT_EQ(say("({p})", {{"p", "سولنا"}}, "sv"), "(\u2068سولنا\u2069)");
}

TEST(message_pattern, tells_its_arguments_and_its_faults) {
    const auto made = message_pattern::compile("{a} {b, plural, other {{c}}}").value();
    EXPECT_THAT(made.arguments(), ElementsAre("a", "b", "c"));
    for (const char* bad :
         {"{", "{a", "{n, plural, one {x}}", "{a, colour}", "{a, choice, 0#x}", "}{"})
        EXPECT_FALSE(message_pattern::compile(bad).has_value()) << bad;
}

TEST(message_pattern, is_the_same_from_many_threads) {
    const formatters language("sv", "SE", make_time_zone("Europe/Stockholm").value());
    const auto pattern =
        message_pattern::compile(
            "{at, date, long} {n, number, percent} {m, plural, one {#} other {# st}}"
        )
            .value();
    const json::object arguments{{"at", "2026-11-22T23:30:00Z"}, {"n", 0.5}, {"m", 2000}};
    const auto expected = pattern.format(arguments, language);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int round = 0; round < 200; ++round)
                EXPECT_EQ(pattern.format(arguments, language), expected);
        });
    for (auto& one : threads)
        one.join();
}

}  // namespace
}  // namespace lotsen
