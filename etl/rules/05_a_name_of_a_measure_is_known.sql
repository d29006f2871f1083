-- A name of a measure is known.
WITH known AS (
    SELECT measure FROM raw.totals
    UNION SELECT measure FROM raw.dimensions
    UNION SELECT measure FROM raw.subdimensions
)
SELECT 'subdimensions.csv', line, 'parent is not in dimensions.csv', parent
FROM raw.subdimensions WHERE parent NOT IN (SELECT measure FROM raw.dimensions)
UNION ALL
SELECT 'indicators.csv', line, 'parent is not in subdimensions.csv', parent
FROM raw.indicators WHERE parent NOT IN (SELECT measure FROM raw.subdimensions)
UNION ALL
SELECT 'breaks.csv', line, 'measure is unknown', measure
FROM raw.breaks WHERE measure NOT IN (FROM known)
UNION ALL
SELECT 'claims.csv', line, 'measure is unknown', measure
FROM raw.claims WHERE measure NOT IN (FROM known)
UNION ALL
SELECT 'actions.csv', line, 'measure is not a sub-dimension', measure
FROM raw.actions WHERE measure NOT IN (SELECT measure FROM raw.subdimensions)
UNION ALL
SELECT 'actions.csv', a.line, 'indicator is not one of {' || a.measure || '}', a.indicator
FROM (
    SELECT line, measure, unnest(string_split(indicators, '; ')) AS indicator FROM raw.actions
) AS a
ANTI JOIN raw.indicators AS i ON i.measure = a.indicator AND i.parent = a.measure;
