-- The register of associations. The folded columns are what is searched: no case, accents or letter
-- variants (services::fold). Moments are RFC 3339 in UTC.
CREATE TABLE association (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    name                TEXT NOT NULL,
    organisation_number TEXT NOT NULL DEFAULT '',
    category            TEXT NOT NULL,
    activities          TEXT NOT NULL DEFAULT '',
    area                TEXT NOT NULL DEFAULT '',
    contact             TEXT NOT NULL DEFAULT '',
    email               TEXT NOT NULL DEFAULT '',
    phone               TEXT NOT NULL DEFAULT '',
    url                 TEXT NOT NULL DEFAULT '',
    name_folded         TEXT NOT NULL,
    text_folded         TEXT NOT NULL,
    demo                INTEGER NOT NULL DEFAULT 0,
    changed_by          TEXT NOT NULL,
    changed_at          TEXT NOT NULL
);
CREATE UNIQUE INDEX association_by_number ON association (organisation_number)
    WHERE organisation_number <> '';
CREATE INDEX association_by_name ON association (name_folded);
CREATE INDEX association_by_category ON association (category);

-- Whole words and their beginnings; and, for what is misspelt, every three letters in a row.
CREATE VIRTUAL TABLE association_words USING fts5(name, text, tokenize = 'unicode61');
CREATE VIRTUAL TABLE association_trigrams USING fts5(text, tokenize = 'trigram');

CREATE TRIGGER association_added AFTER INSERT ON association BEGIN
    INSERT INTO association_words (rowid, name, text)
    VALUES (new.id, new.name_folded, new.text_folded);
    INSERT INTO association_trigrams (rowid, text)
    VALUES (new.id, new.name_folded || ' ' || new.text_folded);
END;
CREATE TRIGGER association_changed AFTER UPDATE OF name_folded, text_folded ON association BEGIN
    UPDATE association_words SET name = new.name_folded, text = new.text_folded
    WHERE rowid = new.id;
    UPDATE association_trigrams SET text = new.name_folded || ' ' || new.text_folded
    WHERE rowid = new.id;
END;
CREATE TRIGGER association_removed AFTER DELETE ON association BEGIN
    DELETE FROM association_words WHERE rowid = old.id;
    DELETE FROM association_trigrams WHERE rowid = old.id;
END;

-- What staff have said about each safety group. No row: not known whether it runs.
CREATE TABLE safety_group (
    name       TEXT PRIMARY KEY,
    runs       TEXT NOT NULL CHECK (runs IN ('unknown', 'yes', 'no')),
    contact    TEXT NOT NULL DEFAULT '',
    url        TEXT NOT NULL DEFAULT '',
    changed_by TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

-- Residents who want to join a safety group.
CREATE TABLE joiner (
    reference       TEXT PRIMARY KEY,
    idempotency_key TEXT NOT NULL UNIQUE,
    safety_group    TEXT NOT NULL,
    area            TEXT NOT NULL,
    name            TEXT NOT NULL,
    phone           TEXT NOT NULL DEFAULT '',
    email           TEXT NOT NULL DEFAULT '',
    locale          TEXT NOT NULL,
    status          TEXT NOT NULL CHECK (status IN ('received', 'handled')),
    received_at     TEXT NOT NULL,
    handled_at      TEXT,
    handled_by      TEXT NOT NULL DEFAULT ''
);
