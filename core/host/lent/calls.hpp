// The services of core/plugin/lent.hpp as calls over a channel: what a plugin's process asks, and
// what answers it.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "core/plugin/manifest.hpp"
#include "core/plugin/services.hpp"

namespace lotsen {

/// Does what a plugin's process asks of core: "key_value/get" and the like, see PROTOCOL.md.
/// Errors: those of the service, not_found (no such method), invalid (parameters).
result<json::value> lent_call(
    const services& lent, std::string_view method, const json::object& parameters
);

/// Asks core, on the plugin's thread. Errors: those of the call, unavailable.
using ask_core =
    std::function<result<json::value>(std::string_view method, const json::object& parameters)>;

/// The services in the plugin's process: each call is put to core.
class asked_services final : public key_value,
                             public job_queue,
                             public outbox,
                             public http_client,
                             public database,
                             public message_texts {
  public:
    explicit asked_services(ask_core ask) : ask_(std::move(ask)) {}

    result<json::value> get(std::string_view key) override;
    result<void> put(std::string_view key, const json::value& value) override;
    result<void> erase(std::string_view key) override;
    result<std::vector<std::string>> keys(std::string_view prefix, std::size_t most) override;
    result<void> schedule(const job& one) override;
    result<void> cancel(std::string_view name, std::string_view key) override;
    result<void> put(std::string_view key, const outgoing& letter) override;
    result<incoming> send(const outgoing& asked) override;
    using database::run;
    result<std::vector<rows>> run(const std::vector<statement>& statements) override;
    std::string text(std::string_view locale, const message& what) const override;

  private:
    result<void> tell(std::string_view method, const json::object& parameters) const;

    ask_core ask_;
};

/// Services that the manifest does not declare answer not_allowed from now on.
void keep_declared(services& lent, const manifest& declared);

}  // namespace lotsen
