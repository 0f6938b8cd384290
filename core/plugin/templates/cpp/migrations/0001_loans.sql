CREATE TABLE loans (
    number INTEGER PRIMARY KEY,
    idempotency_key TEXT NOT NULL UNIQUE,
    slots TEXT NOT NULL
) STRICT;
