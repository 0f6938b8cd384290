// The interface a plugin implements, and how a module says it is one.
#pragma once

#include <boost/version.hpp>
#include <memory>

#include "core/plugin/manifest.hpp"
#include "core/plugin/person.hpp"
#include "core/plugin/services.hpp"
#include "core/plugin/turn.hpp"

namespace lotsen {

/// Core makes one instance, calls `start` first and `stop` last, and never two calls at a time: a
/// plugin needs no locks. A call that throws, or is slower than its deadline, costs the resident
/// one apology and an offer of a person.
class plugin {
  public:
    virtual ~plugin() = default;

    /// Throws, with a reason an operator understands, where it cannot serve.
    virtual void start(services& lent) = 0;
    virtual void stop() {}

    virtual turn_reply on_turn(const turn& now) = 0;
    virtual verdict validate(const validation& asked) { return verdict::accept(asked.value); }
    /// Errors: what `database::run` gives. The resident is then told that nothing was sent.
    virtual result<receipt> submit(const submission& completed) = 0;

    virtual http_response on_http(const http_request&) {
        http_response none;
        none.status = 404;
        return none;
    }
    virtual void on_job(std::string_view /*name*/, time_point /*now*/) {}
    /// Errors: invalid (detail: a message id of the plugin's catalogue), not_found, conflict.
    virtual result<json::value> on_desk(const desk_request&) { return fail(errc::not_found); }
    virtual result<json::object> migrate_state(std::string_view /*from*/, json::object state) {
        return state;
    }
    /// Those of the photos that what it keeps still needs; core erases a photo that has become old
    /// (limits::photo_unclaimed) and that no plugin needs. Asked only where a form has a slot of
    /// type photo. Unless a plugin knows better, it needs them all. Errors: what `database::run`
    /// gives; then all stay.
    virtual result<std::vector<std::string>> photos_needed(const std::vector<std::string>& asked) {
        return asked;
    }
    /// Empty when well, otherwise what is wrong.
    virtual std::string health() { return {}; }
    /// A job that the plugin put on its queue (services::jobs) is due.
    virtual void on_scheduled(const job& due, time_point now) { on_job(due.name, now); }
    /// A letter of its outbox was delivered, or given up. Told at least once.
    virtual void on_delivered(const delivery& /*what*/) {}
    /// What is kept about one person, and that it goes: a record that has one of the contacts,
    /// references or conversations is theirs. Asked by `lotsen export` and `lotsen erase`, perhaps
    /// in another process than the one that serves, beside it. Erasing twice does no harm. A plugin
    /// that keeps anything about a resident answers; core erases its pairs, jobs and letters.
    /// Errors: not_found (it cannot tell), and what `database::run` gives.
    virtual result<person_reply> on_person(const person_request& /*asked*/) {
        return fail(errc::not_found);
    }
};

/// Compared before anything else of a module is touched.
struct module_identity {
    int interface = 0;
    const char* build = nullptr;  // compiler and library versions that must agree
};

#define LOTSEN_STRINGIFY_(x) #x
#define LOTSEN_STRINGIFY(x) LOTSEN_STRINGIFY_(x)
/// The classes of core/plugin, compiler, standard library and Boost: what two sides that share C++
/// types must have in common.
inline constexpr const char* build_identity =
    "contract 2.2 gcc " __VERSION__
    " boost " LOTSEN_STRINGIFY(BOOST_VERSION) " abi " LOTSEN_STRINGIFY(_GLIBCXX_USE_CXX11_ABI);

extern "C" {
using lotsen_identity_function = module_identity (*)();
using lotsen_make_function = plugin* (*)();
}

// NOLINTBEGIN(bugprone-macro-parentheses): neither a type nor a definition can stand in them.
/// In module.cpp, once: LOTSEN_PLUGIN(my_plugin)
#define LOTSEN_PLUGIN(type)                                                                    \
    extern "C" __attribute__((visibility("default"))) ::lotsen::module_identity                \
    lotsen_module_identity() {                                                                 \
        return {::lotsen::interface_version, ::lotsen::build_identity};                        \
    }                                                                                          \
    extern "C" __attribute__((visibility("default"))) ::lotsen::plugin* lotsen_make_plugin() { \
        return new type; /* NOLINT(cppcoreguidelines-owning-memory): the host owns it. */      \
    }
// NOLINTEND(bugprone-macro-parentheses)

}  // namespace lotsen
