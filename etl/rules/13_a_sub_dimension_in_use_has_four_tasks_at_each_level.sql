-- A sub-dimension in use has four tasks at each level.
SELECT 'actions.csv', NULL,
    'a sub-dimension in use has fewer than four tasks for level {' || l.level || '}',
    m.measure || ' (' || count(a.line) || ')'
FROM (
    SELECT DISTINCT measure FROM raw.subdimensions WHERE last_year IS NULL
) AS m
CROSS JOIN (VALUES ('province'), ('commune')) AS l (level)
LEFT JOIN raw.actions AS a ON a.measure = m.measure AND a.level = l.level
GROUP BY m.measure, l.level
HAVING count(a.line) < 4;
