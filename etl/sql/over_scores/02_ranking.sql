-- ranking: one row per year, measure and province with a published value. Rank 1 is the highest,
-- equal values share the smaller rank; provinces of the two divisions are never ranked together.
-- rank_kind: computed from published scores, or estimated, because some of the values ranked are.
-- Kept as a table, see group_threshold.
CREATE TABLE computed_ranking AS
WITH edge AS (
    SELECT
        year, measure, division,
        max(lower_bound) FILTER (quartile_group = 'highest') AS highest,
        max(lower_bound) FILTER (quartile_group = 'high_average') AS high_average,
        max(lower_bound) FILTER (quartile_group = 'low_average') AS low_average
    FROM group_threshold
    GROUP BY year, measure, division
)
SELECT
    s.year, s.measure, s.province_code, s.value,
    rank() OVER (country ORDER BY s.value DESC)::INTEGER AS rank,
    count(*) OVER country::INTEGER AS ranked_count,
    CASE
        WHEN s.value >= e.highest THEN 'highest'
        WHEN s.value >= e.high_average THEN 'high_average'
        WHEN s.value >= e.low_average THEN 'low_average'
        ELSE 'lowest'
    END AS quartile_group,
    p.region_code,
    CASE WHEN p.region_code IS NOT NULL
        THEN rank() OVER (region ORDER BY s.value DESC)::INTEGER
    END AS region_rank,
    CASE WHEN p.region_code IS NOT NULL THEN count(*) OVER region::INTEGER END AS region_count,
    p.division, s.basis,
    if(bool_or(s.basis <> 'published') OVER country, 'estimated', 'computed') AS rank_kind
FROM score AS s
JOIN province AS p USING (province_code)
JOIN edge AS e
    ON e.year = s.year AND e.measure = s.measure AND e.division = p.division
WINDOW
    country AS (PARTITION BY s.year, s.measure, p.division),
    region AS (PARTITION BY s.year, s.measure, p.division, p.region_code)
ORDER BY s.year, s.measure, s.province_code;

CREATE VIEW ranking AS FROM computed_ranking;
