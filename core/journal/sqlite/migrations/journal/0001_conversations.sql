-- Every conversation and its events. Times are milliseconds since 1970 in UTC; seq counts 1, 2, 3 ...
-- within a conversation; speakers, kinds and owners are the numbers of event.hpp's enumerations.

CREATE TABLE conversations (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    token_hash BLOB NOT NULL,
    channel TEXT NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    last_seq INTEGER NOT NULL DEFAULT 0,
    resident_seq INTEGER NOT NULL DEFAULT 0,
    handled_seq INTEGER NOT NULL DEFAULT 0,
    epoch INTEGER NOT NULL DEFAULT 1,
    owner_kind INTEGER NOT NULL DEFAULT 0,
    owner_name TEXT NOT NULL DEFAULT '',
    waiting_since INTEGER,
    closed INTEGER NOT NULL DEFAULT 0,
    locale TEXT NOT NULL,
    handover TEXT NOT NULL DEFAULT '{}',
    state TEXT NOT NULL DEFAULT '{}'
) STRICT;

-- Both indexes are small: they hold only what is being waited for.
CREATE INDEX conversations_handed_over ON conversations (waiting_since) WHERE owner_kind <> 0;
CREATE INDEX conversations_unanswered ON conversations (key)
    WHERE owner_kind = 0 AND closed = 0 AND resident_seq > handled_seq;

-- Rows are added at the end of the table and only the narrow index is written here and there: a batch
-- of a hundred conversations' events touches few pages.
CREATE TABLE events (
    key INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    speaker INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX events_in_order ON events (conversation, seq);

-- A request that was made before is answered from here.
CREATE TABLE requests (
    conversation INTEGER NOT NULL,
    client_id TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    PRIMARY KEY (conversation, client_id)
) STRICT, WITHOUT ROWID;
