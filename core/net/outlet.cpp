// The service's hold on a connection.
#include <boost/asio/post.hpp>

#include "core/net/socket_session.hpp"

namespace lotsen::net {

namespace {

class session_outlet final : public outlet {
  public:
    session_outlet(server::executor home, std::weak_ptr<sender> session)
        : home_(home), session_(std::move(session)) {}

    void send(frame text) override {
        at_home([text = std::move(text)](sender& session) mutable {
            session.enqueue(std::move(text));
        });
    }

    void close(unsigned code, std::string_view reason) override {
        at_home([code, reason = std::string(reason)](sender& session) {
            session.close_after_queue(code, reason);
        });
    }

  private:
    /// Now where this is the connection's own thread, else there. The session is looked at there
    /// only, so that it never ends on another thread.
    template <class Action>
    void at_home(Action action) {
        if (session_.expired()) return;  // then its context may be gone too
        if (home_.running_in_this_thread()) {
            if (const auto session = session_.lock()) action(*session);
            return;
        }
        boost::asio::post(home_, [there = session_, action = std::move(action)]() mutable {
            if (const auto session = there.lock()) action(*session);
        });
    }

    server::executor home_;
    std::weak_ptr<sender> session_;
};

}  // namespace

std::shared_ptr<outlet> make_outlet(server::executor home, std::weak_ptr<sender> session) {
    return std::make_shared<session_outlet>(home, std::move(session));
}

}  // namespace lotsen::net
