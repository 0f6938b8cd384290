-- Accounts and sessions of the desk, failed log-ins, and settings. Times are milliseconds since 1970.

CREATE TABLE accounts (
    name TEXT PRIMARY KEY,
    display_name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    one_time INTEGER NOT NULL,
    disabled INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    token_hash BLOB PRIMARY KEY,
    account TEXT NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE failed_logins (
    name TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX failed_logins_by_name ON failed_logins (name, at);

-- Every value a setting ever had, and who set it: the last one is in force.
CREATE TABLE settings (
    change INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    set_by TEXT NOT NULL,
    set_at INTEGER NOT NULL
) STRICT;
CREATE INDEX settings_by_key ON settings (key, change);
