#include "core/host/inline/lending.hpp"

#include <utility>

#include "core/host/lent/calls.hpp"
#include "core/host/options.hpp"

namespace lotsen {
namespace {

/// The plugin's words from the catalogue.
class catalogue_texts final : public message_texts {
  public:
    catalogue_texts(const host_environment& environment, std::string plugin)
        : environment_(environment), plugin_(std::move(plugin)) {}

    std::string text(std::string_view locale, const message& what) const override {
        if (what.id.empty()) return what.text;
        return environment_.text_of ? environment_.text_of(plugin_, locale, what) : what.id;
    }

  private:
    const host_environment& environment_;
    std::string plugin_;
};

bool keeps_anything(const manifest& declared) {
    return !declared.jobs.empty() || !declared.services.empty();
}

result<std::shared_ptr<plugin_store>> open_store(
    const host_environment& environment, const manifest& declared
) {
    if (!keeps_anything(declared)) return std::shared_ptr<plugin_store>();
    if (!environment.open_store) return fail(errc::unavailable, "there is no store for it");
    auto opened = environment.open_store(declared);
    if (opened.has_error()) return opened.error();
    auto made = std::make_shared<plugin_store>(
        std::move(*opened), declared, environment.now, environment.named
    );
    return made;
}

}  // namespace

result<std::shared_ptr<lent>> lend(const host_environment& environment, const manifest& declared) {
    const auto chosen = environment.options.find(declared.id);
    auto options = chosen == environment.options.end() ? json::object() : chosen->second;
    if (auto checked = check_options(declared.options_schema, options); checked.has_error())
        return checked.error();
    auto opened = environment.open_database(declared);
    if (opened.has_error()) return opened.error();
    auto& database = **opened;
    auto own = std::make_shared<lent>(lent{
        declared,
        std::move(*opened),
        nullptr,
        nullptr,
        std::make_unique<catalogue_texts>(environment, declared.id),
        services{
            database,
            environment.now,
            environment.zone,
            environment.random,
            environment.places,
            std::move(options),
            environment.municipality,
            environment.demo,
            declared.folder.string(),
            environment.fold}});
    auto store = open_store(environment, own->declared);
    if (store.has_error()) return store.error();
    own->store = std::move(*store);
    if (declared.declares_service("http") || declared.declares_service("outbox")) {
        if (!environment.make_http) return fail(errc::unavailable, "there is no HTTP for it");
        own->http = environment.make_http(own->declared);
    }
    auto& handed = own->handed;
    if (environment.data_folder) handed.data = environment.data_folder(declared);
    handed.pairs = own->store.get();
    handed.jobs = own->store.get();
    handed.outbox = own->store.get();
    handed.http = own->http.get();
    handed.texts = own->texts.get();
    keep_declared(handed, own->declared);
    return own;
}

}  // namespace lotsen
