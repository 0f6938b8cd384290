-- name: add !changes
INSERT INTO reports (
    reference, idempotency_key, conversation, locale, channel, category, place, place_name, lat, lon,
    description, photo, email, status, linked_to, received_at, changed_at
) VALUES (
    :reference, :idempotency_key, :conversation, :locale, :channel, :category, :place, :place_name, :lat, :lon,
    :description, :photo, :email, 'received', :linked_to, :at, :at
);

-- name: by_key
SELECT * FROM reports WHERE idempotency_key = :idempotency_key;

-- name: by_reference
SELECT * FROM reports WHERE reference = :reference;

-- name: of_conversation
SELECT * FROM reports WHERE conversation = :conversation ORDER BY number DESC LIMIT 3;

-- name: alike
-- Open reports of the category that stand for themselves, newest first.
SELECT reference, place, place_name, lat, lon,
    casefold(place) = casefold(place_name) AS vague,
    similarity(place, :place) AS place_likeness,
    similarity(description, :description) AS description_likeness
FROM reports
WHERE category = :category AND received_at >= :since AND status <> 'done' AND linked_to = ''
ORDER BY number DESC LIMIT 500;

-- name: count
SELECT count(*) AS reports FROM reports;
