-- A printed total is the sum of its parts, inside its bounds.
SELECT 'total_margins.csv', t.line,
    'printed total differs from the sum of sub-dimensions, {' || round(sum(s.value), 4) || '}',
    t.value
FROM raw.total_margins AS t
JOIN raw.scores AS s USING (year, province_code)
WHERE t.weighting = 'unweighted'
GROUP BY t.line, t.value
HAVING abs(sum(s.value) - t.value) > scale_precision()
UNION ALL
SELECT 'total_margins.csv', line, 'bounds do not enclose the value',
    ci_low || '–' || ci_high
FROM raw.total_margins WHERE value NOT BETWEEN ci_low AND ci_high
UNION ALL
SELECT 'total_margins.csv', line, 'standard_error is not positive', standard_error
FROM raw.total_margins WHERE standard_error <= 0
UNION ALL
SELECT 'dimension_variances.csv', line, 'variance is not positive', variance
FROM raw.dimension_variances WHERE variance <= 0;
