// Another system on the loopback interface: answers HTTP requests as it is told, and remembers
// them.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace lotsen::test {

struct received {
    std::string method;
    std::string target;
    std::string key;  // Idempotency-Key
    std::string body;
    std::string host;
};

/// Answers one connection after the other, each with one answer; 200 where none is left.
class receiver {
  public:
    receiver() : acceptor_(io_, {boost::asio::ip::make_address("127.0.0.1"), 0}) {
        thread_ = std::thread([this] { serve(); });
    }
    receiver(const receiver&) = delete;
    receiver& operator=(const receiver&) = delete;
    ~receiver() { stop(); }

    std::string address() const { return "http://127.0.0.1:" + std::to_string(port_); }
    /// The next answers, in order. Status 0: the connection is closed without one.
    void answer(std::deque<int> statuses) {
        const std::lock_guard lock(mutex_);
        answers_ = std::move(statuses);
    }
    void body(std::string text) {
        const std::lock_guard lock(mutex_);
        body_ = std::move(text);
    }
    /// Waits until there are so many requests; those there are after ten seconds.
    std::vector<received> requests(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, std::chrono::seconds(10), [&] {
            return requests_.size() >= count;
        });
        return requests_;
    }
    void stop() {
        if (!thread_.joinable()) return;
        stopping_ = true;
        // Wakes the thread where it waits for a connection.
        boost::system::error_code ignored;
        boost::asio::ip::tcp::socket wake(io_);
        wake.connect({boost::asio::ip::make_address("127.0.0.1"), port_}, ignored);
        thread_.join();
        acceptor_.close(ignored);
    }

  private:
    void serve() {
        while (true) {
            boost::system::error_code failed;
            auto socket = acceptor_.accept(failed);
            if (failed || stopping_) return;
            try {
                one(socket);
            } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): it went away.
            }
        }
    }

    void one(boost::asio::ip::tcp::socket& socket) {
        namespace http = boost::beast::http;
        boost::beast::flat_buffer buffer;
        http::request<http::string_body> asked;
        http::read(socket, buffer, asked);
        http::response<http::string_body> reply;
        {
            const std::lock_guard lock(mutex_);
            int status = 200;
            if (!answers_.empty()) {
                status = answers_.front();
                answers_.pop_front();
            }
            requests_.push_back(
                {std::string(asked.method_string()),
                 std::string(asked.target()),
                 std::string(asked["Idempotency-Key"]),
                 asked.body(),
                 std::string(asked[http::field::host])}
            );
            reply.result(status == 0 ? 500U : static_cast<unsigned>(status));
            reply.body() = body_;
            if (status == 0) {
                changed_.notify_all();
                return;
            }
        }
        reply.set(http::field::content_type, "text/plain");
        reply.prepare_payload();
        http::write(socket, reply);
        changed_.notify_all();
    }

    boost::asio::io_context io_;
    boost::asio::ip::tcp::acceptor acceptor_;
    const std::uint16_t port_ = acceptor_.local_endpoint().port();
    std::atomic<bool> stopping_{false};
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<int> answers_;
    std::string body_ = "well";
    std::vector<received> requests_;
    std::thread thread_;
};

}  // namespace lotsen::test
