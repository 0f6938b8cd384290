#include "tests/chaos/client.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "tests/chaos/connection.hpp"

namespace lotsen::test {

namespace asio = boost::asio;

asio::awaitable<std::uint16_t> server_gate::opened() {
    while (!is_open_) {
        boost::system::error_code woken;
        auto token = asio::redirect_error(asio::use_awaitable, woken);
        co_await up_.async_wait(token);
    }
    co_return port_;
}

void client::take(const json::object& frame) {
    const auto type = text_at(frame, "type");
    if (type == "error") complaints_.push_back("error " + std::string(text_at(frame, "code")));
    if (type == "accepted") {
        const std::string id(text_at(frame, "id"));
        const auto seq = integer_at(frame, "seq").value_or(0);
        const auto [known, fresh] = seq_of_.emplace(id, seq);
        if (!fresh && known->second != seq)
            complaints_.push_back(id + " was accepted twice, with different seq");
        if (id == id_of(accepted_)) ++accepted_;
        last_accepted_seq_ = seq;
    }
    if (type != "event") return;
    const auto seq = integer_at(frame, "seq").value_or(0);
    if (seq != last_seq_ + 1)
        complaints_.push_back(
            "event " + std::to_string(seq) + " after " + std::to_string(last_seq_)
        );
    last_seq_ = seq;
    if (text_at(frame, "from") == "bot") last_bot_seq_ = seq;
}

asio::awaitable<void> client::join(connection& with, std::int64_t after) {
    json::object open{{"type", "open"}};
    if (conversation_.empty()) {
        open["channel"] = "web";
        open["locale"] = "sv";
    } else {
        open["conversation"] = conversation_;
        open["token"] = token_;
        open["after"] = after;
    }
    co_await with.send(std::move(open));
    const auto opened = co_await with.receive();
    if (text_at(opened, "type") != "opened") {
        complaints_.push_back("not opened: " + json::serialize(opened));
        co_return;
    }
    conversation_ = text_at(opened, "conversation");
    token_ = text_at(opened, "token");
}

asio::awaitable<void> client::converse(connection& with, int messages) {
    co_await join(with, last_seq_);
    while (accepted_ < messages) {
        const auto current = accepted_;
        json::object say{{"type", "say"}, {"id", id_of(current)}};
        say["text"] = current % 3 == 0 ? "hej" : current % 3 == 1 ? "var ligger Fabrik 38" : "tack";
        co_await with.send(std::move(say));
        while (accepted_ == current)
            take(co_await with.receive());
    }
    while (last_bot_seq_ <= last_accepted_seq_)
        take(co_await with.receive());
}

asio::awaitable<void> client::run(int messages) {
    for (;;) {
        const auto port = co_await gate_.opened();
        try {
            const auto with = co_await connection::to(port);
            co_await converse(*with, messages);
            co_return;
        } catch (const boost::system::system_error&) {
            ++resumed_;
        }
        // The kernel may tell of the cut before the test has closed the gate: let it run first.
        const auto executor = co_await asio::this_coro::executor;
        co_await asio::post(executor, asio::use_awaitable);
    }
}

asio::awaitable<std::vector<json::object>> client::replay() {
    const auto port = co_await gate_.opened();
    const auto with = co_await connection::to(port);
    co_await join(*with, 0);
    std::vector<json::object> events;
    while (events.empty() || integer_at(events.back(), "seq") < last_seq_) {
        auto frame = co_await with->receive();
        if (text_at(frame, "type") == "event") events.push_back(std::move(frame));
    }
    co_return events;
}

}  // namespace lotsen::test
