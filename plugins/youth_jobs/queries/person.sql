-- name: bookings_of_person
-- Each of the three is a JSON array of texts; contacts are canonical.
SELECT b.reference, b.status, b.topic, b.name, b.phone, b.email, b.note, b.conversation, b.locale,
       b.booked_at, b.changed_at, t.starts_at, t.minutes, t.coach
FROM booking b JOIN coaching_time t ON t.id = b.time_id
WHERE b.reference > :after AND (
    b.reference IN (SELECT value FROM json_each(:references))
    OR (b.conversation <> '' AND b.conversation IN (SELECT value FROM json_each(:conversations)))
    OR (b.phone <> '' AND b.phone IN (SELECT value FROM json_each(:contacts)))
    OR (b.email <> '' AND lower(b.email) IN (SELECT value FROM json_each(:contacts))))
ORDER BY b.reference LIMIT 500;

-- name: times_held_by
SELECT starts_at, held_by, held_until FROM coaching_time
WHERE held_by IN (SELECT value FROM json_each(:conversations)) LIMIT 500;

-- name: release_times_held_by
UPDATE coaching_time SET held_by = NULL, held_until = NULL
WHERE held_by IN (SELECT value FROM json_each(:conversations));

-- name: cancel_coming
UPDATE booking SET status = 'cancelled', sequence = sequence + 1, changed_at = :now
WHERE reference = :reference AND status = 'booked'
  AND time_id IN (SELECT id FROM coaching_time WHERE starts_at > :now);

-- name: strip_booking
UPDATE booking SET name = '', phone = '', email = '', note = '', conversation = ''
WHERE reference = :reference;

-- name: forget_receipts_of
-- A key begins with the conversation's id.
DELETE FROM receipt WHERE reference = :reference
    OR (:conversation <> ''
        AND substr(idempotency_key, 1, length(:conversation) + 1) = :conversation || ':');
