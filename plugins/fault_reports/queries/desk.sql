-- name: listed
-- `filter` is "open", "all" or a status.
SELECT * FROM reports
WHERE CASE :filter
    WHEN 'all' THEN 1
    WHEN 'open' THEN status IN ('received', 'in_progress')
    ELSE status = :filter END
ORDER BY number DESC LIMIT 200;

-- name: set_status !changes
-- Reports of the same fault share its outcome.
UPDATE reports
SET status = :status, referred_to = :referred_to, note = :note, changed_at = :at, changed_by = :by
WHERE reference = :reference OR linked_to = :reference;

-- name: remember_status
INSERT INTO history (reference, at, by, what, note)
SELECT reference, :at, :by, :status, :note FROM reports
WHERE reference = :reference OR linked_to = :reference;

-- name: reopen !changes
UPDATE reports SET status = 'received', note = '', changed_at = :at, changed_by = 'resident'
WHERE reference = :reference AND status = 'done';

-- name: unlink !changes
UPDATE reports SET linked_to = '', changed_at = :at, changed_by = :by
WHERE reference = :reference AND linked_to <> '';

-- name: set_hold !changes
UPDATE reports SET legal_hold = :hold, changed_by = :by WHERE reference = :reference;

-- name: remember
INSERT INTO history (reference, at, by, what, note) VALUES (:reference, :at, :by, :what, :note);

-- name: history_of
SELECT at, by, what, note FROM history WHERE reference = :reference ORDER BY number;
