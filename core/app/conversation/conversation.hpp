// One conversation: the way of every message from the socket to the log and back.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/app/conversation/subscriber.hpp"
#include "core/app/conversation/surroundings.hpp"
#include "core/base/result.hpp"
#include "core/dialogue/dialogue.hpp"
#include "core/journal/journal.hpp"

namespace lotsen {

/// What a staff member does to a conversation that waits or is theirs.
struct staff_member {
    std::string account;
    std::string display_name;
};

/// Lives on one executor (its shard); every method is called there, and every awaitable completes
/// there. Whatever it publishes is in the journal already, in the order of seq.
class conversation : public std::enable_shared_from_this<conversation> {
  public:
    using executor = boost::asio::any_io_executor;
    template <class T>
    using task = boost::asio::awaitable<T>;

    conversation(executor shard, conversation_record record, const surroundings& around);

    const std::string& id() const { return record_.id; }
    const conversation_record& record() const { return record_; }
    const executor& shard() const { return shard_; }

    /// The bot's first words; runs cut-off turns too. Nothing while events exist and all are
    /// handled.
    task<void> begin();

    /// Every event after `after`, then each new one, in order. Errors: corrupt, ...: nothing was
    /// sent.
    task<result<void>> follow(std::shared_ptr<subscriber> who, std::int64_t after);
    void unfollow(const subscriber* who);

    // The resident. A repeated client id is answered alike and written once.
    /// Errors: text_empty, text_too_long, too_fast, conversation_closed, disk_full, ...
    /// `durable` is called with the event's seq when it is on disk, before anybody is told of it.
    using durable_hook = std::function<void(std::int64_t)>;
    task<result<appended>> say(
        std::string client_id, std::string text, std::string photo, durable_hook durable
    );
    /// Errors: as say, and unknown_option.
    task<result<appended>> choose(std::string client_id, std::string option, durable_hook durable);
    /// Errors: unknown_locale.
    task<result<void>> choose_locale(std::string locale);
    task<result<void>> leave();
    void typing(speaker from, const subscriber* except);

    // Staff. Errors: already_taken, not_owner, not_allowed, conversation_closed, disk_full, ...
    task<result<void>> accept(staff_member by);
    task<result<appended>> staff_say(staff_member by, std::string client_id, std::string text);
    task<result<void>> hand_back(staff_member by);
    task<result<void>> close(staff_member by, std::string outcome);
    /// Closes it where the bot has it and nobody follows it: its kiosk is gone. False while it
    /// stays open.
    task<bool> abandon();
    /// The queue moved: the resident is told, unless that is what they were told last.
    task<void> announce(queue_position where);

  private:
    struct follower {
        std::shared_ptr<subscriber> who;
        std::int64_t delivered = 0;  // seq
        bool replaying = true;
        std::vector<published> held;  // came while older events were being read
    };
    /// A resident's event that waits for its turn.
    struct pending_turn {
        std::int64_t seq = 0;
        std::string text;
        std::string photo;
        std::string option;
        std::string locale;
    };

    /// `next`: what the dialogue remembers once this is on disk, where a turn changed it.
    task<result<appended>> write(
        append_request request, durable_hook durable = {}, dialogue_memory next = {}
    );
    task<result<appended>> resident_write(
        new_event what, std::string client_id, pending_turn next, durable_hook durable
    );
    task<result<void>> owner_step(append_request request);
    task<result<void>> leave_queue();
    result<void> owned_by(const staff_member& by) const;
    result<std::string> admissible(std::string_view raw, bool has_photo) const;
    result<void> open_for_residents() const;

    void forget();
    void apply(const append_request& request, const appended& done);
    void send_out(std::vector<new_event> events, std::int64_t first_seq, time_point at);
    static void deliver(follower& to, const published& what);

    void enqueue(pending_turn next);
    /// Static: it keeps the conversation before it first runs.
    static task<void> run_turns(std::shared_ptr<conversation> self);
    task<void> turn(pending_turn now);
    /// `sum`: what the steps of one turn have come to.
    task<void> think(outcome& sum, outcome first, const dialogue_context& context);
    task<plugin_answer> call(plugin_call asked);
    task<void> recover();
    dialogue_input input_of(const pending_turn& now) const;
    dialogue_context context_of(std::int64_t seq) const;
    append_request answer_of(const outcome& sum, std::int64_t handled, std::int64_t epoch) const;
    void trouble(errc code);

    append_request request_now(std::string client_id = {}) const;
    event message_from(speaker from, std::string text) const;
    new_event resident_event(
        std::string_view text, std::string_view name, std::string_view more, std::string_view id
    ) const;
    event handover_event(std::string_view state, json::object more) const;
    /// What a waiting resident is offered besides.
    json::array waiting_options() const;
    std::string told(std::string_view message, const json::object& arguments = {}) const;

    /// The option that a waiting resident chooses to go on with the bot instead.
    static constexpr std::string_view back_to_bot = "@bot";

    const executor shard_;
    conversation_record record_;  // but for its state, which is memory_
    dialogue_memory memory_;
    const surroundings& around_;
    bool locale_is_chosen_ = false;
    bool turning_ = false;
    std::int64_t announced_ = 0;  // the queue position the resident was told last
    std::vector<follower> followers_;
    std::vector<pending_turn> pending_;  // rarely more than one; an empty deque is half a KiB
};

}  // namespace lotsen
