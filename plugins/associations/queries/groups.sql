-- name: groups
SELECT name, runs, contact, url FROM safety_group;

-- name: put_group
INSERT INTO safety_group (name, runs, contact, url, changed_by, changed_at)
VALUES (:name, :runs, :contact, :url, :staff, :now)
ON CONFLICT (name) DO UPDATE SET
    runs = excluded.runs, contact = excluded.contact, url = excluded.url,
    changed_by = excluded.changed_by, changed_at = excluded.changed_at;

-- name: add_joiner
INSERT INTO joiner (reference, idempotency_key, safety_group, area, name, phone, email, locale,
                    status, received_at)
VALUES (:reference, :key, :group, :area, :name, :phone, :email, :locale, 'received', :now);

-- name: find_joiner
SELECT reference, safety_group FROM joiner WHERE idempotency_key = :key;

-- name: list_joiners
SELECT reference, safety_group, area, name, phone, email, locale, status, received_at FROM joiner
ORDER BY status DESC, received_at LIMIT :most;

-- name: handle_joiner !changes
UPDATE joiner SET status = 'handled', handled_at = :now, handled_by = :staff
WHERE reference = :reference AND status = 'received';

-- name: forget_joiners
DELETE FROM joiner WHERE received_at < :received_before OR handled_at < :handled_before;
