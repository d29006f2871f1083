-- A measure exists in the year.
SELECT 'scores.csv', line, 'measure is not a sub-dimension of {' || year || '}', measure
FROM raw.scores AS s
WHERE NOT EXISTS (
    FROM raw.subdimensions AS m
    WHERE m.measure = s.measure AND s.year BETWEEN m.first_year AND coalesce(last_year, 9999)
)
UNION ALL
SELECT 'indicator_scores.csv', line, 'measure is not an indicator of {' || year || '}', measure
FROM raw.indicator_scores AS s
WHERE NOT EXISTS (
    FROM raw.indicators AS m WHERE m.measure = s.measure AND m.year = s.year
)
UNION ALL
SELECT 'dimension_variances.csv', line, 'measure is not a dimension of {' || year || '}', measure
FROM raw.dimension_variances AS s
WHERE NOT EXISTS (
    FROM raw.dimensions AS m
    WHERE m.measure = s.measure AND s.year BETWEEN m.first_year AND coalesce(last_year, 9999)
);
