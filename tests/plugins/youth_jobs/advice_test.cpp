#include "tests/plugins/youth_jobs/bench.hpp"

namespace lotsen::youth_jobs::test {
namespace {

struct advice_test : bench {
    std::string rules(std::string text) {
        return said(subject.on_turn(asking("work_rules", std::move(text))).actions).what.id;
    }
};

TEST_F(advice_test, rules_fit_the_age_that_was_asked_about) {
    EXPECT_EQ(rules("hur gammal måste man vara för att jobba"), "rules.age");
    EXPECT_EQ(rules("får en 15åring jobba kvällar"), "rules.age_13");
    EXPECT_EQ(rules("Min dotter är 12 och vill dela ut reklam"), "rules.age_under_13");
    EXPECT_EQ(rules("am i allowed to work nights when im 17"), "rules.age_16");
    EXPECT_EQ(rules("minderårig arbetstid regler natt"), "rules.age");
}

TEST_F(advice_test, pay_and_contract_are_told_apart_in_several_languages) {
    EXPECT_EQ(rules("Måste jag betala skatt om jag bara jobbar en månad?"), "rules.pay");
    EXPECT_EQ(rules("de betalar 75 kr i timmen, är inte det för lite??"), "rules.pay");
    EXPECT_EQ(rules("my boss wont give me a contract"), "rules.contract");
    EXPECT_EQ(rules("är provanställning 6 mån"), "rules.contract");
    EXPECT_EQ(rules("هل في ضريبة على الراتب"), "rules.pay");
    EXPECT_EQ(rules("яка мінімальна зарплата"), "rules.pay");
    EXPECT_EQ(rules("czy muszę mieć umowę"), "rules.contract");
}

TEST_F(advice_test, every_answer_names_its_source_and_leads_on) {
    for (const auto* topic : {"age", "pay", "contract", "age_13"}) {
        const auto reply = chosen({{"do", "rules"}, {"topic", topic}});
        EXPECT_FALSE(said(reply.actions).source.empty()) << topic;
        EXPECT_EQ(said(reply.actions).options.back().intent, "book_coaching");
    }
    for (const auto* intent : {"study_guidance", "cv_help"}) {
        const auto told = said(subject.on_turn(asking(intent, "")).actions);
        EXPECT_EQ(told.options.at(0).intent, "book_coaching");
        EXPECT_FALSE(told.cards.empty());
    }
}

TEST_F(advice_test, what_was_never_declared_is_a_programming_error) {
    EXPECT_THROW(subject.on_turn(asking("dance", "")), std::runtime_error);
    EXPECT_THROW(chosen({{"do", "dance"}}), std::runtime_error);
}

}  // namespace
}  // namespace lotsen::youth_jobs::test
