-- The scales of the parts add up to the scale of the whole.
SELECT 'subdimensions.csv', min(s.line),
    'scales of {' || d.measure || '} in {' || y.year || '} do not add up to {'
        || d.scale_min || '}–{' || d.scale_max || '}',
    round(sum(s.scale_min), 2) || '–' || round(sum(s.scale_max), 2)
FROM raw.years AS y
JOIN raw.dimensions AS d ON y.year BETWEEN d.first_year AND coalesce(d.last_year, 9999)
JOIN raw.subdimensions AS s
    ON s.parent = d.measure
    AND y.year BETWEEN s.first_year AND coalesce(s.last_year, 9999)
GROUP BY y.year, d.measure, d.scale_min, d.scale_max
HAVING abs(sum(s.scale_min) - d.scale_min) > scale_precision()
    OR abs(sum(s.scale_max) - d.scale_max) > scale_precision();
