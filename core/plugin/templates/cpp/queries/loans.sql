-- name: reserve
INSERT INTO loans (idempotency_key, slots) SELECT :key, :slots
WHERE NOT EXISTS (SELECT 1 FROM loans WHERE idempotency_key = :key);

-- name: by_key
SELECT 'L-' || number AS reference FROM loans WHERE idempotency_key = :key;

-- A key begins with the id of its conversation.
-- name: of_person
SELECT idempotency_key AS key, 'L-' || number AS reference, slots,
    substr(idempotency_key, 1, instr(idempotency_key, ':') - 1) AS conversation
FROM loans
WHERE 'L-' || number IN (SELECT value FROM json_each(:references))
    OR substr(idempotency_key, 1, instr(idempotency_key, ':') - 1)
        IN (SELECT value FROM json_each(:conversations))
    OR slots ->> 'phone' IN (SELECT value FROM json_each(:contacts))
ORDER BY number;

-- name: erase
DELETE FROM loans WHERE idempotency_key = :key;
