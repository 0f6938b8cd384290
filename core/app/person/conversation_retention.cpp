#include "core/app/person/conversation_retention.hpp"

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/app/aside.hpp"
#include "core/base/log.hpp"
#include "core/journal/sqlite/conversation_file.hpp"
#include "core/plugin/person.hpp"

namespace lotsen {

namespace asio = boost::asio;

namespace {

using ids = std::vector<std::string>;

/// Of the conversations, those that a plugin has under legal hold. One that cannot tell has none.
asio::awaitable<result<std::set<std::string>>> under_hold(
    host& plugins, const ids& asked, time_point now
) {
    std::set<std::string> held;
    const auto declared = plugins.manifests();
    for (const auto& plugin : *declared) {
        auto name = plugin.id;
        person_request about{{asked, {}, {}}, false, now};
        const auto told = co_await plugins.on_person(std::move(name), std::move(about));
        if (told.has_error() && told.error().code == errc::not_found) continue;
        if (told.has_error()) co_return told.error();
        for (const auto& one : told->records)
            if (under_legal_hold(one)) held.insert(one.conversation);
    }
    co_return held;
}

/// How many were erased; one that went or that staff took meanwhile is passed over.
result<std::size_t> erase_all(conversation_file& from, const ids& over) {
    std::size_t erased = 0;
    for (const auto& id : over) {
        const auto events = from.erase(id);
        if (events.has_value())
            ++erased;
        else if (events.error().code != errc::unknown_conversation && events.error().code != errc::conflict)
            return events.error();
    }
    return erased;
}

void report(const error& problem) {
    log(level::warning, "conversations.not_erased", {{"what", problem.detail}});
}

}  // namespace

asio::awaitable<void> conversation_retention::run() const {
    const auto before = now.now() - named.conversation_kept;
    std::size_t erased = 0;
    std::size_t held = 0;
    for (bool more = true; more && erased < named.conversation_batch;) {
        std::function<result<ids>()> list = [&]() -> result<ids> {
            const auto opened = open_conversation_file(file);
            if (opened.has_error()) return opened.error();
            return (*opened)->untouched_since(before, named.conversation_batch - erased, held);
        };
        auto over = co_await aside(slow, std::move(list));
        if (over.has_error()) co_return report(over.error());
        more = !over->empty();
        if (!more) break;
        const auto kept = co_await under_hold(plugins, *over, now.now());
        if (kept.has_error()) co_return report(kept.error());
        held += std::erase_if(*over, [&](const auto& id) { return kept->contains(id); });
        std::function<result<std::size_t>()> erase = [&]() -> result<std::size_t> {
            const auto opened = open_conversation_file(file);
            if (opened.has_error()) return opened.error();
            return erase_all(**opened, *over);
        };
        const auto gone = co_await aside(slow, std::move(erase));
        if (gone.has_error()) co_return report(gone.error());
        erased += *gone;
        // Those that cannot go now would be listed again.
        more = *gone == over->size();
    }
    if (erased > 0)
        log(level::info,
            "conversations.erased",
            {{"count", std::to_string(erased)}, {"under_legal_hold", std::to_string(held)}});
}

}  // namespace lotsen
