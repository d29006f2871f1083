-- yearly_change: one row per year, measure and province that has an earlier published value.
-- previous_year is the last published one; comparable says whether the difference is a change at
-- all (the year before, on the same basis, and no 'break' between); clear is NULL without both standard errors.
-- Kept as a table, because each row needs its province's whole past and most pages ask for one
-- year: asking then takes milliseconds instead of half a second.
CREATE TABLE computed_change AS
WITH judged AS (
    SELECT
        c.*,
        CASE WHEN c.difference > 0 THEN 'rose' WHEN c.difference < 0 THEN 'fell' ELSE 'same' END
            AS direction
    FROM value_pair AS c
),
run AS (
    -- A row that is not a comparable fall ends a row of falls and begins the next run.
    SELECT
        *,
        direction = 'fell' AND comparable AS falls,
        count(*) FILTER (NOT (direction = 'fell' AND comparable)) OVER (
            PARTITION BY measure, province_code ORDER BY year
        ) AS run
    FROM judged
)
SELECT
    r.year, r.measure, r.province_code, r.previous_year, r.value, r.previous_value,
    r.difference, r.percent,
    r.difference - n.median_difference AS relative_difference,
    r.previous_rank - r.rank AS rank_change,
    r.direction,
    abs(r.percent) > 5 AS notable,
    abs(r.difference) > 1.96 * sqrt(r.standard_error ** 2 + r.previous_standard_error ** 2)
        AS clear,
    n.is_shift AS nationwide_shift,
    r.comparable,
    count(*) FILTER (r.falls) OVER (
        PARTITION BY r.measure, r.province_code, r.run ORDER BY r.year
    )::INTEGER AS falls_in_a_row,
    1.96 * sqrt(r.standard_error ** 2 + r.previous_standard_error ** 2) AS change_margin,
    r.division
FROM run AS r
JOIN national_shift AS n USING (year, measure, division);

CREATE VIEW yearly_change AS FROM computed_change;
