-- name: by_key
SELECT reference FROM loan WHERE key = :key;
-- name: by_tool
SELECT reference FROM loan WHERE tool = :tool;
-- name: count
SELECT count(*) AS loans FROM loan;
-- name: add
INSERT INTO loan (key, tool, reference)
VALUES (:key, :tool, 'L-' || (SELECT count(*) + 1 FROM loan));
-- name: all
SELECT key, tool, reference FROM loan ORDER BY reference LIMIT 100;
-- name: forget
DELETE FROM loan WHERE key = :key;
