-- name: pairs_after
SELECT key, value FROM pairs WHERE key > :after ORDER BY key LIMIT 500;

-- name: jobs_after
-- Those that recur hold nothing.
SELECT id, name, key, payload, due FROM jobs WHERE every_s = 0 AND id > :after ORDER BY id LIMIT 500;

-- name: letters_after
SELECT id, key, request, state, put_at, answer FROM letters WHERE id > :after ORDER BY id LIMIT 500;

-- name: erase_letter
DELETE FROM letters WHERE id = :id;
