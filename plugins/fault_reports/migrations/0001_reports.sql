-- Times are RFC 3339 in UTC with milliseconds, so that their text sorts as they do.
CREATE TABLE reports (
    number INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    idempotency_key TEXT NOT NULL UNIQUE,
    conversation TEXT NOT NULL,
    locale TEXT NOT NULL,
    channel TEXT NOT NULL,
    category TEXT NOT NULL,
    place TEXT NOT NULL,
    place_name TEXT NOT NULL,
    lat REAL,
    lon REAL,
    description TEXT NOT NULL,
    photo TEXT NOT NULL,
    email TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('received', 'in_progress', 'done', 'referred')),
    referred_to TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    -- The reference of the earlier report of the same fault; empty: this one stands for itself.
    linked_to TEXT NOT NULL DEFAULT '',
    legal_hold INTEGER NOT NULL DEFAULT 0 CHECK (legal_hold IN (0, 1)),
    received_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX reports_by_category ON reports (category, received_at);
CREATE INDEX reports_by_conversation ON reports (conversation) WHERE conversation <> '';
CREATE INDEX reports_by_link ON reports (linked_to) WHERE linked_to <> '';

-- Who did what to a report and when; `by` is a staff account, or "resident".
CREATE TABLE history (
    number INTEGER PRIMARY KEY,
    reference TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    what TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_reference ON history (reference);
