// Does with the services what the intent's name says, and answers what came of it.
#include "core/plugin/plugin.hpp"

namespace lotsen {
namespace {

template <class T>
std::string told(const result<T>& outcome, const std::string& well) {
    return outcome.has_error() ? std::string(to_string(outcome.error().code)) : well;
}

class courier final : public plugin {
  public:
    void start(services& lent) override { lent_ = &lent; }

    turn_reply on_turn(const turn& now) override {
        return {{say{message::verbatim(answer(now)), {}, {}, {}}}, {}};
    }

    result<receipt> submit(const submission&) override { return fail(errc::not_found); }

    void on_job(std::string_view name, time_point now) override {
        note("did/" + std::string(name), to_rfc3339(now));
    }
    void on_scheduled(const job& due, time_point) override {
        if (flag_at(due.payload, "fails")) throw std::runtime_error("as told");
        note("did/" + due.name + "/" + due.key, text_at(due.payload, "text"));
    }
    void on_delivered(const delivery& what) override {
        note("delivered/" + what.key, what.dead ? "dead" : std::to_string(what.answer.status));
    }

  private:
    void note(const std::string& key, std::string_view text) {
        if (const auto put = lent_->pairs->put(key, json::string(text)); put.has_error())
            throw std::runtime_error(put.error().detail);
    }

    std::string answer(const turn& now) {
        const auto key = std::string(text_at(now.payload, "key"));
        const auto address = std::string(text_at(lent_->options, "receiver"));
        if (now.intent == "remember")
            return told(lent_->pairs->put(key, json::string(now.text)), "remembered");
        if (now.intent == "recall") {
            const auto found = lent_->pairs->get(key);
            return told(found, found.has_value() ? json::serialize(*found) : std::string());
        }
        if (now.intent == "keys")
            return json::serialize(json::value_from(lent_->pairs->keys(key, 10).value()));
        if (now.intent == "forget") return told(lent_->pairs->erase(key), "forgotten");
        if (now.intent == "later") {
            json::object payload{{"text", now.text}, {"fails", now.text == "fail"}};
            const auto at = now.now + std::chrono::minutes(1);
            const auto name = now.text == "unknown" ? "unknown" : "remind";
            return told(lent_->jobs->schedule({name, key, std::move(payload), at}), "scheduled");
        }
        if (now.intent == "never") return told(lent_->jobs->cancel("remind", key), "cancelled");
        if (now.intent == "write") {
            outgoing letter;
            letter.url = address + "/letters";
            letter.body = now.text;
            return told(lent_->outbox->put(key, letter), "put");
        }
        if (now.intent == "fetch") {
            outgoing asked;
            asked.method = "GET";
            asked.url = now.text.starts_with("http") ? now.text : address + now.text;
            const auto got = lent_->http->send(asked);
            return told(got, got.has_value() ? std::to_string(got->status) + " " + got->body : "");
        }
        if (now.intent == "note")
            return told(lent_->database.run({"note", {{"key", key}, {"text", now.text}}}), "noted");
        if (now.intent == "notes") {
            const auto found = lent_->database.run(statement{"notes", {}});
            if (found.has_error()) return told(found, {});
            std::string all;
            for (const auto& one : found->list)
                all.append(text_at(one, "key")).append("=").append(text_at(one, "text")) += ' ';
            return all;
        }
        return lent_->texts->text(now.locale, message::of("courier.word"));
    }

    services* lent_ = nullptr;
};

}  // namespace
}  // namespace lotsen

LOTSEN_PLUGIN(lotsen::courier)
