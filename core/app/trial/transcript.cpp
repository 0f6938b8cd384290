#include "core/app/trial/transcript.hpp"

#include <stdexcept>

#include "core/app/trial/yaml.hpp"
#include "core/dialogue/state.hpp"

namespace lotsen::trial {
namespace {

/// Holds one turn's expectations against what came.
class judge {
  public:
    judge(stage& on, std::string where, std::vector<std::string>& broken)
        : stage_(on), where_(std::move(where)), broken_(broken) {
        for (const auto& each : on.events()) {
            if (each.from == speaker::bot && each.kind == event_kind::message) last_ = &each;
        }
    }

    void hold(const json::object& expected) {
        for (const auto& [key, value] : expected)
            hold_one(std::string(key), value);
    }

  private:
    void hold_one(const std::string& key, const json::value& wanted) {
        if (key == "case") return expect_event(event_kind::case_opened, "status", wanted);
        if (key == "handover") return expect_event(event_kind::handover, "state", wanted);
        if (key == "slots") return expect_slots(wanted.as_object());
        if (last_ == nullptr) return complain(key, wanted, "the bot said nothing");
        const auto& body = last_->body;
        if (key == "options" || key == "cards") {
            const auto count = static_cast<std::int64_t>(array_at(body, key).size());
            if (count < wanted.as_int64()) complain(key, wanted, std::to_string(count));
        } else if (key == "slot") {
            compare(key, wanted, text_at(object_at(body, "expects"), "slot"));
        } else if (key == "text") {
            expect_text(std::string(wanted.as_string()));
        } else if (key == "message") {
            compare(
                key,
                json::value(stage_.words(wanted.as_string(), text_at(body, "locale"))),
                text_at(body, "text")
            );
        } else {
            compare(key, wanted, text_at(body, key));
        }
    }

    /// Anywhere in this turn's messages: an answer may be followed by "Anything else?".
    void expect_text(const std::string& part) {
        std::string all;
        for (const auto& each : stage_.events()) {
            if (each.from != speaker::bot) continue;
            all += std::string(text_at(each.body, "text")) + "\n";
        }
        if (all.find(part) == all.npos) complain("text", json::value(part), all);
    }

    /// Of the form that is being filled in.
    void expect_slots(const json::object& wanted) {
        const auto memory = stage_.memory();
        const auto& forms = memory->forms;
        const auto& filled = forms.empty() ? json::object() : forms.back().slots;
        for (const auto& [name, value] : wanted) {
            const auto* now = filled.if_contains(name);
            if (now == nullptr || *now != value)
                complain(
                    std::string("slots.").append(name),
                    value,
                    now == nullptr ? "nothing" : json::serialize(*now)
                );
        }
    }

    void expect_event(event_kind kind, std::string_view member, const json::value& wanted) {
        for (const auto& each : stage_.events()) {
            if (each.kind == kind && text_at(each.body, member) == wanted.as_string()) return;
        }
        complain(to_string(kind), wanted, last_ ? text_at(last_->body, "text") : "no such event");
    }

    void compare(std::string_view key, const json::value& wanted, std::string_view got) {
        if (wanted.as_string() != got) complain(key, wanted, got);
    }

    void complain(std::string_view key, const json::value& wanted, std::string_view got) {
        std::string line = where_ + ": " + std::string(key) + " should be " +
                           json::serialize(wanted) + ", is \"" + std::string(got) + "\"";
        if (last_ != nullptr) line += "  [" + std::string(text_at(last_->body, "text")) + "]";
        broken_.push_back(std::move(line));
    }

    stage& stage_;
    const std::string where_;
    std::vector<std::string>& broken_;
    const event* last_ = nullptr;
};

}  // namespace

namespace {

bool is_yaml(const std::filesystem::path& file) {
    return file.extension() == ".yaml" || file.extension() == ".yml";
}

/// Words as they stand, or {"message": "domain:id"}: a text of the catalogue in the conversation's
/// language.
std::string words_of(const stage& on, const json::value& said, const std::string& locale) {
    if (const auto* object = said.if_object()) return on.words(text_at(*object, "message"), locale);
    return std::string(said.as_string());
}

void take_step(
    stage& on,
    const json::object& turn,
    const std::string& locale,
    std::vector<std::string>& broken,
    const std::string& where
) {
    if (const auto* said = turn.if_contains("say")) on.say(words_of(on, *said, locale));
    if (const auto* photo = turn.if_contains("photo"))
        on.send_photo(std::string(photo->as_string()));
    if (const auto* tag = turn.if_contains("locale")) on.locale(std::string(tag->as_string()));
    const auto* option = turn.if_contains("choose");
    if (option == nullptr) return;
    const bool found = option->is_string() ? on.choose(std::string(option->get_string()))
                                           : on.choose(option->to_number<std::size_t>());
    if (!found) broken.push_back(where + ": no option " + json::serialize(*option));
}

void run(
    stage& on,
    const json::object& script,
    const std::string& name,
    const std::string& locale,
    std::vector<std::string>& broken
) {
    on.available = flag_at(script, "staff_available");
    on.open(locale);
    std::size_t number = 0;
    for (const auto& each : array_at(script, "turns")) {
        const auto& turn = each.as_object();
        const auto where = name + " turn " + std::to_string(++number);
        take_step(on, turn, locale, broken, where);
        judge(on, where, broken).hold(object_at(turn, "expect"));
    }
    if (number == 0) broken.push_back(name + ": no turns");
}

}  // namespace

bool is_transcript(const std::filesystem::path& file) {
    return file.extension() == ".json" || is_yaml(file);
}

std::vector<std::string> run_transcript(
    stage& on, const std::filesystem::path& file, const std::vector<std::string>& otherwise
) {
    std::vector<std::string> broken;
    const auto name = file.filename().string();
    const auto document = is_yaml(file) ? read_yaml(file) : read_json(file);
    if (document.has_error()) return {document.error().detail};
    try {
        const auto& script = document->as_object();
        const std::string own(text_at(script, "locale"));
        const auto locales = own.empty() ? otherwise : std::vector<std::string>{own};
        if (locales.empty()) broken.push_back(name + ": no locale");
        for (const auto& locale : locales)
            run(on,
                script,
                own.empty() ? std::string(name).append(" (").append(locale).append(")") : name,
                locale,
                broken);
    } catch (const boost::system::system_error& wrong) {
        broken.push_back(name + ": no transcript: " + wrong.code().message());
    } catch (const std::logic_error& wrong) {  // Boost.JSON's, for a value of another type
        broken.push_back(name + ": no transcript: " + wrong.what());
    }
    return broken;
}

}  // namespace lotsen::trial
