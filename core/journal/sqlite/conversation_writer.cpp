#include "core/journal/sqlite/conversation_writer.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
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
    rows.events = std::move(request.events);
    rows.state = std::move(request.state);
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
          "INSERT INTO conversations (id, token_hash, channel, created) VALUES (?1, ?2, ?3, ?4)"
          " ON CONFLICT (id) DO NOTHING"
      ),
      insert_head_(on, "INSERT INTO heads (conversation, changed, locale) VALUES (?1, ?2, ?3)"),
      select_head_(
          on,
          "SELECT key, last_seq, last_event, resident_seq, handled_seq, epoch, owner_kind, closed"
          " FROM conversations JOIN heads ON conversation = key WHERE id = ?1"
      ),
      select_previous_(
          on, "SELECT previous, client_id, seq, request_last FROM events WHERE key = ?1"
      ),
      select_requests_(on, "SELECT client_id FROM requests WHERE conversation = ?1"),
      select_request_(on, "SELECT seq FROM requests WHERE conversation = ?1 AND client_id = ?2"),
      insert_request_(
          on, "INSERT INTO requests (conversation, client_id, seq) VALUES (?1, ?2, ?3)"
      ),
      insert_event_(
          on,
          "INSERT INTO events (conversation, seq, previous, at, speaker, kind, body, client_id,"
          " request_last) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
      ),
      update_head_(
          on,
          "UPDATE heads SET changed = ?2, last_seq = ?3, last_event = ?4, resident_seq = ?5,"
          " handled_seq = ?6, locale = COALESCE(?7, locale) WHERE conversation = ?1"
      ),
      update_owner_(
          on,
          "UPDATE heads SET changed = ?2, last_seq = ?3, last_event = ?4, resident_seq = ?5,"
          " handled_seq = ?6, locale = COALESCE(?7, locale), epoch = ?8, owner_kind = ?9,"
          " owner_name = COALESCE(?10, owner_name), closed = ?11,"
          // From one queue to another: the wait goes on.
          " waiting_since = CASE WHEN ?9 = 1 THEN COALESCE(waiting_since, ?2) END"
          " WHERE conversation = ?1"
      ),
      put_state_(
          on,
          "INSERT INTO states (conversation, state, handover)"
          " VALUES (?1, COALESCE(?2, '{}'), COALESCE(?3, '{}')) ON CONFLICT (conversation)"
          " DO UPDATE SET state = COALESCE(?2, state), handover = COALESCE(?3, handover)"
      ) {}

result<void> conversation_writer::create(const new_conversation& made) {
    const std::int64_t at = made.at.time_since_epoch().count();
    const int inserted =
        insert_conversation_.execute(made.id, blob{made.token_hash}, made.channel, at);
    if (inserted == 0) return fail(errc::conflict, "conversation " + made.id + " exists");
    const auto key = insert_conversation_.inserted();
    insert_head_.execute(key, at, made.locale);
    // Its first message is not far.
    head known;
    known.key = key;
    heads_.put(made.id, std::move(known));
    return {};
}

result<appended> conversation_writer::append(const append_rows& request) {
    head* const known = find(request.conversation);
    if (known == nullptr) return fail(errc::unknown_conversation, request.conversation);
    // First of all: a repeat is answered alike even when someone else owns the conversation by now.
    if (auto before = made_before(*known, request)) return *before;
    if (request.epoch != known->epoch)
        return fail(
            errc::stale_epoch,
            std::to_string(request.epoch) + " where " + std::to_string(known->epoch) +
                " is in force"
        );
    // From here on only SQLite can fail, and then the caller has us forget what is remembered.
    const auto first = known->last_seq + (request.events.empty() ? 0 : 1);
    insert_events(request, *known);
    if (request.handled_seq) known->handled_seq = *request.handled_seq;
    if (request.closed) known->closed = *request.closed;
    if (request.owner) {
        known->owner = request.owner->kind;
        ++known->epoch;
    }
    write_head(request, *known);
    write_state(request, *known);
    return appended{first, known->last_seq, known->epoch, false};
}

head* conversation_writer::find(const std::string& conversation) {
    if (head* const known = heads_.find(conversation)) return known;
    auto rows = select_head_.run(conversation);
    if (!rows.next()) return nullptr;
    head found;
    found.key = rows.integer(0);
    found.last_seq = rows.integer(1);
    found.last_event = rows.integer(2);
    found.resident_seq = rows.integer(3);
    found.handled_seq = rows.integer(4);
    found.epoch = rows.integer(5);
    found.owner = static_cast<owner_kind>(rows.integer(6));
    found.closed = rows.integer(7) != 0;
    found.requests = requests_of(found);
    return heads_.put(conversation, std::move(found));
}

std::vector<std::size_t> conversation_writer::requests_of(const head& known) {
    const std::hash<std::string_view> hash;
    std::vector<std::size_t> hashes;
    for (auto key = known.last_event; key != 0;) {
        auto row = select_previous_.run(key);
        if (!row.next()) throw failure(SQLITE_CORRUPT, "an event is missing from its conversation");
        if (!row.null(1)) hashes.push_back(hash(row.text(1)));
        key = row.integer(0);
    }
    auto rows = select_requests_.run(known.key);
    while (rows.next())
        hashes.push_back(hash(rows.text(0)));
    return hashes;
}

std::optional<appended> conversation_writer::made_before(
    const head& known, const append_rows& request
) {
    if (request.client_id.empty()) return std::nullopt;
    const auto hash = std::hash<std::string_view>()(request.client_id);
    if (std::find(known.requests.begin(), known.requests.end(), hash) == known.requests.end())
        return std::nullopt;
    for (auto key = known.last_event; key != 0;) {
        auto row = select_previous_.run(key);
        if (!row.next()) throw failure(SQLITE_CORRUPT, "an event is missing from its conversation");
        if (!row.null(1) && row.text(1) == request.client_id)
            return appended{row.integer(2), row.integer(3), known.epoch, true};
        key = row.integer(0);
    }
    auto rows = select_request_.run(known.key, request.client_id);
    if (!rows.next()) return std::nullopt;
    return appended{rows.integer(0), rows.integer(0), known.epoch, true};
}

void conversation_writer::insert_events(const append_rows& request, head& known) {
    const auto request_last = known.last_seq + static_cast<std::int64_t>(request.events.size());
    std::optional<std::string_view> client_id;
    if (!request.client_id.empty()) client_id = request.client_id;
    if (client_id) known.requests.push_back(std::hash<std::string_view>()(*client_id));
    if (client_id && request.events.empty())
        insert_request_.execute(known.key, *client_id, known.last_seq);
    for (const auto& one : request.events) {
        ++known.last_seq;
        if (one.from == speaker::resident) known.resident_seq = known.last_seq;
        insert_event_.execute(
            known.key,
            known.last_seq,
            known.last_event,
            request.at,
            static_cast<int>(one.from),
            static_cast<int>(one.kind),
            one.body,
            client_id,
            client_id ? std::optional(request_last) : std::nullopt
        );
        known.last_event = insert_event_.inserted();
        client_id.reset();
    }
}

void conversation_writer::write_head(const append_rows& request, const head& known) {
    if (!request.owner && !request.closed) {
        update_head_.execute(
            known.key,
            request.at,
            known.last_seq,
            known.last_event,
            known.resident_seq,
            known.handled_seq,
            request.locale
        );
        return;
    }
    std::optional<std::string_view> name;
    if (request.owner) name = request.owner->name;
    update_owner_.execute(
        known.key,
        request.at,
        known.last_seq,
        known.last_event,
        known.resident_seq,
        known.handled_seq,
        request.locale,
        known.epoch,
        static_cast<int>(known.owner),
        name,
        known.closed
    );
}

void conversation_writer::write_state(const append_rows& request, const head& known) {
    std::optional<std::string_view> handover;
    if (request.owner && request.owner->handover) handover = *request.owner->handover;
    if (!request.state && !handover) return;
    put_state_.execute(known.key, request.state, handover);
}

}  // namespace lotsen::sqlite
