-- No figure stands twice.
SELECT file, line, 'repeats year, province and measure of an earlier line',
    concat_ws(' ', year, province_code, measure)
FROM (
    SELECT 'scores.csv' AS file, line, year, province_code, measure FROM raw.scores
    UNION ALL
    SELECT 'indicator_scores.csv', line, year, province_code, measure
    FROM raw.indicator_scores
    UNION ALL
    SELECT 'total_margins.csv', line, year, province_code, weighting
    FROM raw.total_margins
    UNION ALL
    SELECT 'dimension_variances.csv', line, year, province_code, measure
    FROM raw.dimension_variances
    UNION ALL
    SELECT 'respondents.csv', line, year, province_code, 'respondents'
    FROM raw.respondents
    UNION ALL
    SELECT 'missing.csv', line, year, province_code, 'missing' FROM raw.missing
)
QUALIFY row_number() OVER (
    PARTITION BY file, year, province_code, measure ORDER BY line
) > 1;
