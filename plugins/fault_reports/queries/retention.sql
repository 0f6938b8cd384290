-- name: forget_email
-- Counted from a report's last change; one under legal hold is left as it is. A photo is found by
-- the conversation it was sent in.
UPDATE reports SET email = '', conversation = iif(photo = '', '', conversation)
WHERE (email <> '' OR (conversation <> '' AND photo = '')) AND legal_hold = 0
    AND changed_at < :before;

-- name: forget_photo
UPDATE reports SET photo = '' WHERE photo <> '' AND legal_hold = 0 AND changed_at < :before;

-- name: photos_among
-- `photos` is a JSON array of ids.
SELECT photo FROM reports WHERE photo IN (SELECT value FROM json_each(:photos));

-- name: forget_history
DELETE FROM history WHERE reference IN
    (SELECT reference FROM reports WHERE legal_hold = 0 AND changed_at < :before);

-- name: forget_report
DELETE FROM reports WHERE legal_hold = 0 AND changed_at < :before;
