// What the host lends a plugin: its database and options, and the services that it declares.
#pragma once

#include <memory>

#include "core/host/inline/inline_host.hpp"
#include "core/host/lent/store.hpp"
#include "core/plugin/services.hpp"

namespace lotsen {

/// What one plugin is lent; lives as long as its thread may.
struct lent {
    manifest declared;
    std::unique_ptr<lotsen::database> database;
    std::shared_ptr<plugin_store> store;  // null where it declares nothing to keep
    std::shared_ptr<http_client> http;
    std::unique_ptr<message_texts> texts;
    services handed;
};

/// `environment` must outlive what it lends. Errors: invalid (options), unavailable (a service that
/// this host does not have), and what opening a database gives.
result<std::shared_ptr<lent>> lend(const host_environment& environment, const manifest& declared);

}  // namespace lotsen
