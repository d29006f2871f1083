-- A score lies within its scale.
SELECT 'scores.csv', s.line,
    if(s.value = 0,
        '{' || s.measure || '}: 0 is never a score: it means not published',
        '{' || s.measure || '} lies outside its scale {' || m.scale_min || '}–{' || m.scale_max
            || '}'),
    s.value
FROM raw.scores AS s
JOIN raw.subdimensions AS m
    ON m.measure = s.measure AND s.year BETWEEN m.first_year AND coalesce(last_year, 9999)
WHERE s.value NOT BETWEEN m.scale_min - scale_precision()
    AND m.scale_max + scale_precision()
UNION ALL
SELECT 'indicator_scores.csv', s.line,
    '{' || s.measure || '} lies outside its scale {' || m.scale_min || '}–{' || m.scale_max || '}',
    s.value
FROM raw.indicator_scores AS s
JOIN raw.indicators AS m ON m.measure = s.measure AND m.year = s.year
WHERE s.value NOT BETWEEN m.scale_min AND m.scale_max;
