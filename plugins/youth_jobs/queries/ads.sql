-- name: put_ad
INSERT INTO ad (id, headline, employer, place, occupation, hours, deadline, hidden_after, url,
                part_time, beginner, summer, published, imported_at, demo, title_folded, body_folded)
VALUES (:id, :headline, :employer, :place, :occupation, :hours, :deadline, :hidden_after, :url,
        :part_time, :beginner, :summer, :published, :now, :demo, :title_folded, :body_folded)
ON CONFLICT (id) DO UPDATE SET
    headline = excluded.headline, employer = excluded.employer, place = excluded.place,
    occupation = excluded.occupation, hours = excluded.hours, deadline = excluded.deadline,
    hidden_after = excluded.hidden_after, url = excluded.url, part_time = excluded.part_time,
    beginner = excluded.beginner, summer = excluded.summer, published = excluded.published,
    imported_at = excluded.imported_at, demo = excluded.demo,
    title_folded = excluded.title_folded, body_folded = excluded.body_folded;

-- name: remove_ad
DELETE FROM ad WHERE id = :id;

-- name: remove_demo_ads
DELETE FROM ad WHERE demo = 1;

-- name: remove_hidden_ads
DELETE FROM ad WHERE hidden_after < :before;

-- name: search_ads
SELECT a.id, a.headline, a.employer, a.place, a.occupation, a.hours, a.deadline, a.url, a.demo,
       a.imported_at
FROM ad_words JOIN ad a ON a.number = ad_words.rowid
WHERE ad_words MATCH :words AND a.hidden_after > :now
  AND a.part_time >= :part_time AND a.beginner >= :beginner AND a.summer >= :summer
ORDER BY bm25(ad_words, 6.0, 1.0), a.published DESC, a.id LIMIT :most;

-- name: newest_ads
SELECT id, headline, employer, place, occupation, hours, deadline, url, demo, imported_at FROM ad
WHERE hidden_after > :now
  AND part_time >= :part_time AND beginner >= :beginner AND summer >= :summer
ORDER BY published DESC, id LIMIT :most;

-- name: count_ads
SELECT count(*) AS count, coalesce(max(imported_at), '') AS imported_at FROM ad
WHERE hidden_after > :now;

-- name: count_all_ads
SELECT count(*) AS count FROM ad;
