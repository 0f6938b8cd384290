#include "tests/chaos/reporter.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <set>
#include <utility>

#include "core/base/files.hpp"

namespace lotsen::test {

namespace asio = boost::asio;

namespace {

constexpr int steps = 5;  // of a form, with the question whether it is a fault that is known
// Before somebody tries again; twice as long each time, as people do.
constexpr std::chrono::milliseconds first_thought{100};
constexpr std::chrono::milliseconds longest_thought{500};
constexpr std::chrono::seconds patience{90};

/// What core says where a plugin did not do what was asked of it, in Swedish.
const std::set<std::string, std::less<>>& failure_texts() {
    static const auto texts = [] {
        const auto file = read_whole(LOTSEN_SOURCE_DIR "/locales/sv/core.json").value();
        const auto all = parse_json(file, "core.json").value();
        std::set<std::string, std::less<>> found;
        for (const auto* id : {"failure.apology", "form.not_sent", "form.unsure"})
            found.emplace(all.at(id).as_string());
        return found;
    }();
    return texts;
}

}  // namespace

asio::awaitable<void> reporter::run(std::uint16_t port, int faults) {
    const auto with = co_await connection::to(port);
    co_await open(*with);
    for (int fault = 0; fault < faults; ++fault)
        co_await report(*with, fault);
}

asio::awaitable<void> reporter::open(connection& with) {
    json::object frame{{"type", "open"}, {"channel", "web"}, {"locale", "sv"}};
    co_await with.send(std::move(frame));
    while (last_seq_ == 0)
        take(co_await with.receive());
}

asio::awaitable<void> reporter::report(connection& with, int fault) {
    const auto before = references_.size();
    json::object said{{"type", "say"}};
    // Each another text: the same fault in the same place twice would be linked.
    said["text"] = "Det är klotter på vägg " + std::to_string(number_ * 100 + fault) +
                   " vid skolan i Hagalund";
    co_await put(with, std::move(said));
    const auto end = std::chrono::steady_clock::now() + patience;
    asio::steady_timer pause(co_await asio::this_coro::executor);
    auto thought = first_thought;
    for (int step = 0; references_.size() == before; ++step) {
        if (step > steps) {
            ++tries_;
            pause.expires_after(thought);
            thought = std::min(2 * thought, longest_thought);
            co_await pause.async_wait(asio::use_awaitable);
        }
        if (std::chrono::steady_clock::now() > end || option_.empty()) {
            complaints_.push_back("fault " + std::to_string(fault) + " was never sent: " + last_);
            co_return;
        }
        json::object chosen{{"type", "choose"}};
        chosen["option"] = option_;
        co_await put(with, std::move(chosen));
    }
}

/// Puts one message, and hears what comes of it.
asio::awaitable<void> reporter::put(connection& with, json::object frame) {
    frame["id"] = std::to_string(number_) + "-" + std::to_string(++put_);
    option_.clear();
    accepted_ = false;
    answered_ = false;
    told_now_ = false;
    co_await with.send(std::move(frame));
    while (!accepted_ || !answered_)
        take(co_await with.receive());
}

void reporter::take(const json::object& frame) {
    const auto type = text_at(frame, "type");
    if (type == "error") complaints_.push_back("error " + std::string(text_at(frame, "code")));
    if (type == "accepted") accepted_ = true;
    if (type != "event") return;
    const auto seq = integer_at(frame, "seq").value_or(0);
    if (last_seq_ != 0 && seq != last_seq_ + 1)
        complaints_.push_back(
            "event " + std::to_string(seq) + " after " + std::to_string(last_seq_)
        );
    last_seq_ = seq;
    if (text_at(frame, "kind") == "case" && text_at(frame, "status") == "received")
        references_.emplace_back(text_at(frame, "reference"));
    if (text_at(frame, "from") != "bot") return;
    const auto& options = array_at(frame, "options");
    if (text_at(frame, "kind") == "message") last_ = json::serialize(frame);
    if (failure_texts().contains(text_at(frame, "text"))) {
        if (std::exchange(told_now_, true)) complaints_.push_back("told twice: " + last_);
        ++failures_told_;
    }
    for (auto one = options.rbegin(); one != options.rend(); ++one) {
        const auto& offered = one->as_object();
        if (text_at(offered, "label").find("person") == std::string_view::npos)
            option_ = text_at(offered, "option");
    }
    // Each of these turns ends with something to choose.
    answered_ = answered_ || !options.empty();
}

}  // namespace lotsen::test
