// What understanding one message costs, hot and on one core: the whole reading, and each of its
// parts alone, of a short and a long sentence in Swedish, English and Arabic.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <random>

#include "core/text/identity_numbers.hpp"
#include "core/text/normalise.hpp"
#include "core/text/utf8.hpp"
#include "core/understanding/held_out.hpp"
#include "tests/core/understanding/sources.hpp"
#include "tests/support/fake_clock.hpp"

namespace lotsen {
namespace {

struct sentence {
    const char* name;
    const char* language;
    const char* text;
};

// About 40 and about 200 bytes each.
constexpr std::array sentences{
    sentence{"sv_40", "sv", "Det är klotter på en vägg i Hagalund"},
    sentence{
        "sv_200",
        "sv",
        "Hej, jag vill anmäla att gatubelysningen har slocknat längs gångvägen mellan Hagalund och "
        "stationen, det är väldigt mörkt där på kvällarna och många barn går den vägen hem från "
        "skolan varje dag"},
    sentence{"en_40", "en", "There is graffiti on a wall in Hagalund"},
    sentence{
        "en_200",
        "en",
        "Hello, I would like to report that the street lights are out along the path between "
        "Hagalund and the station, it is very dark there in the evenings and many children walk "
        "home that way every day"},
    sentence{"ar_40", "ar", "يوجد كتابة على الجدران"},
    sentence{
        "ar_200",
        "ar",
        "مرحبا، أريد الإبلاغ عن أن أعمدة الإنارة لا تعمل على طول الممر بين هاغالوند والمحطة، "
        "المكان مظلم جدا في المساء"},
};

/// Everything, loaded once. Training takes seconds: the models are kept from one run to the next.
struct loaded {
    reader_parts parts =
        load_parts(
            test::repository_sources(std::filesystem::temp_directory_path() / "lotsen-bench-models")
        )
            .value();
    std::unique_ptr<reader> whole = make_reader(parts);
    time_point now = test::fake_clock().now();

    reading_context context(const sentence& of) const {
        reading_context made;
        made.conversation_language = of.language;
        made.now = now;
        return made;
    }
};

const loaded& all() {
    static const loaded once;
    return once;
}

const sentence& chosen(const benchmark::State& state) {
    return sentences[static_cast<std::size_t>(state.range(0))];
}

/// Measures `part`, which is given the sentence.
template <class Part>
void measure(benchmark::State& state, Part&& part) {
    const auto& of = chosen(state);
    const std::string_view text = of.text;
    (void)all();
    for (auto _ : state)
        benchmark::DoNotOptimize(part(of, text));
    state.SetLabel(of.name);
}

void whole_read(benchmark::State& state) {
    const auto context = all().context(chosen(state));
    measure(state, [&](const sentence&, std::string_view text) {
        return all().whole->read(text, context);
    });
}

/// Of thousands of different sentences in every language in turn: how much of a reading is saved by
/// what is remembered of words when few of them were said lately.
void different_sentences(benchmark::State& state) {
    static const auto different = [] {
        const std::filesystem::path root = LOTSEN_SOURCE_DIR;
        auto found = read_held_out(root / "tests" / "understanding" / "held_out").value();
        std::ranges::shuffle(found, std::mt19937(1));
        return found;
    }();
    const auto now = all().now;
    std::size_t next = 0;
    for (auto _ : state) {
        const auto& one = different[next++ % different.size()];
        reading_context context;
        context.conversation_language = one.language;
        context.now = now;
        benchmark::DoNotOptimize(all().whole->read(one.text, context));
    }
}

void cleaning(benchmark::State& state) {
    measure(state, [](const sentence&, std::string_view text) { return clean(text); });
}

void masking(benchmark::State& state) {
    measure(state, [](const sentence&, std::string_view text) {
        return mask_identity_numbers(text);
    });
}

void folding(benchmark::State& state) {
    measure(state, [](const sentence&, std::string_view text) { return fold_with_origin(text); });
}

void language(benchmark::State& state) {
    const auto context = all().context(chosen(state));
    measure(state, [&](const sentence&, std::string_view text) {
        return all().parts.language->identify(text, context);
    });
}

// What follows is given the folded text, which a reading makes once.

void particulars(benchmark::State& state) {
    const auto folded = fold_with_origin(chosen(state).text);
    measure(state, [&](const sentence& of, std::string_view text) {
        return all().parts.entities(text, folded, of.language, all().now);
    });
}

void choices(benchmark::State& state) {
    const auto folded = fold_with_origin(chosen(state).text);
    measure(state, [&](const sentence&, std::string_view) {
        return all().parts.choices.find(folded, "sv");
    });
}

void intents(benchmark::State& state) {
    const auto folded = fold_with_origin(chosen(state).text);
    measure(state, [&](const sentence&, std::string_view) {
        return all().parts.intents->classify_folded(folded.text, 2 * most_intents);
    });
}

void urgency(benchmark::State& state) {
    const auto folded = fold_with_origin(chosen(state).text);
    measure(state, [&](const sentence& of, std::string_view) {
        return all().parts.urgency(folded.text, of.language);
    });
}

void acts(benchmark::State& state) {
    const auto folded = fold_with_origin(chosen(state).text);
    measure(state, [&](const sentence& of, std::string_view) {
        return all().parts.acts.read(folded, of.language);
    });
}

BENCHMARK(whole_read)->DenseRange(0, sentences.size() - 1);
BENCHMARK(different_sentences);
BENCHMARK(cleaning)->DenseRange(0, sentences.size() - 1);
BENCHMARK(masking)->DenseRange(0, sentences.size() - 1);
BENCHMARK(folding)->DenseRange(0, sentences.size() - 1);
BENCHMARK(language)->DenseRange(0, sentences.size() - 1);
BENCHMARK(particulars)->DenseRange(0, sentences.size() - 1);
BENCHMARK(choices)->DenseRange(0, sentences.size() - 1);
BENCHMARK(intents)->DenseRange(0, sentences.size() - 1);
BENCHMARK(urgency)->DenseRange(0, sentences.size() - 1);
BENCHMARK(acts)->DenseRange(0, sentences.size() - 1);

}  // namespace
}  // namespace lotsen
