#include "core/journal/sqlite/conversation_reader.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace lotsen::sqlite {
namespace {

const std::string columns =
    "SELECT id, token_hash, channel, locale, owner_kind, owner_name, epoch, state, last_seq,"
    " handled_seq, created, changed, waiting_since, handover, closed FROM conversations ";

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
    auto state = object_of(row.text(7), "state of " + record.id);
    if (state.has_error()) return state.error();
    record.state = std::move(*state);
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

conversation_reader::conversation_reader(connection on)
    : on_(std::move(on)),
      find_(on_, columns + "WHERE id = ?1"),
      find_key_(on_, "SELECT key FROM conversations WHERE id = ?1"),
      replay_(
          on_,
          "SELECT seq, at, speaker, kind, body FROM events WHERE conversation = ?1 AND seq > ?2"
          " ORDER BY seq LIMIT ?3"
      ),
      handed_over_(
          on_,
          columns +
              "WHERE owner_kind <> 0 ORDER BY waiting_since IS NULL, waiting_since, changed, key"
      ),
      unanswered_(
          on_,
          columns +
              "WHERE owner_kind = 0 AND closed = 0 AND resident_seq > handled_seq ORDER BY key"
      ) {}

result<conversation_record> conversation_reader::find(const std::string& conversation) {
    auto rows = find_.run(conversation);
    if (!rows.next()) return fail(errc::unknown_conversation, conversation);
    return record_of(rows);
}

result<std::vector<event>> conversation_reader::replay(
    const std::string& conversation, std::int64_t after, std::size_t most
) {
    auto found = find_key_.run(conversation);
    if (!found.next()) return fail(errc::unknown_conversation, conversation);
    std::vector<event> events;
    const auto bound = static_cast<std::int64_t>(
        std::min<std::size_t>(most, std::numeric_limits<std::int64_t>::max())
    );
    auto rows = replay_.run(found.integer(0), after, bound);
    while (rows.next()) {
        auto body = object_of(rows.text(4), "an event of " + conversation);
        if (body.has_error()) return body.error();
        events.push_back(
            {rows.integer(0),
             moment(rows.integer(1)),
             static_cast<speaker>(rows.integer(2)),
             static_cast<event_kind>(rows.integer(3)),
             std::move(*body)}
        );
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

}  // namespace lotsen::sqlite
