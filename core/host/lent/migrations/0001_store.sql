-- What core keeps for one plugin. Times are milliseconds since 1970 (UTC).
CREATE TABLE pairs (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL  -- JSON
) WITHOUT ROWID;

-- A new id for what is scheduled anew, so that a job that was running meanwhile does not end it.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    every_s INTEGER NOT NULL,  -- 0: once
    payload TEXT NOT NULL,     -- JSON
    due INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    given_up INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX jobs_names ON jobs (name, key, every_s > 0);
CREATE INDEX jobs_due ON jobs (due) WHERE given_up = 0;

-- Delivered letters stay for a while without what was in them, so that their keys are known.
CREATE TABLE letters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    request TEXT NOT NULL,  -- JSON
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL,
    put_at INTEGER NOT NULL,
    answer TEXT NOT NULL DEFAULT '{}',   -- JSON
    problem TEXT NOT NULL DEFAULT '',
    told INTEGER NOT NULL DEFAULT 0      -- whether the plugin knows what became of it
);
CREATE INDEX letters_due ON letters (due) WHERE state = 'waiting';
CREATE INDEX letters_untold ON letters (id) WHERE state <> 'waiting' AND told = 0;
