-- name: reserve
INSERT INTO loans (idempotency_key, slots) VALUES (:key, :slots) ON CONFLICT DO NOTHING;

-- name: by_key
SELECT 'L-' || number AS reference FROM loans WHERE idempotency_key = :key;
