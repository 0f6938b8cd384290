#include "core/journal/sqlite/conversation_reader.hpp"

#include <utility>

namespace lotsen::sqlite {
namespace {

const std::string columns =
    "SELECT id, token_hash, channel, locale, owner_kind, owner_name, epoch,"
    " COALESCE(state, ''), last_seq, handled_seq, created, changed, waiting_since,"
    " COALESCE(handover, '{}'), closed"
    " FROM heads JOIN conversations ON key = heads.conversation"
    " LEFT JOIN states ON states.conversation = heads.conversation ";

time_point moment(std::int64_t milliseconds) {
    return time_point(std::chrono::milliseconds(milliseconds));
}

result<json::object> object_of(std::string_view text, std::string_view what) {
    auto parsed = parse_json(text, what);
    if (parsed.has_error()) return fail(errc::corrupt, parsed.error().detail);
    if (!parsed->is_object()) return fail(errc::corrupt, std::string(what) + ": not an object");
    return std::move(parsed->get_object());
}

result<conversation_record> record_of(const cursor& row) {
    conversation_record record;
    record.id = row.text(0);
    record.token_hash = row.text(1);
    record.channel = row.text(2);
    record.locale = row.text(3);
    record.owner = {
        static_cast<owner_kind>(row.integer(4)), std::string(row.text(5)), row.integer(6)};
    record.state = row.text(7);
    if (!record.state.empty()) {
        const auto state = object_of(record.state, "state of " + record.id);
        if (state.has_error()) return state.error();
    }
    record.last_seq = row.integer(8);
    record.handled_seq = row.integer(9);
    record.created = moment(row.integer(10));
    record.changed = moment(row.integer(11));
    if (!row.null(12)) record.waiting_since = moment(row.integer(12));
    auto handover = object_of(row.text(13), "handover of " + record.id);
    if (handover.has_error()) return handover.error();
    record.handover = std::move(*handover);
    record.closed = row.integer(14) != 0;
    return record;
}

}  // namespace

/// An event as it is on disk, not yet read as JSON.
struct conversation_reader::stored {
    std::int64_t seq;
    time_point at;
    speaker from;
    event_kind kind;
    std::string body;
};

/// All that is read while it lives is as it was at its beginning: a conversation may be erased in
/// the middle of its being read, and the keys of its events given to others.
class conversation_reader::one_moment {
  public:
    explicit one_moment(conversation_reader& of) : end_(of.end_) { of.begin_.execute(); }
    one_moment(const one_moment&) = delete;
    one_moment& operator=(const one_moment&) = delete;
    // A COMMIT that only read changes nothing, whatever it returns.
    ~one_moment() {
        sqlite3_step(end_.get());
        sqlite3_reset(end_.get());
    }

  private:
    query& end_;
};

conversation_reader::conversation_reader(connection on)
    : on_(std::move(on)),
      begin_(on_, "BEGIN"),
      end_(on_, "COMMIT"),
      find_(on_, columns + "WHERE id = ?1"),
      last_(
          on_,
          "SELECT last_event, last_seq FROM conversations JOIN heads ON conversation = key"
          " WHERE id = ?1"
      ),
      event_(on_, "SELECT previous, seq, at, speaker, kind, body FROM events WHERE key = ?1"),
      handed_over_(
          on_,
          columns +
              "WHERE owner_kind <> 0 ORDER BY waiting_since IS NULL, waiting_since, changed, key"
      ),
      // Reads all heads, which are narrow, once at start: an index would be written with every
      // turn.
      unanswered_(
          on_,
          columns +
              "WHERE owner_kind = 0 AND closed = 0 AND resident_seq > handled_seq ORDER BY key"
      ),
      still_open_(
          on_,
          "SELECT id FROM heads JOIN conversations ON key = heads.conversation"
          " WHERE closed = 0 AND channel = ?1 ORDER BY key"
      ) {}

result<conversation_record> conversation_reader::find(const std::string& conversation) {
    auto rows = find_.run(conversation);
    if (!rows.next()) return fail(errc::unknown_conversation, conversation);
    return record_of(rows);
}

result<std::vector<conversation_reader::stored>> conversation_reader::walk(
    const std::string& conversation, std::int64_t from, std::int64_t seq, std::int64_t after
) {
    std::vector<stored> backwards;
    for (auto key = from; seq > after && seq > 0; --seq) {
        auto row = event_.run(key);
        if (!row.next() || row.integer(1) != seq)
            return fail(
                errc::corrupt,
                "event " + std::to_string(seq) + " of " + conversation + " is missing"
            );
        backwards.push_back(
            {seq,
             moment(row.integer(2)),
             static_cast<speaker>(row.integer(3)),
             static_cast<event_kind>(row.integer(4)),
             std::string(row.text(5))}
        );
        key = row.integer(0);
    }
    return backwards;
}

result<std::vector<conversation_reader::stored>> conversation_reader::backwards_after(
    const std::string& conversation, std::int64_t after
) {
    const one_moment moment(*this);
    auto last = last_.run(conversation);
    if (!last.next()) return fail(errc::unknown_conversation, conversation);
    return walk(conversation, last.integer(0), last.integer(1), after);
}

result<std::vector<event>> conversation_reader::replay(
    const std::string& conversation, std::int64_t after, std::size_t most
) {
    const auto backwards = backwards_after(conversation, after);
    if (backwards.has_error()) return backwards.error();
    std::vector<event> events;
    for (auto one = backwards->rbegin(); one != backwards->rend() && events.size() < most; ++one) {
        auto body = object_of(one->body, "an event of " + conversation);
        if (body.has_error()) return body.error();
        events.push_back({one->seq, one->at, one->from, one->kind, std::move(*body)});
    }
    return events;
}

result<std::vector<conversation_record>> conversation_reader::list(query& which) {
    std::vector<conversation_record> records;
    auto rows = which.run();
    while (rows.next()) {
        auto record = record_of(rows);
        if (record.has_error()) return record.error();
        records.push_back(std::move(*record));
    }
    return records;
}

result<std::vector<conversation_record>> conversation_reader::handed_over() {
    return list(handed_over_);
}

result<std::vector<conversation_record>> conversation_reader::unanswered() {
    return list(unanswered_);
}

result<std::vector<std::string>> conversation_reader::still_open(const std::string& channel) {
    std::vector<std::string> ids;
    auto rows = still_open_.run(channel);
    while (rows.next())
        ids.emplace_back(rows.text(0));
    return ids;
}

}  // namespace lotsen::sqlite
