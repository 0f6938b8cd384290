// Core's catalogue, as the dialogue uses it.
#include <set>

#include "core/base/errors.hpp"
#include "core/dialogue/knowledge.hpp"
#include "core/text/time_zone.hpp"
#include "tests/core/dialogue/builders.hpp"

namespace lotsen::test {
namespace {

using testing::HasSubstr;

const std::filesystem::path locales = LOTSEN_SOURCE_DIR "/locales";

std::shared_ptr<const catalogue> core_texts() {
    return catalogue::load({{"core", locales}}, make_time_zone("Europe/Stockholm").value()).value();
}

class core_messages : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(in, core_messages, testing::Values("sv", "en"), [](const auto& one) {
    return std::string(one.param);
});

TEST_P(core_messages, have_a_sentence_for_every_error) {
    const auto document = read_json(locales / GetParam() / "core.json").value();
    for (int code = 0; code <= static_cast<int>(errc::internal); ++code) {
        const auto id = "error." + std::string(to_string(static_cast<errc>(code)));
        EXPECT_TRUE(document.get_object().contains(id)) << id;
    }
}

TEST_P(core_messages, have_all_that_core_declares) {
    const auto document = read_json(locales / GetParam() / "core.json").value();
    const auto expect = [&](const std::string& id) {
        EXPECT_TRUE(id.empty() || document.get_object().contains(id)) << id;
    };
    const auto core = talk::core_manifest();
    for (const auto& form : core.forms) {
        expect(form.title);
        expect(form.confirm);
        for (const auto& slot : form.slots) {
            expect(slot.question);
            expect(slot.why);
            expect(form.name + "." + slot.name + ".label");
            for (const auto& each : slot.choices)
                expect(each.label);
        }
        for (const auto& intent : core.intents)
            expect(intent.label);
    }
}

TEST(core_catalogue, are_the_same_in_swedish_and_english) {
    const auto ids = [](const char* tag) {
        std::set<std::string> all;
        const auto document = read_json(locales / tag / "core.json").value();
        for (const auto& each : document.get_object())
            if (each.key() != "_meta") all.emplace(each.key());
        return all;
    };
    EXPECT_EQ(ids("sv"), ids("en"));
}

TEST(core_catalogue, read_as_people_write) {
    const auto texts = core_texts();
    EXPECT_EQ(
        texts->format("core", "slot.invalid.short", "sv", {{"least", 5}}),
        "Svaret är för kort. Skriv minst 5 tecken."
    );
    EXPECT_EQ(
        texts->format("core", "value.date", "sv", {{"value", "2026-11-24"}}), "24 november 2026"
    );
    EXPECT_THAT(
        texts->format("core", "handover.waiting_minutes", "en", {{"position", 2}, {"minutes", 1}}),
        HasSubstr("number 2 in the queue. It takes about one minute.")
    );
}

/// LIX (Björnsson 1968): words a sentence plus the share of words longer than six letters. Under 40
/// is read easily; few words do not carry a figure each, so all of the dialogue's are taken
/// together.
TEST(core_catalogue, are_easy_swedish) {
    double word_count = 0;
    double long_words = 0;
    double sentences = 0;
    const auto document = read_json(locales / "sv" / "core.json").value();
    for (const auto& each : document.get_object()) {
        if (!each.value().is_string() || each.key().starts_with("error.")) continue;
        std::size_t letters = 0;
        bool open = false;
        const auto end_word = [&] {
            if (letters > 0) word_count += 1;
            if (letters > 6) long_words += 1;
            open = open || letters > 0;
            letters = 0;
        };
        for (const char c : std::string(each.value().get_string())) {
            const auto byte = static_cast<unsigned char>(c);
            if ((byte & 0xC0U) == 0x80U) continue;
            if (byte >= 0x80U || std::isalpha(byte) != 0) {
                ++letters;
                continue;
            }
            end_word();
            if ((c == '.' || c == '?' || c == '!' || c == ':') && std::exchange(open, false))
                sentences += 1;
        }
        end_word();
        if (open) sentences += 1;
    }
    EXPECT_LT(word_count / sentences + 100 * long_words / word_count, 40);
}

}  // namespace
}  // namespace lotsen::test
