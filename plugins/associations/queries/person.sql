-- name: joiners_of_person
-- Each of the three is a JSON array of texts; contacts are canonical. An idempotency key begins with
-- the conversation's id and a colon.
SELECT reference, safety_group, area, name, phone, email, locale, status, received_at, handled_at,
       substr(idempotency_key, 1, max(instr(idempotency_key, ':') - 1, 0)) AS conversation
FROM joiner
WHERE reference > :after AND (
    reference IN (SELECT value FROM json_each(:references))
    OR (phone <> '' AND phone IN (SELECT value FROM json_each(:contacts)))
    OR (email <> '' AND lower(email) IN (SELECT value FROM json_each(:contacts)))
    OR (instr(idempotency_key, ':') > 1
        AND substr(idempotency_key, 1, instr(idempotency_key, ':') - 1)
            IN (SELECT value FROM json_each(:conversations))))
ORDER BY reference LIMIT 500;

-- name: forget_joiner
DELETE FROM joiner WHERE reference = :reference;
