-- name: by_words
SELECT a.id, a.name, a.organisation_number, a.category, a.activities, a.area, a.contact, a.email,
       a.phone, a.url, a.name_folded, a.text_folded, a.demo, a.changed_at
FROM association_words JOIN association a ON a.id = association_words.rowid
WHERE association_words MATCH :words
ORDER BY bm25(association_words, 5.0, 1.0), a.name LIMIT :most;

-- name: by_trigrams
SELECT a.id, a.name, a.organisation_number, a.category, a.activities, a.area, a.contact, a.email,
       a.phone, a.url, a.name_folded, a.text_folded, a.demo, a.changed_at
FROM association_trigrams JOIN association a ON a.id = association_trigrams.rowid
WHERE association_trigrams MATCH :trigrams
ORDER BY bm25(association_trigrams), a.name LIMIT :most;

-- name: by_category
SELECT id, name, organisation_number, category, activities, area, contact, email, phone, url,
       name_folded, text_folded, demo, changed_at
FROM association WHERE category = :category ORDER BY name LIMIT :most;

-- name: list_after
SELECT id, name, organisation_number, category, activities, area, contact, email, phone, url,
       name_folded, text_folded, demo, changed_at
FROM association WHERE id > :id ORDER BY id LIMIT :most;

-- name: list_by_name
SELECT id, name, organisation_number, category, activities, area, contact, email, phone, url,
       name_folded, text_folded, demo, changed_at
FROM association ORDER BY name, id LIMIT :most;

-- name: count_register
SELECT count(*) AS count, coalesce(max(changed_at), '') AS changed_at FROM association;

-- name: add_association
INSERT INTO association (name, organisation_number, category, activities, area, contact, email,
                         phone, url, name_folded, text_folded, demo, changed_by, changed_at)
VALUES (:name, :organisation_number, :category, :activities, :area, :contact, :email,
        :phone, :url, :name_folded, :text_folded, :demo, :staff, :now);

-- name: change_association !changes
UPDATE association SET
    name = :name, organisation_number = :organisation_number, category = :category,
    activities = :activities, area = :area, contact = :contact, email = :email, phone = :phone,
    url = :url, name_folded = :name_folded, text_folded = :text_folded, demo = :demo,
    changed_by = :staff, changed_at = :now
WHERE id = :id;

-- name: remove_association !changes
DELETE FROM association WHERE id = :id;

-- name: remove_demo_associations
DELETE FROM association WHERE demo = 1;
