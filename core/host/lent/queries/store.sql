-- name: get_pair
SELECT value FROM pairs WHERE key = :key;

-- name: put_pair
INSERT INTO pairs (key, value) VALUES (:key, :value)
ON CONFLICT (key) DO UPDATE SET value = excluded.value;

-- name: erase_pair
DELETE FROM pairs WHERE key = :key;

-- name: pair_keys
SELECT key FROM pairs WHERE substr(key, 1, length(:prefix)) = :prefix AND key >= :prefix ORDER BY key LIMIT :most;

-- name: schedule
INSERT OR REPLACE INTO jobs (name, key, every_s, payload, due) VALUES (:name, :key, 0, :payload, :due);

-- name: cancel
DELETE FROM jobs WHERE name = :name AND key = :key AND every_s = 0;

-- name: recur
-- The time it is due stays, so that a restart neither skips nor repeats it.
INSERT INTO jobs (name, key, every_s, payload, due) VALUES (:name, '', :every_s, '{}', :due)
ON CONFLICT (name, key, every_s > 0) DO UPDATE SET
    due = CASE WHEN jobs.every_s = excluded.every_s THEN jobs.due ELSE min(jobs.due, excluded.due) END,
    every_s = excluded.every_s;

-- name: forget_recurring
-- `names` is a JSON array of those that are still declared.
DELETE FROM jobs WHERE every_s > 0 AND name NOT IN (SELECT value FROM json_each(:names));

-- name: due_jobs
SELECT id, name, key, every_s, payload, due, attempts FROM jobs
WHERE given_up = 0 AND due <= :now ORDER BY due, id LIMIT 100;

-- name: next_job
SELECT min(due) AS due FROM jobs WHERE given_up = 0 AND due > :after;

-- name: end_job
DELETE FROM jobs WHERE id = :id;

-- name: set_job
UPDATE jobs SET due = :due, attempts = :attempts, given_up = :given_up WHERE id = :id;

-- name: put_letter
INSERT INTO letters (key, request, state, due, put_at) VALUES (:key, :request, 'waiting', :now, :now)
ON CONFLICT (key) DO NOTHING;

-- name: due_letter
SELECT id, key, request, attempts FROM letters WHERE state = 'waiting' AND due <= :now ORDER BY due, id LIMIT 1;

-- name: next_letter
SELECT min(due) AS due FROM letters WHERE state = 'waiting';

-- name: settle_letter
-- What was in a delivered letter is nobody's any more.
UPDATE letters SET state = :state, attempts = :attempts, answer = :answer, problem = :problem,
    request = CASE :state WHEN 'delivered' THEN '{}' ELSE request END
WHERE id = :id;

-- name: postpone_letter
UPDATE letters SET due = :due, attempts = :attempts, problem = :problem WHERE id = :id;

-- name: untold_letters
SELECT id, key, state, answer FROM letters WHERE state <> 'waiting' AND told = 0 ORDER BY id LIMIT 100;

-- name: tell_letter
UPDATE letters SET told = 1, answer = '{}' WHERE id = :id;

-- name: forget_letters
DELETE FROM letters WHERE state = 'delivered' AND told = 1 AND put_at < :before;

-- name: listed_letters
SELECT id, key, request, state, attempts, due, put_at, problem FROM letters
WHERE state = 'dead' OR (state = 'waiting' AND attempts > 0) ORDER BY state = 'waiting', id LIMIT 200;

-- name: send_again !changes
UPDATE letters SET state = 'waiting', attempts = 0, due = :now, told = 0 WHERE id = :id AND state = 'dead';

-- name: throw_away !changes
DELETE FROM letters WHERE id = :id AND state = 'dead';

-- name: count_letters
SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'dead') AS dead
FROM letters WHERE state IN ('waiting', 'dead');
