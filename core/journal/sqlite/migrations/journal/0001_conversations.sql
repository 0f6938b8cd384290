-- Every conversation and its events. Times are milliseconds since 1970 in UTC; seq counts 1, 2, 3 ...
-- within a conversation; speakers, kinds and owners are the numbers of event.hpp's enumerations.
--
-- What an append costs is the number of pages it touches: each is copied to the write-ahead log and
-- synced. So what changes with every append stands in narrow rows (heads: ninety conversations a page),
-- and events are only ever added at the end of their table. An index of events by conversation would be
-- written all over; instead every event names the one before it, and a conversation is read backwards
-- from its last.

CREATE TABLE conversations (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    token_hash BLOB NOT NULL,
    channel TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE heads (
    conversation INTEGER PRIMARY KEY,
    changed INTEGER NOT NULL,
    last_seq INTEGER NOT NULL DEFAULT 0,
    last_event INTEGER NOT NULL DEFAULT 0,      -- its key; 0 while there is none
    resident_seq INTEGER NOT NULL DEFAULT 0,    -- of the resident's last event
    handled_seq INTEGER NOT NULL DEFAULT 0,
    epoch INTEGER NOT NULL DEFAULT 1,
    owner_kind INTEGER NOT NULL DEFAULT 0,
    closed INTEGER NOT NULL DEFAULT 0,
    waiting_since INTEGER,
    locale TEXT NOT NULL,
    owner_name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX heads_handed_over ON heads (waiting_since) WHERE owner_kind <> 0;

-- The wide parts of a conversation's record; no row while both are empty objects.
CREATE TABLE states (
    conversation INTEGER PRIMARY KEY,
    state TEXT NOT NULL DEFAULT '{}',
    handover TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE events (
    key INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    previous INTEGER NOT NULL,                  -- the key of the event before; 0 for the first
    at INTEGER NOT NULL,
    speaker INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    body TEXT NOT NULL,
    client_id TEXT,                             -- with the first event of a request that had one
    request_last INTEGER                        -- the seq of that request's last event
) STRICT;

-- Requests with a client id and without events.
CREATE TABLE requests (
    conversation INTEGER NOT NULL,
    client_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (conversation, client_id)
) STRICT, WITHOUT ROWID;
