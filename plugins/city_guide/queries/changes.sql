-- name: remember
INSERT INTO changes (at, by, subject, what, before) VALUES (:at, :by, :subject, :what, :before);

-- name: changes
SELECT at, by, subject, what, before FROM changes ORDER BY number DESC LIMIT 200;
