-- name: of_person
-- Each of the three is a JSON array of texts; contacts are in lower case.
SELECT * FROM reports
WHERE number > :after AND (
    reference IN (SELECT value FROM json_each(:references))
    OR (conversation <> '' AND conversation IN (SELECT value FROM json_each(:conversations)))
    OR (email <> '' AND lower(email) IN (SELECT value FROM json_each(:contacts))))
ORDER BY number LIMIT 500;

-- name: texts_after
SELECT number, reference, place, description FROM reports
WHERE number > :after ORDER BY number LIMIT 500;

-- name: notes_of
SELECT number, at, by, what, note FROM history WHERE reference = :reference ORDER BY number;

-- name: strip_report
-- The idempotency key begins with the conversation's id.
UPDATE reports
SET email = '', conversation = '', photo = '', idempotency_key = reference,
    place = :place, description = :description, note = :note
WHERE reference = :reference AND legal_hold = 0;

-- name: strip_note
UPDATE history SET note = :note WHERE number = :number AND NOT EXISTS
    (SELECT 1 FROM reports WHERE reports.reference = history.reference AND legal_hold = 1);
