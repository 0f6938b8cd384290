// What every journal must pass, and what a journal under test must offer for it.
#pragma once

#include <gmock/gmock.h>

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>
#include <ostream>
#include <string>

#include "core/journal/journal.hpp"
#include "tests/support/refusal.hpp"
#include "tests/support/run_coroutine.hpp"

namespace lotsen::test {

/// One kind of journal, on an empty store of its own.
class engine {
  public:
    virtual ~engine() = default;
    virtual journal& opened() = 0;
    /// Closes and opens it again, as a restart of the service does. False where nothing would be
    /// left.
    virtual bool reopen() = 0;
};

struct engine_kind {
    std::string name;
    std::function<std::unique_ptr<engine>()> make;
};

/// GoogleTest's name for it in a test's name, where bytes would change from run to run.
inline void PrintTo(const engine_kind& one, std::ostream* to) {
    *to << one.name;
}

/// 2026-11-23T10:00:00Z and so many seconds.
inline time_point after_ten(int seconds) {
    return from_rfc3339("2026-11-23T10:00:00Z").value() + std::chrono::seconds(seconds);
}

inline event said(speaker from, std::string_view text) {
    event one;
    one.from = from;
    one.body = json::object{{"text", text}, {"locale", "sv"}};
    return one;
}

/// A request in words: `asked("c1").by_resident("Hej").with_id("m1")`.
class asked {
  public:
    explicit asked(std::string conversation, std::int64_t epoch = 1) {
        request_.conversation = std::move(conversation);
        request_.epoch = epoch;
        request_.at = after_ten(0);
    }

    asked&& by_resident(std::string_view text) && {
        request_.events.push_back(said(speaker::resident, text));
        return std::move(*this);
    }
    asked&& by_bot(std::string_view text) && {
        request_.events.push_back(said(speaker::bot, text));
        return std::move(*this);
    }
    asked&& with_id(std::string client_id) && {
        request_.client_id = std::move(client_id);
        return std::move(*this);
    }
    asked&& at(int seconds) && {
        request_.at = after_ten(seconds);
        return std::move(*this);
    }
    asked&& handled(std::int64_t seq) && {
        request_.handled_seq = seq;
        return std::move(*this);
    }
    asked&& owner(owner_kind kind, std::string name, json::object handover = json::object()) && {
        request_.owner = owner_change{kind, std::move(name), std::move(handover)};
        return std::move(*this);
    }
    asked&& closed(bool now) && {
        request_.closed = now;
        return std::move(*this);
    }
    append_request done() && { return std::move(request_); }

    append_request request_;
};

class journal_conformance : public testing::TestWithParam<engine_kind> {
  protected:
    journal& store() { return engine_->opened(); }

    result<void> create(const std::string& id, int seconds = 0, std::string channel = "web") {
        new_conversation made{
            id, std::string(32, 't'), std::move(channel), "sv", after_ten(seconds)};
        return run(io_, store().create(std::move(made)));
    }
    result<appended> append(asked&& what) {
        return run(io_, store().append(std::move(what).done()));
    }
    conversation_record found(const std::string& id) { return run(io_, store().find(id)).value(); }
    std::vector<event> replay(
        const std::string& id, std::int64_t after = 0, std::size_t most = 1000
    ) {
        return run(io_, store().replay(id, after, most)).value();
    }
    std::vector<std::string> texts(const std::string& id, std::int64_t after = 0) {
        std::vector<std::string> all;
        for (const auto& one : replay(id, after))
            all.emplace_back(text_at(one.body, "text"));
        return all;
    }
    std::vector<std::string> unanswered() { return ids(run(io_, store().unanswered()).value()); }
    std::vector<std::string> still_open(const std::string& channel) {
        return run(io_, store().still_open(channel)).value();
    }
    std::vector<std::string> handed_over() { return ids(run(io_, store().handed_over()).value()); }

    static std::vector<std::string> ids(const std::vector<conversation_record>& records) {
        std::vector<std::string> all;
        all.reserve(records.size());
        for (const auto& one : records)
            all.push_back(one.id);
        return all;
    }

    boost::asio::io_context io_;  // outlives the journal, whose threads post to it
    std::unique_ptr<engine> engine_ = GetParam().make();
};

}  // namespace lotsen::test
