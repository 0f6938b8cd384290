-- name: note
INSERT INTO notes (key, text) VALUES (:key, :text);
-- name: notes
SELECT key, text FROM notes ORDER BY key;
