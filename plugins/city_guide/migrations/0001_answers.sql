-- What is said about a topic in a language. Dates are "2026-11-23"; `changed_by` is the editor whose
-- words these are, empty while they are those of answers/<tag>.json.
CREATE TABLE answers (
    topic TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    reviewed TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (topic, language)
) STRICT, WITHOUT ROWID;

-- Particulars that only staff know: a time, an address. Shown up to and including the day `until`.
CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    until TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who changed what and when, with what stood there before. `subject` is "topic/language" or a fact.
CREATE TABLE changes (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    subject TEXT NOT NULL,
    what TEXT NOT NULL,
    before TEXT NOT NULL
) STRICT;
