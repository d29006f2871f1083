-- mean_change: one row per year, measure, scope (country or region), scope_code and division with an
-- earlier published year. The change of a mean is that of the provinces published in both years
-- on the same basis (`n` of them): a mean over all may move because other provinces were published.
-- comparable as in yearly_change: the year before, and no break between.
-- Kept as a table, see group_threshold.
CREATE TABLE computed_mean_change AS
WITH scoped AS (
    SELECT r.year, r.measure, r.province_code, r.division, r.value, r.basis,
        'country' AS scope, 'VN' AS scope_code
    FROM ranking AS r
    UNION ALL
    SELECT year, measure, province_code, division, value, basis, 'region', region_code
    FROM ranking WHERE region_code IS NOT NULL
),
span AS (
    SELECT
        measure, division, year,
        lag(year) OVER (PARTITION BY measure, division ORDER BY year) AS previous_year
    FROM (SELECT DISTINCT measure, division, year FROM ranking)
)
SELECT
    p.year, p.measure, now.scope, now.scope_code, p.previous_year,
    count(*)::INTEGER AS n,
    -- Rounded, because a sum of floats depends on the order of its terms.
    round(avg(now.value), 6) AS mean,
    round(avg(before.value), 6) AS previous_mean,
    round(avg(now.value - before.value), 6) AS difference,
    p.previous_year = p.year - 1 AND NOT EXISTS (
        FROM series_break AS b
        WHERE b.measure = p.measure AND b.severity = 'break'
            AND b.year > p.previous_year AND b.year <= p.year
    ) AS comparable,
    p.division
FROM span AS p
JOIN scoped AS now
    ON now.measure = p.measure AND now.division = p.division AND now.year = p.year
JOIN scoped AS before
    ON before.measure = p.measure AND before.year = p.previous_year
    AND before.province_code = now.province_code AND before.scope = now.scope
    AND before.basis = now.basis
GROUP BY p.year, p.measure, now.scope, now.scope_code, p.previous_year, p.division
ORDER BY p.year, p.measure, now.scope, now.scope_code, p.division;

CREATE VIEW mean_change AS FROM computed_mean_change;
