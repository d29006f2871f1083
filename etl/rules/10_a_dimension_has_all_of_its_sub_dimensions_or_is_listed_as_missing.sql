-- A dimension has all of its sub-dimensions or is listed as missing.
WITH province AS (
    SELECT province_code, 63 AS division FROM raw.provinces
    UNION ALL
    SELECT province_code, 34 FROM raw.successors
),
wanted AS (
    SELECT y.year, p.province_code, m.parent, m.measure
    FROM raw.years AS y
    JOIN province AS p USING (division)
    JOIN raw.subdimensions AS m ON y.year BETWEEN m.first_year AND coalesce(last_year, 9999)
),
gap AS (
    SELECT g.line, g.year, g.province_code, d.measure AS parent
    FROM raw.missing AS g
    JOIN raw.dimensions AS d
        ON g.year BETWEEN d.first_year AND coalesce(d.last_year, 9999)
        AND (g.dimensions = 'all' OR list_contains(string_split(g.dimensions, ' '), d.code))
)
SELECT 'scores.csv', min(s.line),
    'a figure is absent and its dimension is not listed in missing.csv: {'
        || w.year || '} {' || w.province_code || '}',
    w.measure
FROM wanted AS w
ANTI JOIN gap USING (year, province_code, parent)
LEFT JOIN raw.scores AS s USING (year, province_code, measure)
GROUP BY w.year, w.province_code, w.measure
HAVING count(s.value) = 0
UNION ALL
SELECT 'missing.csv', g.line, 'is listed as missing but has a score', s.measure
FROM gap AS g
JOIN wanted AS w USING (year, province_code, parent)
JOIN raw.scores AS s USING (year, province_code, measure);
