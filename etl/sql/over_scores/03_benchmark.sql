-- benchmark: one row per year, measure, scope (country, region or group), scope_code and division.
-- Plain statistics of the published provinces of that scope; quartiles by linear interpolation.
-- Kept as a table, see group_threshold.
CREATE TABLE computed_benchmark AS
WITH scoped AS (
    SELECT year, measure, division, value, 'country' AS scope, 'VN' AS scope_code FROM ranking
    UNION ALL
    SELECT year, measure, division, value, 'region', region_code
    FROM ranking WHERE region_code IS NOT NULL
    UNION ALL
    SELECT year, measure, division, value, 'group', quartile_group FROM ranking
)
SELECT
    year, measure, scope, scope_code,
    count(*)::INTEGER AS n,
    avg(value) AS mean,
    quantile_cont(value, 0.25) AS p25,
    median(value) AS median,
    quantile_cont(value, 0.75) AS p75,
    min(value) AS min,
    max(value) AS max,
    division
FROM scoped
GROUP BY year, measure, scope, scope_code, division
ORDER BY year, measure, scope, scope_code, division;

CREATE VIEW benchmark AS FROM computed_benchmark;
