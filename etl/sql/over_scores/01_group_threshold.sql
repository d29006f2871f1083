-- group_threshold: one row per year, measure, quartile_group and division. PAPI's rule: a group
-- begins at the 75th, 50th and 25th percentile of the published provinces (linear interpolation);
-- the lowest has no edge of its own and begins where the measure's scale does.
-- Kept as a table, like ranking and benchmark: nearly every query uses them, and a view queried for
-- one province would compute all years and provinces first.
CREATE TABLE computed_group_threshold AS
WITH cut AS (
    SELECT
        s.year, s.measure, p.division,
        quantile_cont(s.value, [0.75, 0.50, 0.25]) AS edges
    FROM score AS s
    JOIN province AS p USING (province_code)
    GROUP BY s.year, s.measure, p.division
)
SELECT
    c.year, c.measure, g.quartile_group,
    coalesce(c.edges[g.place], m.scale_min) AS lower_bound,
    c.division
FROM cut AS c
CROSS JOIN (
    VALUES ('highest', 1), ('high_average', 2), ('low_average', 3), ('lowest', 4)
) AS g (quartile_group, place)
JOIN measure AS m
    ON m.measure = c.measure AND c.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
ORDER BY c.year, c.measure, c.division, g.place;

CREATE VIEW group_threshold AS FROM computed_group_threshold;
