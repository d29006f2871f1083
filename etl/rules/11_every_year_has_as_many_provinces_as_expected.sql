-- Every year has as many provinces as expected.
WITH counted AS (
    SELECT year, count(DISTINCT province_code) AS provinces FROM raw.scores GROUP BY year
),
unpublished AS (
    SELECT year, count(*) FILTER (dimensions = 'all') AS wholly, count(*) AS partly
    FROM raw.missing GROUP BY year
)
SELECT 'years.csv', y.line,
    'expects {' || y.provinces || '} provinces and {' || y.totals || '} totals in {' || y.year || '}',
    '{' || coalesce(c.provinces, 0) + coalesce(u.wholly, 0) || '} provinces, {'
        || coalesce(c.provinces, 0) + coalesce(u.wholly, 0) - coalesce(u.partly, 0)
        || '} totals'
FROM raw.years AS y
LEFT JOIN counted AS c USING (year)
LEFT JOIN unpublished AS u USING (year)
WHERE coalesce(c.provinces, 0) + coalesce(u.wholly, 0) <> y.provinces
    OR y.provinces - coalesce(u.partly, 0) <> y.totals
UNION ALL
SELECT 'scores.csv', min(line), 'year is not in years.csv', year
FROM raw.scores WHERE year NOT IN (SELECT year FROM raw.years) GROUP BY year
UNION ALL
SELECT 'scores.csv', min(line), 'year has no entry in sources.csv', year
FROM raw.scores WHERE year NOT IN (SELECT year FROM raw.sources) GROUP BY year;
