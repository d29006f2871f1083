-- A province is known.
SELECT file, line, 'province_code is not in provinces.csv', province_code
FROM (
    SELECT 'scores.csv' AS file, line, province_code FROM raw.scores
    UNION ALL SELECT 'indicator_scores.csv', line, province_code FROM raw.indicator_scores
    UNION ALL SELECT 'total_margins.csv', line, province_code FROM raw.total_margins
    UNION ALL
    SELECT 'dimension_variances.csv', line, province_code FROM raw.dimension_variances
    UNION ALL SELECT 'respondents.csv', line, province_code FROM raw.respondents
    UNION ALL SELECT 'missing.csv', line, province_code FROM raw.missing
    UNION ALL SELECT 'claims.csv', line, province_code FROM raw.claims
    UNION ALL SELECT 'province_aliases.csv', line, province_code FROM raw.province_aliases
    UNION ALL SELECT 'unscored_tiles.csv', line, province_code FROM raw.unscored_tiles
    UNION ALL SELECT 'central_cities.csv', line, province_code FROM raw.central_cities
)
WHERE province_code NOT IN (
    SELECT province_code FROM raw.provinces UNION SELECT province_code FROM raw.successors
);
