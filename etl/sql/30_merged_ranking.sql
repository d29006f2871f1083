-- merged_ranking: one row per merged_estimate: its place and group among the values of the 34 in
-- that year. Every rank and group here is an estimate, of unchanged provinces too: the others that
-- they are ranked with are estimates. Ranks and groups follow the rules of view ranking.
CREATE VIEW merged_ranking AS
WITH edge AS (
    SELECT year, measure, quantile_cont(value, [0.75, 0.50, 0.25]) AS edges
    FROM merged_estimate
    GROUP BY year, measure
)
SELECT
    m.year, m.measure, m.province_code, m.value,
    rank() OVER (country ORDER BY m.value DESC)::INTEGER AS rank,
    count(*) OVER country::INTEGER AS ranked_count,
    CASE
        WHEN m.value >= e.edges[1] THEN 'highest'
        WHEN m.value >= e.edges[2] THEN 'high_average'
        WHEN m.value >= e.edges[3] THEN 'low_average'
        ELSE 'lowest'
    END AS quartile_group,
    m.kind, m.parts, m.parts_published, 'estimate' AS rank_kind
FROM merged_estimate AS m
JOIN edge AS e USING (year, measure)
WINDOW country AS (PARTITION BY m.year, m.measure);
