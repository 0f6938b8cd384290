// Lends tools; the twin of lending_python.
#include <algorithm>
#include <array>

#include "core/plugin/plugin.hpp"

namespace lotsen {
namespace {

constexpr std::array<std::string_view, 3> tools{"saw", "drill", "ladder"};

class lending final : public plugin {
  public:
    void start(services& lent) override {
        database_ = &lent.database;
        hours_ = text_at(lent.options, "hours");
        if (hours_.empty()) hours_ = "10-17";
    }

    turn_reply on_turn(const turn& now) override {
        const auto count = integer_at(now.state, "asked").value_or(0) + 1;
        auto what = message::of("opening.hours", {{"hours", hours_}, {"count", count}});
        return {{say{std::move(what), {}, {}, {}}}, {{"asked", count}}};
    }

    verdict validate(const validation& asked) override {
        const auto* said = asked.value.if_string();
        std::string tool(said == nullptr ? std::string_view() : std::string_view(*said));
        std::ranges::transform(tool, tool.begin(), [](unsigned char c) {
            return static_cast<char>(std::tolower(c));
        });
        if (std::ranges::find(tools, tool) == tools.end())
            return verdict::refuse(message::of("loan.tool.unknown"));
        return verdict::accept(json::value(tool));
    }

    result<receipt> submit(const submission& completed) override {
        const auto& key = completed.idempotency_key;
        const auto tool = std::string(text_at(completed.slots, "tool"));
        receipt given;
        auto reference = one("by_key", {{"key", key}});
        if (reference.empty() && !one("by_tool", {{"tool", tool}}).empty()) {
            given.refused_slot = "tool";
            given.refusal = message::of("loan.tool.taken");
            return given;
        }
        if (reference.empty()) {
            auto added = database_->run(statement{"add", {{"key", key}, {"tool", tool}}});
            if (added.has_error()) return added.error();
            reference = one("by_key", {{"key", key}});
        }
        given.reference = reference;
        given.actions.push_back(open_case{reference, "lent"});
        return given;
    }

    http_response on_http(const http_request& asked) override {
        http_response reply;
        if (asked.path != "loans") {
            reply.status = 404;
            return reply;
        }
        reply.body = std::to_string(loans());
        return reply;
    }

    result<json::value> on_desk(const desk_request& asked) override {
        if (asked.command == "give_back" && loans() == 0)
            return fail(errc::conflict, "desk.nothing_lent");
        return json::value(json::object{{"loans", loans()}});
    }

    /// A loan is a conversation's by its key, which begins with the id.
    result<person_reply> on_person(const person_request& asked) override {
        person_reply reply;
        const auto all = database_->run(statement{"all", {}}).value();
        for (const auto& row : all.list) {
            const auto key = text_at(row, "key");
            const auto has = [&](const std::vector<std::string>& list, std::string_view text) {
                return std::ranges::find(list, text) != list.end();
            };
            if (!has(asked.who.references, text_at(row, "reference")) &&
                !has(asked.who.conversations, key.substr(0, key.find(':'))))
                continue;
            if (asked.erase) database_->run(statement{"forget", {{"key", key}}}).value();
            personal_record told;
            told.kind = "loan";
            told.reference = text_at(row, "reference");
            told.fate = fate::erased;
            told.data = {{"tool", text_at(row, "tool")}};
            reply.records.push_back(std::move(told));
        }
        return reply;
    }

  private:
    std::string one(const char* query, json::object parameters) {
        const auto found = database_->run(statement{query, std::move(parameters)}).value();
        if (found.list.empty()) return {};
        return std::string(text_at(found.list.front(), "reference"));
    }
    std::int64_t loans() {
        const auto found = database_->run(statement{"count", {}}).value();
        return integer_at(found.list.front(), "loans").value_or(0);
    }

    database* database_ = nullptr;
    std::string hours_;
};

}  // namespace
}  // namespace lotsen

LOTSEN_PLUGIN(lotsen::lending)
