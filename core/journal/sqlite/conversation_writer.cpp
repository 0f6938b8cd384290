#include "core/journal/sqlite/conversation_writer.hpp"

#include <utility>

namespace lotsen::sqlite {

// The numbers are in the database: they stay what they are.
static_assert(static_cast<int>(speaker::resident) == 0 && static_cast<int>(speaker::bot) == 1);
static_assert(static_cast<int>(speaker::agent) == 2 && static_cast<int>(speaker::system) == 3);
static_assert(
    static_cast<int>(event_kind::message) == 0 && static_cast<int>(event_kind::handover) == 1
);
static_assert(
    static_cast<int>(event_kind::case_opened) == 2 && static_cast<int>(event_kind::locale) == 3
);
static_assert(static_cast<int>(event_kind::closed) == 4);
static_assert(static_cast<int>(owner_kind::bot) == 0 && static_cast<int>(owner_kind::queue) == 1);
static_assert(static_cast<int>(owner_kind::agent) == 2);

append_rows to_rows(append_request request) {
    append_rows rows;
    rows.conversation = std::move(request.conversation);
    rows.epoch = request.epoch;
    rows.client_id = std::move(request.client_id);
    rows.at = request.at.time_since_epoch().count();
    rows.events.reserve(request.events.size());
    for (const auto& one : request.events)
        rows.events.push_back({one.from, one.kind, json::serialize(one.body)});
    if (request.state) rows.state = json::serialize(*request.state);
    rows.handled_seq = request.handled_seq;
    rows.locale = std::move(request.locale);
    if (request.owner) {
        auto& to = *request.owner;
        rows.owner = append_rows::owner_row{to.kind, std::move(to.name), std::nullopt};
        if (!to.handover.empty()) rows.owner->handover = json::serialize(to.handover);
    }
    rows.closed = request.closed;
    return rows;
}

conversation_writer::conversation_writer(connection& on, std::size_t heads)
    : heads_(heads),
      insert_conversation_(
          on,
          "INSERT INTO conversations (id, token_hash, channel, locale, created, changed)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT (id) DO NOTHING"
      ),
      select_head_(
          on,
          "SELECT key, last_seq, resident_seq, handled_seq, epoch, owner_kind, closed"
          " FROM conversations WHERE id = ?1"
      ),
      select_request_(
          on, "SELECT first_seq, last_seq FROM requests WHERE conversation = ?1 AND client_id = ?2"
      ),
      insert_request_(
          on,
          "INSERT INTO requests (conversation, client_id, first_seq, last_seq)"
          " VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING"
      ),
      insert_event_(
          on,
          "INSERT INTO events (conversation, seq, at, speaker, kind, body)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
      ),
      update_seq_(
          on,
          "UPDATE conversations SET changed = ?2, last_seq = ?3, resident_seq = ?4 WHERE key = ?1"
      ),
      update_turn_(
          on,
          "UPDATE conversations SET changed = ?2, last_seq = ?3, resident_seq = ?4, handled_seq = "
          "?5,"
          " locale = COALESCE(?6, locale), state = COALESCE(?7, state) WHERE key = ?1"
      ),
      update_owner_(
          on,
          "UPDATE conversations SET changed = ?2, last_seq = ?3, resident_seq = ?4, handled_seq = "
          "?5,"
          " locale = COALESCE(?6, locale), state = COALESCE(?7, state), epoch = ?8, owner_kind = "
          "?9,"
          " owner_name = COALESCE(?10, owner_name), handover = COALESCE(?11, handover), closed = "
          "?12,"
          // From one queue to another: the wait goes on.
          " waiting_since = CASE WHEN ?9 = 1 THEN COALESCE(waiting_since, ?2) END WHERE key = ?1"
      ) {}

result<void> conversation_writer::create(const new_conversation& made) {
    const std::int64_t at = made.at.time_since_epoch().count();
    const int inserted =
        insert_conversation_.execute(made.id, blob{made.token_hash}, made.channel, made.locale, at);
    if (inserted == 0) return fail(errc::conflict, "conversation " + made.id + " exists");
    // Its first message is not far.
    heads_.put(made.id, {.key = insert_conversation_.inserted()});
    return {};
}

result<appended> conversation_writer::append(const append_rows& request) {
    head* const known = find(request.conversation);
    if (known == nullptr) return fail(errc::unknown_conversation, request.conversation);
    // First of all: a repeat is answered alike even when someone else owns the conversation by now.
    if (!request.client_id.empty()) {
        if (auto before = made_before(*known, request)) return *before;
    }
    if (request.epoch != known->epoch)
        return fail(
            errc::stale_epoch,
            std::to_string(request.epoch) + " where " + std::to_string(known->epoch) +
                " is in force"
        );
    head next = *known;
    insert_events(request, next);
    if (request.handled_seq) next.handled_seq = *request.handled_seq;
    if (request.closed) next.closed = *request.closed;
    if (request.owner) {
        next.owner = request.owner->kind;
        ++next.epoch;
    }
    update(request, next);
    const auto first = request.events.empty() ? next.last_seq : known->last_seq + 1;
    *known = next;
    return appended{first, next.last_seq, next.epoch, false};
}

head* conversation_writer::find(const std::string& conversation) {
    if (head* const known = heads_.find(conversation)) return known;
    auto rows = select_head_.run(conversation);
    if (!rows.next()) return nullptr;
    return heads_.put(
        conversation,
        {rows.integer(0),
         rows.integer(1),
         rows.integer(2),
         rows.integer(3),
         rows.integer(4),
         static_cast<owner_kind>(rows.integer(5)),
         rows.integer(6) != 0}
    );
}

std::optional<appended> conversation_writer::made_before(
    const head& known, const append_rows& request
) {
    if (request.epoch == known.epoch) {
        // The usual case in one statement: the row is written unless it was there.
        const auto count = static_cast<std::int64_t>(request.events.size());
        const auto last = known.last_seq + count;
        const auto first = count == 0 ? last : known.last_seq + 1;
        if (insert_request_.execute(known.key, request.client_id, first, last) == 1)
            return std::nullopt;
    }
    auto rows = select_request_.run(known.key, request.client_id);
    if (!rows.next()) return std::nullopt;
    return appended{rows.integer(0), rows.integer(1), known.epoch, true};
}

void conversation_writer::insert_events(const append_rows& request, head& next) {
    for (const auto& one : request.events) {
        ++next.last_seq;
        if (one.from == speaker::resident) next.resident_seq = next.last_seq;
        insert_event_.execute(
            next.key,
            next.last_seq,
            request.at,
            static_cast<int>(one.from),
            static_cast<int>(one.kind),
            one.body
        );
    }
}

void conversation_writer::update(const append_rows& request, const head& next) {
    if (request.owner || request.closed) {
        const auto* owner = request.owner ? &*request.owner : nullptr;
        update_owner_.execute(
            next.key,
            request.at,
            next.last_seq,
            next.resident_seq,
            next.handled_seq,
            request.locale,
            request.state,
            next.epoch,
            static_cast<int>(next.owner),
            owner ? std::optional<std::string_view>(owner->name) : std::nullopt,
            owner ? owner->handover : std::nullopt,
            next.closed
        );
    } else if (request.handled_seq || request.state || request.locale) {
        update_turn_.execute(
            next.key,
            request.at,
            next.last_seq,
            next.resident_seq,
            next.handled_seq,
            request.locale,
            request.state
        );
    } else {
        update_seq_.execute(next.key, request.at, next.last_seq, next.resident_seq);
    }
}

}  // namespace lotsen::sqlite
