#include "tests/plugins/support/declared.hpp"
#include "plugins/city_guide/answer_file.hpp"
#include "plugins/city_guide/facts.hpp"

namespace lotsen::city_guide {
namespace {

constexpr auto plugin = "city_guide";

manifest declared() {
    return read_manifest(test::plugin_folder(plugin)).value();
}

original_answers answers() {
    return read_answers(test::plugin_folder(plugin) / "answers");
}

TEST(declared_city_guide, every_message_that_is_used_is_written) {
    auto used = test::declared_messages(declared());
    used.merge(test::messages_in_sources(plugin));
    for (const auto& kind : fact_kinds) {
        used.insert("fact." + std::string(kind.name));
        used.insert("desk.fact." + std::string(kind.name));
    }
    for (const auto& [topic, wishes] : answers().next) {
        for (const auto& wish : wishes) {
            const auto intent = wish.substr(wish.find('.') + 1);
            used.insert((wish.starts_with("city_guide.") ? "intent." : "next.") + intent);
        }
    }
    test::expect_all_written(plugin, used);
}

TEST(declared_city_guide, catalogues_agree) {
    test::expect_catalogues_agree(plugin);
}

TEST(declared_city_guide, topics_are_the_intents) {
    test::ids intents;
    for (const auto& each : declared().intents)
        intents.insert(each.name);
    EXPECT_EQ(intents, test::ids(topics.begin(), topics.end()));
}

TEST(declared_city_guide, a_wish_of_its_own_is_an_intent_of_its_own) {
    const auto manifest = declared();
    for (const auto& [topic, wishes] : answers().next) {
        EXPECT_FALSE(wishes.empty()) << topic;
        for (const auto& wish : wishes) {
            if (!wish.starts_with("city_guide.")) continue;
            EXPECT_TRUE(manifest.find_intent(wish.substr(wish.find('.') + 1))) << wish;
        }
    }
}

TEST(declared_city_guide, an_answer_can_be_read_in_half_a_minute) {
    constexpr std::size_t most_characters = 700;
    for (const auto& one : answers().list) {
        const auto characters = std::count_if(one.text.begin(), one.text.end(), [](char each) {
            return (static_cast<unsigned char>(each) & 0xC0) != 0x80;
        });
        EXPECT_LE(static_cast<std::size_t>(characters), most_characters)
            << one.topic << "/" << one.language;
    }
}

}  // namespace
}  // namespace lotsen::city_guide
