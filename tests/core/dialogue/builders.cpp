#include "tests/core/dialogue/builders.hpp"

#include <algorithm>

namespace lotsen::test {

using namespace lotsen::talk;

words::words(std::string text) {
    made_.what.text = std::move(text);
}

words words::intent(std::string_view plugin, std::string_view name, double confidence) && {
    made_.what.intents.push_back({std::string(plugin), std::string(name), confidence});
    return std::move(*this);
}

words words::act(dialogue_act act) && {
    made_.what.act = act;
    return std::move(*this);
}

words words::danger(lotsen::danger kind) && {
    made_.what.danger = kind;
    return std::move(*this);
}

words words::language(std::string_view tag, double confidence) && {
    made_.what.language = tag;
    made_.what.language_confidence = confidence;
    return std::move(*this);
}

words words::entity(std::string_view type, std::string_view piece, std::string_view value) && {
    const auto begin = made_.what.text.find(piece);
    EXPECT_NE(begin, std::string::npos) << piece;
    made_.what.entities.push_back(
        {std::string(type), std::string(value), begin, begin + piece.size(), 1, {}}
    );
    return std::move(*this);
}

words words::choice(std::string_view plugin, std::string_view piece, std::string_view value) && {
    auto made = std::move(*this).entity("choice", piece, value);
    made.made_.what.entities.back().owner = plugin;
    return made;
}

words words::correcting(std::string_view opening) && {
    made_.what.act = dialogue_act::correct;
    made_.what.correction_begin = opening.size();
    return std::move(*this);
}

words words::nth(std::size_t place) && {
    made_.what.nth = place;
    return std::move(*this);
}

words words::photo(std::string_view id) && {
    made_.photo = id;
    return std::move(*this);
}

words words::follow_up(double likely) && {
    made_.what.follow_up = likely;
    return std::move(*this);
}

words words::wish(
    std::size_t begin, std::size_t end, std::string_view plugin, std::string_view intent
) && {
    lotsen::wish made;
    made.begin = begin;
    made.end = end;
    made.intents.push_back({std::string(plugin), std::string(intent), 0.95});
    made_.what.wishes.push_back(std::move(made));
    return std::move(*this);
}

std::string plain_catalogue::format(
    std::string_view domain,
    std::string_view id,
    std::string_view locale,
    const json::object& arguments
) const {
    std::string made = locale == "sv" ? "" : std::string(locale) + " ";
    made.append("[").append(domain).append(":").append(id).append("]");
    for (const auto& each : arguments)
        made += " " + (each.value().is_string() ? std::string(each.value().get_string())
                                                : json::serialize(each.value()));
    return made;
}

std::string_view plain_catalogue::own_name(std::string_view tag) const {
    if (tag == "sv") return "Svenska";
    if (tag == "en") return "English";
    return tag == "fi" ? "Suomi" : "العربية";
}

bool plain_catalogue::has(std::string_view, std::string_view id, std::string_view) const {
    return !id.ends_with(".label") || id == "loan.place.label";
}

std::vector<manifest> example_plugins() {
    const std::filesystem::path folder = LOTSEN_SOURCE_DIR "/tests/core/dialogue/fixture";
    return {read_manifest(folder / "tools").value(), read_manifest(folder / "clubs").value()};
}

std::string question_for(std::string_view slot) {
    return "[tools:loan." + std::string(slot) + ".question]";
}

talk_test::talk_test()
    : talk_(make_dialogue(example_plugins(), std::make_shared<plain_catalogue>())) {
    context.conversation = "c1";
    context.locale = "sv";
    context.channel = "web";
    context.now = fake_clock().now();
    open();
}

const outcome& talk_test::keep(outcome made) {
    last = std::move(made);
    if (last.locale) context.locale = *last.locale;
    stored_ = talk_->to_text(last.memory);
    memory_ = talk_->from_text(stored_);
    EXPECT_EQ(talk_->to_text(memory_), stored_);
    const auto keep_option = [&](std::string_view id, std::string_view label) {
        offered_[std::string(label)] = id;
        ids_.emplace_back(id);
    };
    for (const auto& each : last.says) {
        for (const auto& [id, label] : each.options)
            keep_option(id, label);
        for (const auto& card : each.cards)
            for (const auto& option : array_at(card.get_object(), "options"))
                keep_option(
                    text_at(option.get_object(), "option"), text_at(option.get_object(), "label")
                );
    }
    return last;
}

const outcome& talk_test::open() {
    return keep(talk_->open(context));
}

const outcome& talk_test::says(const words& what) {
    ++context.seq;
    return keep(talk_->step(memory_, what.input(), context));
}

const outcome& talk_test::chooses_id(std::string_view option) {
    ++context.seq;
    return keep(talk_->step(memory_, chose{std::string(option)}, context));
}

const outcome& talk_test::chooses(std::string_view label) {
    const auto id = id_of(label);
    EXPECT_NE(id, "") << label << " is not among " << testing::PrintToString(offered());
    return chooses_id(id);
}

const outcome& talk_test::changes_locale(std::string_view locale) {
    context.locale = locale;
    return keep(talk_->step(memory_, locale_changed{std::string(locale)}, context));
}

const outcome& talk_test::answers(plugin_answer answer) {
    EXPECT_TRUE(last.call.has_value());
    return keep(talk_->step(memory_, dialogue_input(std::move(answer)), context));
}

const outcome& talk_test::answers_question(std::string_view slot) {
    if (slot == "tool") return says(words("en såg tack").choice("tools", "såg", "loan.tool=saw"));
    if (slot == "blade") return says(words("12").entity("number", "12", "12"));
    if (slot == "place") return says(words("vid Hagalund").place("Hagalund"));
    if (slot == "day") return says(words("i morgon").entity("date", "i morgon", "2026-11-24"));
    if (slot == "hour") return says(words("kl 16").entity("time", "kl 16", "16:00"));
    if (slot == "story") return says(words("en stor gren ska ner"));
    if (slot == "delivery") return says(words("ja").act(dialogue_act::yes));
    if (slot == "phone")
        return says(words("070-174 06 05").entity("phone", "070-174 06 05", "+46701740605"));
    if (slot == "email")
        return says(words("a@example.org").entity("email", "a@example.org", "a@example.org"));
    return says(words("").photo("photo1"));
}

void talk_test::lends_until(std::string_view slot) {
    says(words("jag vill låna").intent("tools", "lend"));
    for (const auto* each :
         {"tool",
          "blade",
          "place",
          "day",
          "hour",
          "story",
          "delivery",
          "phone",
          "email",
          "photo"}) {
        if (slot == each) return;
        answers_question(each);
    }
}

const talk::running_form& talk_test::form() const {
    static talk::running_form none;
    static talk::running_form front;
    const auto now = state();
    if (now.forms.empty()) return none;
    front = now.forms.back();
    return front;
}

std::string talk_test::heard() const {
    std::string all;
    for (const auto& each : last.says)
        all += each.text + '\n';
    return all;
}

std::vector<std::string> talk_test::offered() const {
    std::vector<std::string> labels;
    for (const auto& each : last.says)
        for (const auto& option : each.options)
            labels.push_back(option.label);
    return labels;
}

std::string talk_test::id_of(std::string_view label) const {
    const auto found = offered_.find(label);
    return found == offered_.end() ? std::string() : found->second;
}

const submission* talk_test::submitted() const {
    return last.call ? std::get_if<submission>(&last.call->call) : nullptr;
}

const turn* talk_test::asked_plugin() const {
    return last.call ? std::get_if<turn>(&last.call->call) : nullptr;
}

}  // namespace lotsen::test
