#include "core/handover/board.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace lotsen {
namespace {

std::optional<std::chrono::minutes> minutes(const std::optional<std::chrono::seconds>& wait) {
    if (!wait) return std::nullopt;
    return std::chrono::ceil<std::chrono::minutes>(*wait);
}

}  // namespace

bool board::told::operator==(const told& other) const {
    return conversation == other.conversation && where.position == other.where.position &&
           minutes(where.wait) == minutes(other.where.wait);
}

void board::put(board_entry entry) {
    std::erase_if(entries_, [&](const board_entry& each) {
        return each.conversation == entry.conversation;
    });
    // Behind those who came at the same moment.
    const auto place = std::upper_bound(
        entries_.begin(),
        entries_.end(),
        entry.since,
        [](time_point since, const board_entry& each) { return since < each.since; }
    );
    entries_.insert(place, std::move(entry));
}

void board::accept(std::string_view conversation, std::string_view agent, time_point at) {
    for (auto& each : entries_) {
        if (each.conversation != conversation) continue;
        each.state = entry_state::accepted;
        each.agent = agent;
        each.accepted_at = at;
    }
}

void board::remove(std::string_view conversation, time_point at) {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const board_entry& each) {
        return each.conversation == conversation;
    });
    if (found == entries_.end()) return;
    // One that was accepted before a restart may not know when.
    const bool timed = found->accepted_at != time_point() && at >= found->accepted_at;
    if (found->state == entry_state::accepted && timed) {
        if (handled_.size() == handled_sample) handled_.erase(handled_.begin());
        handled_.push_back(at - found->accepted_at);
    }
    entries_.erase(found);
}

agent_presence* board::agent(std::string_view account) {
    const auto found =
        std::find_if(agents_.begin(), agents_.end(), [&](const agent_presence& each) {
            return each.account == account;
        });
    return found == agents_.end() ? nullptr : &*found;
}

void board::connect(std::string_view account, std::string_view display_name) {
    auto* known = agent(account);
    if (known == nullptr) {
        agents_.push_back({std::string(account), {}, false, 0, 0});
        std::sort(agents_.begin(), agents_.end(), [](const auto& left, const auto& right) {
            return left.account < right.account;
        });
        known = agent(account);
    }
    known->display_name = display_name;
    ++known->connections;
}

void board::disconnect(std::string_view account) {
    auto* const known = agent(account);
    if (known == nullptr || --known->connections > 0) return;
    std::erase_if(agents_, [&](const agent_presence& each) { return each.account == account; });
}

void board::set_available(std::string_view account, bool available) {
    if (auto* const known = agent(account)) known->available = available;
}

std::vector<agent_presence> board::agents() const {
    auto all = agents_;
    for (auto& each : all) {
        each.conversations = static_cast<std::size_t>(std::count_if(
            entries_.begin(),
            entries_.end(),
            [&](const board_entry& entry) {
                return entry.state == entry_state::accepted && entry.agent == each.account;
            }
        ));
    }
    return all;
}

bool board::anyone_available() const {
    return std::any_of(agents_.begin(), agents_.end(), [](const agent_presence& each) {
        return each.available;
    });
}

std::optional<std::chrono::seconds> board::estimate(std::size_t people) const {
    const auto available = std::count_if(
        agents_.begin(), agents_.end(), [](const agent_presence& each) { return each.available; }
    );
    if (available == 0 || handled_.size() < handled_least) return std::nullopt;
    const auto sum =
        std::accumulate(handled_.begin(), handled_.end(), std::chrono::milliseconds::zero());
    const auto mean = sum / static_cast<std::int64_t>(handled_.size());
    return std::chrono::ceil<std::chrono::seconds>(
        mean * static_cast<std::int64_t>(people) / available
    );
}

std::vector<board::told> board::places() const {
    std::vector<told> all;
    std::map<std::string_view, std::size_t> people;  // by queue
    for (const auto& each : entries_) {
        if (each.state != entry_state::waiting) continue;
        const auto position = ++people[each.queue];
        all.push_back({each.conversation, {position, estimate(position)}});
    }
    return all;
}

std::optional<queue_position> board::position(std::string_view conversation) const {
    for (const auto& each : places()) {
        if (each.conversation == conversation) return each.where;
    }
    return std::nullopt;
}

std::vector<std::string> board::moved() {
    auto now = places();
    std::map<std::string_view, const told*> before;
    for (const auto& each : told_)
        before.emplace(each.conversation, &each);
    std::vector<std::string> changed;
    for (const auto& each : now) {
        const auto known = before.find(each.conversation);
        if (known == before.end() || !(*known->second == each))
            changed.push_back(each.conversation);
    }
    told_ = std::move(now);
    return changed;
}

}  // namespace lotsen
