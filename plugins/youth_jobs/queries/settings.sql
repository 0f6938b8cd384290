-- name: settings
SELECT name, value FROM setting;

-- name: put_setting
INSERT INTO setting (name, value, changed_by, changed_at) VALUES (:name, :value, :staff, :now)
ON CONFLICT (name) DO UPDATE SET
    value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at;

-- name: remove_setting
DELETE FROM setting WHERE name = :name;
