-- name: facts
SELECT * FROM facts;

-- name: put_fact
INSERT INTO facts (name, value, until, changed_at, changed_by) VALUES (:name, :value, :until, :at, :by)
ON CONFLICT (name) DO UPDATE
SET value = excluded.value, until = excluded.until, changed_at = excluded.changed_at, changed_by = excluded.changed_by;
