#include "core/app/conversation/registry.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>

#include "core/base/log.hpp"

namespace lotsen {

namespace asio = boost::asio;

registry::registry(std::vector<executor> shards, const surroundings& around, random_source& random)
    : around_(around), random_(random) {
    for (auto& each : shards) {
        shards_.push_back(std::make_shared<shard>());
        shards_.back()->runs = std::move(each);
    }
}

registry::~registry() {
    // A conversation's place is kept by its deleter and keeps it; what was to be taken out on a
    // shard that no longer runs is taken out here.
    for (const auto& each : shards_)
        each->held.clear();
}

const std::shared_ptr<registry::shard>& registry::home_of(std::string_view id) const {
    return shards_[std::hash<std::string_view>()(id) % shards_.size()];
}

std::shared_ptr<conversation> registry::keep(
    const std::shared_ptr<shard>& home, conversation_record record
) {
    auto& slot = home->held[record.id];
    if (auto here = slot.lock()) return here;
    // Deleted on whatever thread lets go last; its place in the table goes on its shard.
    const auto forget = [home](conversation* gone) {
        asio::post(home->runs, [home, id = gone->id()] {
            const auto found = home->held.find(id);
            if (found != home->held.end() && found->second.expired()) home->held.erase(found);
        });
        --home->alive;
        delete gone;  // NOLINT(cppcoreguidelines-owning-memory): this is the deleter.
    };
    std::shared_ptr<conversation> made(
        new conversation(home->runs, std::move(record), around_), forget
    );
    ++home->alive;
    slot = made;
    return made;
}

registry::task<result<opened_conversation>> registry::create(
    std::string channel, std::string locale
) {
    const auto here = co_await asio::this_coro::executor;
    const auto served = std::find_if(shards_.begin(), shards_.end(), [&](const auto& each) {
        return each->runs == here;
    });
    new_conversation made;
    do
        made.id = make_id(random_);
    while (served != shards_.end() && home_of(made.id) != *served);
    auto token = make_token(random_);
    made.token_hash = token_hash(token);
    made.channel = std::move(channel);
    made.locale = std::move(locale);
    made.at = around_.now.now();
    auto stored = made;
    const auto created = co_await around_.journal.create(std::move(stored));
    if (created.has_error()) co_return created.error();
    conversation_record record;
    record.id = made.id;
    record.token_hash = made.token_hash;
    record.channel = made.channel;
    record.locale = made.locale;
    record.created = record.changed = made.at;
    if (served != shards_.end())
        co_return opened_conversation{keep(*served, std::move(record)), std::move(token)};
    auto found = co_await find(made.id);
    if (found.has_error()) co_return found.error();
    co_return opened_conversation{std::move(*found), std::move(token)};
}

registry::task<result<std::shared_ptr<conversation>>> registry::load(
    std::shared_ptr<shard> home, std::string id
) {
    if (const auto slot = home->held.find(id); slot != home->held.end()) {
        if (auto here = slot->second.lock()) co_return here;
    }
    auto record = co_await around_.journal.find(id);
    if (record.has_error()) co_return record.error();
    // Somebody else may have loaded it meanwhile: `keep` gives theirs.
    auto loaded = keep(home, std::move(*record));
    co_return loaded;
}

registry::task<result<std::shared_ptr<conversation>>> registry::find(std::string id) {
    auto home = home_of(id);
    const auto runs = home->runs;
    auto work = load(std::move(home), std::move(id));
    auto found = co_await asio::co_spawn(runs, std::move(work), asio::use_awaitable);
    co_return found;
}

registry::task<result<opened_conversation>> registry::resume(std::string id, std::string token) {
    auto found = co_await find(std::move(id));
    if (found.has_error()) co_return found.error();
    const auto hash = token_hash(token);
    // The token's hash never changes after creation, so it may be read from any thread.
    if (!same_hash(hash, (*found)->record().token_hash)) co_return fail(errc::wrong_token);
    co_return opened_conversation{std::move(*found), {}};
}

registry::task<void> registry::recover() {
    const auto cut_off = co_await around_.journal.unanswered();
    if (cut_off.has_error()) co_return;
    for (const auto& record : *cut_off) {
        auto found = co_await find(record.id);
        if (found.has_error()) continue;
        const auto& runs = (*found)->shard();
        auto work = (*found)->begin();
        co_await asio::co_spawn(runs, std::move(work), asio::use_awaitable);
    }
    if (!cut_off->empty())
        log(level::info, "recovered_turns", {{"count", std::to_string(cut_off->size())}});
}

std::size_t registry::in_memory() const {
    std::size_t sum = 0;
    for (const auto& each : shards_)
        sum += each->alive;
    return sum;
}

}  // namespace lotsen
