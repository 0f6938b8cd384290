-- Imported job ads. Moments are RFC 3339 in UTC, so that text order is time order.
CREATE TABLE ad (
    number       INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    headline     TEXT NOT NULL,
    employer     TEXT NOT NULL,
    place        TEXT NOT NULL,
    occupation   TEXT NOT NULL,
    hours        TEXT NOT NULL,
    deadline     TEXT,
    hidden_after TEXT NOT NULL,
    url          TEXT NOT NULL,
    part_time    INTEGER NOT NULL,
    beginner     INTEGER NOT NULL,
    summer       INTEGER NOT NULL,
    published    TEXT NOT NULL,
    imported_at  TEXT NOT NULL,
    demo         INTEGER NOT NULL DEFAULT 0,
    title_folded TEXT NOT NULL,
    body_folded  TEXT NOT NULL
);
CREATE INDEX ad_by_hidden_after ON ad (hidden_after);

CREATE VIRTUAL TABLE ad_words USING fts5(title, body, tokenize = 'unicode61');
CREATE TRIGGER ad_added AFTER INSERT ON ad BEGIN
    INSERT INTO ad_words (rowid, title, body) VALUES (new.number, new.title_folded, new.body_folded);
END;
CREATE TRIGGER ad_changed AFTER UPDATE OF title_folded, body_folded ON ad BEGIN
    UPDATE ad_words SET title = new.title_folded, body = new.body_folded WHERE rowid = new.number;
END;
CREATE TRIGGER ad_removed AFTER DELETE ON ad BEGIN
    DELETE FROM ad_words WHERE rowid = old.number;
END;

-- Times that staff offer. `held_by` is the conversation that is filling in a booking of it.
CREATE TABLE coaching_time (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    starts_at  TEXT NOT NULL,
    minutes    INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 480),
    coach      TEXT NOT NULL,
    held_by    TEXT,
    held_until TEXT,
    UNIQUE (starts_at, coach)
);

CREATE TABLE booking (
    reference    TEXT PRIMARY KEY,
    time_id      INTEGER NOT NULL REFERENCES coaching_time (id),
    status       TEXT NOT NULL CHECK (status IN ('booked', 'cancelled', 'done', 'no_show')),
    topic        TEXT NOT NULL DEFAULT '',
    name         TEXT NOT NULL,
    phone        TEXT NOT NULL DEFAULT '',
    email        TEXT NOT NULL DEFAULT '',
    note         TEXT NOT NULL DEFAULT '',
    conversation TEXT NOT NULL,
    locale       TEXT NOT NULL,
    sequence     INTEGER NOT NULL DEFAULT 0,
    booked_at    TEXT NOT NULL,
    changed_at   TEXT NOT NULL
);
-- The last word against double booking, whatever the code above it does.
CREATE UNIQUE INDEX one_booking_a_time ON booking (time_id) WHERE status <> 'cancelled';
CREATE INDEX booking_by_conversation ON booking (conversation);

-- What a submission was answered, so that the same submission gets the same answer.
CREATE TABLE receipt (
    idempotency_key TEXT PRIMARY KEY,
    outcome         TEXT NOT NULL,
    reference       TEXT NOT NULL,
    starts_at       TEXT NOT NULL,
    coach           TEXT NOT NULL,
    given_at        TEXT NOT NULL
);

-- What staff have said about the venue and the city's summer jobs. Absent: not known.
CREATE TABLE setting (
    name       TEXT PRIMARY KEY,
    value      TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
