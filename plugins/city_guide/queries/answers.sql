-- name: list
SELECT * FROM answers ORDER BY topic, language;

-- name: import
-- An editor's words are never replaced by a file's, and a review that staff made of the same words
-- counts on.
INSERT INTO answers (topic, language, text, source, reviewed, changed_at)
VALUES (:topic, :language, :text, :source, :reviewed, :at)
ON CONFLICT (topic, language) DO UPDATE
SET text = excluded.text, source = excluded.source, reviewed = excluded.reviewed, changed_at = excluded.changed_at
WHERE answers.changed_by = ''
    AND ((answers.text, answers.source) <> (excluded.text, excluded.source)
        OR answers.reviewed < excluded.reviewed);

-- name: put
INSERT INTO answers (topic, language, text, source, reviewed, changed_at, changed_by)
VALUES (:topic, :language, :text, :source, :reviewed, :at, :by)
ON CONFLICT (topic, language) DO UPDATE
SET text = excluded.text, source = excluded.source, reviewed = excluded.reviewed,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by;

-- name: remove
DELETE FROM answers WHERE topic = :topic AND language = :language;

-- name: set_reviewed !changes
UPDATE answers SET reviewed = :reviewed WHERE topic = :topic AND language = :language;
