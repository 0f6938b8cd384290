CREATE TABLE loans (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- none is given twice, though its loan was erased
    idempotency_key TEXT NOT NULL UNIQUE,
    slots TEXT NOT NULL
) STRICT;
