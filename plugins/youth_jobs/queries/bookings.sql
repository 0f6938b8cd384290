-- name: free_times
SELECT t.id, t.starts_at, t.minutes, t.coach FROM coaching_time t
WHERE t.starts_at >= :after AND t.starts_at < :before
  AND (t.held_by IS NULL OR t.held_by = :conversation OR t.held_until <= :now)
  AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.time_id = t.id AND b.status <> 'cancelled')
ORDER BY t.starts_at, t.id LIMIT :most;

-- name: release_other_holds
UPDATE coaching_time SET held_by = NULL, held_until = NULL
WHERE held_by = :conversation AND id <> :id;

-- name: release_holds
UPDATE coaching_time SET held_by = NULL, held_until = NULL WHERE held_by = :conversation;

-- name: hold_time !changes
UPDATE coaching_time SET held_by = :conversation, held_until = :until
WHERE id = :id AND starts_at > :now
  AND (held_by IS NULL OR held_by = :conversation OR held_until <= :now)
  AND NOT EXISTS (
      SELECT 1 FROM booking b WHERE b.time_id = coaching_time.id AND b.status <> 'cancelled');

-- name: book_time !changes
INSERT INTO booking (reference, time_id, status, topic, name, phone, email, conversation, locale,
                     booked_at, changed_at)
SELECT :reference, t.id, 'booked', :topic, :name, :phone, :email, :conversation, :locale, :now, :now
FROM coaching_time t
WHERE t.id = :id AND t.starts_at > :now
  AND (t.held_by IS NULL OR t.held_by = :conversation OR t.held_until <= :now)
  AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.time_id = t.id AND b.status <> 'cancelled');

-- name: move_booking !changes
UPDATE booking
SET time_id = :id, status = 'booked', note = '', sequence = sequence + 1, changed_at = :now
WHERE reference = :reference AND status IN ('booked', 'no_show')
  AND EXISTS (
      SELECT 1 FROM coaching_time t
      WHERE t.id = :id AND t.starts_at > :now
        AND (t.held_by IS NULL OR t.held_by = :conversation OR t.held_until <= :now)
        AND NOT EXISTS (
            SELECT 1 FROM booking b WHERE b.time_id = t.id AND b.status <> 'cancelled'));

-- name: set_status !changes
UPDATE booking
SET status = :status, note = :note, sequence = sequence + 1, changed_at = :now
WHERE reference = :reference AND status = 'booked';

-- name: set_note !changes
UPDATE booking SET note = :note, changed_at = :now WHERE reference = :reference;

-- name: add_receipt
INSERT INTO receipt (idempotency_key, outcome, reference, starts_at, coach, given_at)
VALUES (:key, :outcome, :reference, :starts_at, :coach, :now);

-- name: find_receipt
SELECT r.outcome, r.reference, r.starts_at, r.coach,
       iif(r.outcome = 'staff_cancelled', b.note, '') AS reason
FROM receipt r LEFT JOIN booking b ON b.reference = r.reference WHERE r.idempotency_key = :key;

-- name: find_time
SELECT id, starts_at, minutes, coach FROM coaching_time WHERE id = :id;

-- name: find_booking
SELECT b.reference, b.time_id, b.status, b.topic, b.name, b.note, b.sequence, b.changed_at,
       t.starts_at, t.minutes, t.coach
FROM booking b JOIN coaching_time t ON t.id = b.time_id WHERE b.reference = :reference;

-- name: booking_of_conversation
SELECT b.reference FROM booking b JOIN coaching_time t ON t.id = b.time_id
WHERE b.conversation = :conversation AND t.starts_at > :now
  AND (b.status = 'booked' OR (b.status = 'cancelled' AND b.note <> ''))
ORDER BY b.status <> 'booked', b.booked_at DESC LIMIT 1;

-- name: list_bookings
SELECT b.reference, b.status, b.topic, b.name, b.phone, b.email, b.note, t.starts_at, t.coach
FROM booking b JOIN coaching_time t ON t.id = b.time_id
WHERE t.starts_at >= :after ORDER BY t.starts_at, b.reference LIMIT :most;

-- name: list_times
SELECT t.id, t.starts_at, t.minutes, t.coach, b.reference,
       (t.held_by IS NOT NULL AND t.held_until > :now) AS held
FROM coaching_time t LEFT JOIN booking b ON b.time_id = t.id AND b.status <> 'cancelled'
WHERE t.starts_at >= :after ORDER BY t.starts_at, t.id LIMIT :most;

-- name: add_time
INSERT INTO coaching_time (starts_at, minutes, coach) VALUES (:starts_at, :minutes, :coach);

-- name: remove_time !changes
DELETE FROM coaching_time
WHERE id = :id AND (held_by IS NULL OR held_until <= :now)
  AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.time_id = coaching_time.id);

-- name: count_times
SELECT count(*) AS count FROM coaching_time WHERE starts_at > :now;

-- name: forget_contacts
UPDATE booking SET name = '', phone = '', email = '', note = ''
WHERE name <> '' AND time_id IN (SELECT id FROM coaching_time WHERE starts_at < :before);

-- name: forget_receipts
DELETE FROM receipt WHERE given_at < :before;
