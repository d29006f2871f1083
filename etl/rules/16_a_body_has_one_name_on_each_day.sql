-- A body has one name on each day: its spans follow each other, and only one of the district ends.
WITH span AS (
    SELECT
        n.*, b.level,
        lag(last_day) OVER earlier AS previous_end,
        row_number() OVER earlier AS place,
        row_number() OVER (PARTITION BY n.body ORDER BY first_day DESC NULLS LAST) AS from_last
    FROM raw.body_names AS n
    LEFT JOIN raw.bodies AS b ON b.body = n.body
    WINDOW earlier AS (PARTITION BY n.body ORDER BY first_day NULLS FIRST)
)
SELECT 'bodies.csv', line, 'body repeats', body
FROM raw.bodies QUALIFY count(*) OVER (PARTITION BY body) > 1
UNION ALL
SELECT 'bodies.csv', line, 'body has no name in body_names.csv', body
FROM raw.bodies WHERE body NOT IN (SELECT body FROM raw.body_names)
UNION ALL
SELECT 'bodies.csv', b.line, 'district_body is not a body of the district', b.district_body
FROM raw.bodies AS b
LEFT JOIN raw.bodies AS d ON d.body = b.district_body AND d.level = 'district'
WHERE b.district_body IS NOT NULL AND d.body IS NULL
UNION ALL
SELECT 'body_names.csv', line, 'body is not in bodies.csv', body
FROM span WHERE level IS NULL
UNION ALL
SELECT 'body_names.csv', line, 'its days do not follow those of the name before', body
FROM span
WHERE if(place = 1, first_day IS NOT NULL, first_day IS DISTINCT FROM previous_end + INTERVAL 1 DAY)
    OR last_day < first_day
UNION ALL
SELECT 'body_names.csv', line, 'the last name of a body has no last_day, that of the district has one', body
FROM span
WHERE from_last = 1 AND (last_day IS NOT NULL) <> (level = 'district');
