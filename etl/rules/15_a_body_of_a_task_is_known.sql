-- A body of a task is known, of the province or the commune, and stands in it once.
WITH named AS (
    SELECT line, level, unnest(string_split(lead, '; ')) AS body FROM raw.actions
    UNION ALL
    SELECT line, level, unnest(string_split(coordinating, '; ')) FROM raw.actions
)
SELECT 'actions.csv', n.line, 'body is not in bodies.csv', n.body
FROM named AS n
ANTI JOIN raw.bodies AS b ON b.body = n.body
UNION ALL
SELECT 'actions.csv', n.line, 'body of the district: a task is of the province or the commune', n.body
FROM named AS n
JOIN raw.bodies AS b ON b.body = n.body AND b.level = 'district'
UNION ALL
SELECT 'actions.csv', line, 'body stands twice in one task', body
FROM named GROUP BY line, body HAVING count(*) > 1;
