#include "plugins/youth_jobs/advice.hpp"

#include <charconv>

namespace lotsen::youth_jobs {
namespace {

struct link {
    std::string_view title;
    std::string_view url;
    std::string_view note;  // message id
};

card card_of(const link& to) {
    card made;
    made.title = to.title;
    made.url = to.url;
    if (!to.note.empty()) made.note = message::of(std::string(to.note));
    return made;
}

option coach_option(std::string_view topic) {
    return {message::of("option.coach"), {{"topic", topic}}, "book_coaching"};
}

/// The first number in the text that can be a young person's age; 0 where there is none.
int age_in(const std::vector<std::string>& words) {
    for (const auto& word : words) {
        int number = 0;
        const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
        const bool in_word = read.ec == std::errc() && word.size() > 2;
        // "15" or "15-aring" written together; hours of the clock and wages are no ages.
        if (read.ec != std::errc() || (in_word && read.ptr != word.data() + 2)) continue;
        if (number >= 10 && number <= 17) return number;
    }
    return 0;
}

std::string rules_for_age(int age) {
    if (age == 0) return "rules.age";
    if (age < 13) return "rules.age_under_13";
    return age < 16 ? "rules.age_13" : "rules.age_16";
}

say rules(const std::string& id, const std::string& topic) {
    say told{message::of(id), {}, {}, {}};
    if (topic == "age") {
        for (const std::string_view other : {"age_under_13", "age_13", "age_16"})
            if (id != "rules." + std::string(other))
                told.options.push_back(
                    {message::of("rules.option." + std::string(other)),
                     {{"do", "rules"}, {"topic", other}},
                     {}}
                );
        told.source = "av.se (AFS 2023:2)";
        told.cards = {card_of(
            {"Arbetsmiljöverket: unga i arbetslivet", "https://www.av.se/", "rules.link_age"}
        )};
    } else if (topic == "pay") {
        told.source = "skatteverket.se, mi.se";
        told.cards = {card_of({"Skatteverket", "https://www.skatteverket.se/", "rules.link_tax"})};
    } else {
        told.source = "Lag (1982:80) om anställningsskydd; Föräldrabalken 6 kap. 12 §";
    }
    for (const std::string_view other : {"age", "pay", "contract"})
        if (other != topic)
            told.options.push_back(
                {message::of("rules.topic." + std::string(other)),
                 {{"do", "rules"}, {"topic", other}},
                 {}}
            );
    told.options.push_back(coach_option("other"));
    return told;
}

}  // namespace

turn_reply study_guidance() {
    say told{message::of("study.text"), {coach_option("studies")}, {}, {}};
    told.cards = {
        card_of({"Antagning.se", "https://www.antagning.se/", "study.link_university"}),
        card_of({"Universitets- och högskolerådet", "https://www.uhr.se/", "study.link_foreign"}),
        card_of({"Yrkeshögskolan", "https://www.yrkeshogskolan.se/", "study.link_vocational"}),
        card_of({"CSN", "https://www.csn.se/", "study.link_money"})};
    return {{std::move(told)}, {}};
}

turn_reply cv_help() {
    say told{message::of("cv.text"), {coach_option("cv")}, {}, {}};
    told.cards = {card_of({"Arbetsförmedlingen", "https://arbetsformedlingen.se/", "cv.link"})};
    return {{std::move(told)}, {}};
}

turn_reply work_rules(const turn& now, const word_groups& groups, fold_function fold) {
    const auto words = split_words(fold(now.text));
    if (groups.any(words, "pay")) return {{rules("rules.pay", "pay")}, {}};
    if (groups.any(words, "contract")) return {{rules("rules.contract", "contract")}, {}};
    return {{rules(rules_for_age(age_in(words)), "age")}, {}};
}

turn_reply work_rules_about(const turn& now) {
    const auto topic = text_at(now.payload, "topic");
    if (topic == "pay") return {{rules("rules.pay", "pay")}, {}};
    if (topic == "contract") return {{rules("rules.contract", "contract")}, {}};
    for (const std::string_view age : {"age_under_13", "age_13", "age_16"})
        if (topic == age) return {{rules("rules." + std::string(age), "age")}, {}};
    return {{rules("rules.age", "age")}, {}};
}

}  // namespace lotsen::youth_jobs
