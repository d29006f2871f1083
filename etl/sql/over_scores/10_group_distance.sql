-- group_distance: one row per year, measure and province: the next higher group, its edge and the
-- points to it (NULL in the highest), and the points above the edge of the own group (NULL in the
-- lowest, which has none). Edges are those of the year, other provinces held still.
CREATE VIEW group_distance AS
WITH ladder AS (
    SELECT
        year, measure, division, quartile_group, lower_bound,
        list_position(['lowest', 'low_average', 'high_average', 'highest'], quartile_group) AS step
    FROM group_threshold
)
SELECT
    r.year, r.measure, r.province_code, r.value, r.quartile_group,
    above.quartile_group AS next_group,
    above.lower_bound AS next_edge,
    above.lower_bound - r.value AS points_to_next,
    CASE WHEN own.step > 1 THEN own.lower_bound END AS own_edge,
    CASE WHEN own.step > 1 THEN r.value - own.lower_bound END AS cushion
FROM ranking AS r
JOIN ladder AS own USING (year, measure, division, quartile_group)
LEFT JOIN ladder AS above
    ON above.year = r.year AND above.measure = r.measure AND above.division = r.division
    AND above.step = own.step + 1;
