-- yearly_change: one row per year, measure and province that has an earlier published value.
-- previous_year is the last published one; comparable says whether the difference is a change at
-- all (the year before, on the same basis, and no 'break' between). clear: larger than margin, which
-- noise alone exceeds 5 times in 100; NULL where it is no change or `noise` has no row for both years.
-- clear_in_list: also holds among all provinces of that year and measure (of those that hold, one in
-- ten may be noise). about_the_same: less than half the margin. country_moved: the median change is
-- more than a quarter of the margin; relative_clear: clear by the difference from the median change.
-- printed_margin and clear_by_printed go by the standard errors that PAPI printed.
-- Kept as a table, because each row needs its province's whole past and most pages need one year:
-- a query then takes milliseconds instead of half a second.
CREATE TABLE computed_change AS
WITH judged AS (
    SELECT
        c.*,
        CASE WHEN c.difference > 0 THEN 'rose' WHEN c.difference < 0 THEN 'fell' ELSE 'same' END
            AS direction
    FROM value_pair AS c
),
run AS (
    -- A row that is not a comparable fall ends a run of falls and starts the count again.
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
    1.96 * v.standard_deviation AS margin,
    v.basis AS margin_basis,
    abs(r.difference) > margin AS clear,
    l.adjusted <= 0.1 AS clear_in_list,
    abs(r.difference) < margin / 2 AS about_the_same,
    abs(n.median_difference) > margin / 4 AS country_moved,
    abs(r.difference - n.median_difference) > margin AS relative_clear,
    CASE WHEN r.comparable
        THEN 1.96 * sqrt(r.standard_error ** 2 + r.previous_standard_error ** 2)
    END AS printed_margin,
    abs(r.difference) > printed_margin AS clear_by_printed,
    n.is_shift AS nationwide_shift,
    r.comparable,
    count(*) FILTER (r.falls) OVER (
        PARTITION BY r.measure, r.province_code, r.run ORDER BY r.year
    )::INTEGER AS falls_in_a_row,
    r.division
FROM run AS r
JOIN national_shift AS n USING (year, measure, division)
LEFT JOIN change_noise AS v USING (year, measure, province_code)
LEFT JOIN change_in_list AS l USING (year, measure, province_code)
ORDER BY r.year, r.measure, r.province_code;

CREATE VIEW yearly_change AS FROM computed_change;
