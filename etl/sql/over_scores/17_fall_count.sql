-- fall_count: one row per year, measure, scope (country, region or group), scope_code and division.
-- Of the scope's provinces with a comparable change: how many fell, rose, fell notably, fell again,
-- fell clearly (of those judged; …_in_list: clear among all provinces of that year and measure too). A group is that of the province's total of the year.
-- Kept as a table: each row needs all changes of its year.
CREATE TABLE computed_fall_count AS
WITH scoped AS (
    SELECT c.*, unnest(['country', 'region', 'group']) AS scope,
        unnest(['VN', p.region_code, t.quartile_group]) AS scope_code
    FROM yearly_change AS c
    JOIN province AS p USING (province_code)
    LEFT JOIN ranking AS t
        ON t.measure = 'total' AND t.year = c.year AND t.province_code = c.province_code
    WHERE c.comparable
)
SELECT
    year, measure, scope, scope_code,
    count(*)::INTEGER AS compared,
    count(*) FILTER (direction = 'fell')::INTEGER AS fell,
    count(*) FILTER (direction = 'rose')::INTEGER AS rose,
    count(*) FILTER (direction = 'fell' AND notable)::INTEGER AS fell_notably,
    count(*) FILTER (falls_in_a_row > 1)::INTEGER AS fell_again,
    count(clear)::INTEGER AS judged,
    count(*) FILTER (direction = 'fell' AND clear)::INTEGER AS fell_clearly,
    count(*) FILTER (direction = 'rose' AND clear)::INTEGER AS rose_clearly,
    count(*) FILTER (direction = 'fell' AND clear_in_list)::INTEGER AS fell_in_list,
    count(*) FILTER (direction = 'rose' AND clear_in_list)::INTEGER AS rose_in_list,
    median(percent) AS median_percent,
    bool_or(nationwide_shift) AS nationwide_shift,
    division
FROM scoped
WHERE scope_code IS NOT NULL
GROUP BY year, measure, scope, scope_code, division
ORDER BY year, measure, scope, scope_code, division;

CREATE VIEW fall_count AS FROM computed_fall_count;
