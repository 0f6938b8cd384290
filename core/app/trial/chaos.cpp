#include "core/app/trial/chaos.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <thread>

#include "core/app/kit/alone.hpp"
#include "core/app/kit/built_folder.hpp"
#include "core/app/trial/customer.hpp"
#include "core/app/trial/declared.hpp"
#include "core/app/trial/findings.hpp"

namespace lotsen::trial {
namespace {

namespace fs = std::filesystem;
using steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds longest_deadline{1000};  // of a call: a trial need not wait for three
constexpr milliseconds grace{300};              // after it, within what core still waits
constexpr milliseconds time_to_come{5000};      // for a job or a ping
constexpr milliseconds between_looks{20};
constexpr std::chrono::minutes jobs_are_due{1};

/// A start waits for fifteen seconds: not for a trial.
bool takes_too_long(const std::string& call, fault_kind kind) {
    return call == "initialize" && (kind == fault_kind::late || kind == fault_kind::other_id);
}

/// It is called without a resident.
bool comes_by_itself(const std::string& call) {
    return call == "job" || call == "health";
}

class chaos_trial {
  public:
    chaos_trial(const config& settings, const manifest& of, const fs::path& built, findings& found)
        : declared_(of),
          found_(found),
          program_(settings.plugin_program),
          faults_(scratch_.path()),
          settings_(through_faults(settings)),
          on_((faults_.plan(program_, {}, late()), settings_), built),
          book_(on_, of),
          locale_(locale_of()) {
        on_.hurry_jobs();
    }

    void run(const chaos_plan& plan) {
        find_forms();
        for (const auto& call : plan.calls) {
            if (!declares(call)) continue;
            found_.part(call);
            for (const auto kind : plan.kinds) {
                if (takes_too_long(call, kind)) continue;
                play(call, kind, 1);
                if (call == "submit") play(call, kind, 2);
            }
        }
    }

  private:
    /// While nothing goes wrong.
    void find_forms() {
        std::vector<std::string> broken;
        customer resident(on_, declared_, book_, faults_, locale_, beginnings_, broken);
        for (const auto& each : declared_.forms) {
            if (resident.find_beginning(each))
                forms_.push_back(&each);
            else
                found_.part(each.name + " is left out: no example of an intent begins it");
        }
        found_.broken(broken);
    }

    milliseconds late() const { return settings_.limits.plugin_deadline + grace; }

    config through_faults(const config& base) const {
        auto settings = settings_alone(base, declared_);
        const auto stand_in = scratch_.path() / "lotsen-plugin";
        fs::create_symlink(program_.parent_path() / "lotsen-faults", stand_in);
        settings.plugin_program = stand_in;
        auto& named = settings.limits;
        named.plugin_deadline = std::min(named.plugin_deadline, longest_deadline);
        named.plugin_ping = std::chrono::seconds(1);
        return settings;
    }

    /// The first served one that the plugin speaks and understands.
    std::string locale_of() const {
        const auto spoken = message_locales(declared_);
        for (const auto& tag : on_.content().texts->locales())
            if (std::ranges::find(spoken, tag) != spoken.end() &&
                fs::exists(declared_.folder / "examples" / (tag + ".json")))
                return tag;
        throw std::runtime_error(declared_.id + ": no language has both messages and examples");
    }

    bool declares(const std::string& call) const {
        if (call == "desk") return !declared_.desk.empty();
        if (call == "job")
            return std::ranges::any_of(declared_.jobs, [](const scheduled_job& each) {
                return each.every_s > 0;
            });
        if (call == "submit") return !forms_.empty();
        return true;
    }

    /// One fault, in a conversation for each form; where the plugin has none, in a question.
    void play(const std::string& call, fault_kind kind, std::size_t times) {
        where_ = call + ", " + std::string(to_string(kind));
        if (times > 1) where_ += " twice";
        if (forms_.empty() || call == "turn") play_one(call, kind, times, nullptr);
        for (const auto* each : forms_) {
            play_one(call, kind, times, each);
            if (call == "desk" || comes_by_itself(call)) break;
        }
    }

    void play_one(const std::string& call, fault_kind kind, std::size_t times, const form* wanted) {
        std::vector<std::string> broken;
        faults_.plan(program_, {}, late());
        on_.start_anew(settings_);
        if (wanted != nullptr) prepare(*wanted, broken);
        std::vector<fault> faults{{call, kind, times}};
        // It is started again only where it has ended.
        if (call == "initialize") faults.insert(faults.begin(), {"*", fault_kind::kill_before, 1});
        faults_.plan(program_, faults, late());
        customer resident(on_, declared_, book_, faults_, locale_, beginnings_, broken);
        if (call == "desk") look_at_desk();
        if (comes_by_itself(call)) wait_for_fault();
        converse(resident, wanted, broken);
        if (call == "submit" && faults_.fired() == 0) broken.emplace_back("it was never submitted");
        check_submissions(broken);
        check_references(resident, broken);
        check_journal(broken);
        check_service(broken);
        for (auto line : broken) {
            std::ranges::replace(line, '\n', ' ');
            found_.broken(line_of(wanted) + line);
        }
    }

    std::string line_of(const form* wanted) const {
        auto line = declared_.id;
        if (wanted != nullptr) line += " " + wanted->name;
        return line + ": " + where_ + ": ";
    }

    /// A form that asks for a reference needs a case to ask about.
    void prepare(const form& wanted, std::vector<std::string>& broken) {
        if (wanted.find("reference") == nullptr) return;
        customer before(on_, declared_, book_, faults_, locale_, beginnings_, broken);
        for (const auto* each : forms_)
            if (each->name != wanted.name && each->find("reference") == nullptr)
                before.get_sent(*each);
        book_.forget_references();
        for (const auto& one : before.references())
            book_.keep_reference(one);
    }

    void converse(customer& resident, const form* wanted, std::vector<std::string>& broken) {
        if (wanted == nullptr) {
            for (const auto& each : declared_.intents)
                if (each.form.empty()) resident.ask(each);
        } else if (!resident.get_sent(*wanted)) {
            broken.push_back("the form was not sent in the end, came \"" + on_.heard() + "\"");
        }
    }

    void look_at_desk() {
        for (const auto& each : declared_.desk) {
            desk_request asked;
            asked.view = each.view;
            asked.staff = "trial";
            asked.locale = locale_;
            asked.now = on_.now().now();
            const auto look = [&]() -> boost::asio::awaitable<void> {
                (void)co_await on_.plugins().on_desk(declared_.id, asked);
            };
            on_.run(look());
        }
    }

    void wait_for_fault() {
        on_.now().advance(jobs_are_due);
        const auto end = steady::now() + time_to_come;
        while (faults_.fired() == 0 && steady::now() < end)
            std::this_thread::sleep_for(between_looks);
    }

    /// One key, one case; and one form of one conversation, one key.
    void check_submissions(std::vector<std::string>& broken) const {
        std::map<std::string, std::set<std::string>> by_key;
        std::map<std::string, std::set<std::string>> by_form;
        std::set<std::string> accepted;
        for (const auto& one : faults_.submissions()) {
            if (one.refused) {
                if (accepted.contains(one.key))
                    broken.push_back(
                        "what was accepted under the key " + one.key + " is then refused under it"
                    );
                continue;
            }
            accepted.insert(one.key);
            by_key[one.key].insert(one.reference);
            by_form[one.conversation + " " + one.form].insert(one.key);
        }
        for (const auto& [key, references] : by_key)
            if (references.size() > 1)
                broken.push_back("sent twice: the key " + key + " gave " + joined(references));
        for (const auto& [form, keys] : by_form)
            if (keys.size() > 1) broken.push_back("sent twice, under " + joined(keys));
    }

    static std::string joined(const std::set<std::string>& all) {
        std::string text;
        for (const auto& one : all)
            text.append(text.empty() ? "" : " and ").append(one);
        return text;
    }

    /// What the resident was told of is what the plugin gave.
    void check_references(const customer& resident, std::vector<std::string>& broken) const {
        const auto given = faults_.submissions();
        for (const auto& told : resident.references()) {
            const auto found = std::ranges::find(given, told, &answered_submission::reference);
            const bool asked_about = book_.knows_reference(told);
            if (found == given.end() && !asked_about)
                broken.push_back("the resident was told of a case that is none: " + told);
        }
    }

    /// What was accepted is in the journal, once, and was answered; also after a restart.
    void check_journal(std::vector<std::string>& broken) {
        const auto accepted = on_.accepted_ids();
        faults_.forget_faults();
        on_.restart();
        on_.come_back();
        std::map<std::string, std::size_t> kept;
        bool answered = true;
        for (const auto& one : on_.events()) {
            if (one.from == speaker::resident) ++kept[std::string(text_at(one.body, "id"))];
            answered = one.from != speaker::resident;
        }
        for (const auto& id : accepted)
            if (kept[id] != 1)
                broken.push_back(
                    "an accepted message is in the journal " + std::to_string(kept[id]) + " times"
                );
        if (!answered) broken.emplace_back("the last message was never answered");
    }

    void check_service(std::vector<std::string>& broken) {
        for (const auto& each : declared_.intents) {
            const auto sentences = book_.sentences(declared_.id, each.name, locale_);
            if (sentences.empty()) continue;
            on_.open(locale_);
            on_.say(sentences.front());
            const auto heard = on_.heard();
            const bool sorry =
                heard.find(on_.words("core:failure.apology", locale_)) != std::string::npos;
            if (heard.empty() || sorry)
                broken.push_back("the service does not answer afterwards: \"" + heard + "\"");
            return;
        }
    }

    const manifest& declared_;
    findings& found_;
    const fs::path program_;  // the real lotsen-plugin
    const scratch_folder scratch_;
    const fault_folder faults_;
    const config settings_;
    stage on_;
    answer_book book_;
    const std::string locale_;
    std::map<std::string, beginning> beginnings_;
    std::vector<const form*> forms_;  // that words begin
    std::string where_;
};

}  // namespace

int try_chaos(
    const config& settings, const fs::path& folder, std::ostream& out, const chaos_plan& plan
) {
    findings found(out);
    const auto declared = read_manifest(fs::absolute(folder));
    try {
        if (declared.has_error()) throw std::runtime_error(declared.error().detail);
        const auto built = built_folder(settings, *declared);
        if (built.has_error()) throw std::runtime_error(built.error().detail);
        chaos_trial(settings, *declared, *built, found).run(plan);
    } catch (const std::runtime_error& stopped) {
        found.broken(stopped.what());
    }
    found.end();
    return found.count();
}

}  // namespace lotsen::trial
