-- plan_proposal: one row per year, dimension or sub-dimension, and province with a score: what a plan
-- for the year after would do about it, `keep` up or `mend`, in which place among those, and why.
-- By the rule (direction, position, reason): a clear fall is to be mended, a clear rise kept up; the
-- rest goes by its side of the country's median. Mended first is what fell clearly, then what is low
-- and within the reach of a good year, then what is further away; in each the most points first; what
-- noise alone could have put below the median comes after all that, in the same order. Kept up is
-- listed by number. The years of a nationwide shift have no clear change of a province. beyond_noise
-- says whether the reason holds beyond the usual variation of two such scores.
-- By direction (sign_…): what fell is to be mended, notable falls first and those of a nationwide shift
-- last; without a comparable change the side of the median decides.
-- proposed: all dimensions, and up to six sub-dimensions to mend: those that fell clearly, then those
-- furthest below the median, measured by their usual variation; none whose distance rounds to nothing.
-- Kept as a table: every page shows how much is in the plan of its province and year.
CREATE TABLE computed_proposal AS
WITH placed AS (
    SELECT
        r.year, r.measure, r.province_code, r.division, m.level, m.code, m.position AS listed,
        t.lower_bound AS country_median,
        r.value - t.lower_bound AS above_median,
        1.96 * sqrt(2) * v.standard_deviation AS margin,
        g.rise AS good_year,
        c.difference, c.direction AS moved, c.notable, c.percent,
        coalesce(c.comparable, false) AS changed,
        coalesce(c.nationwide_shift, false) AS shifted,
        CASE WHEN c.comparable AND NOT c.nationwide_shift AND c.clear THEN c.direction END AS clearly
    FROM ranking AS r
    JOIN measure AS m
        ON m.measure = r.measure AND r.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        AND m.level IN ('dimension', 'subdimension')
    JOIN group_threshold AS t
        ON t.year = r.year AND t.measure = r.measure AND t.division = r.division
        AND t.quartile_group = 'high_average'
    LEFT JOIN yearly_change AS c
        ON c.year = r.year AND c.measure = r.measure AND c.province_code = r.province_code
    LEFT JOIN score_noise AS v
        ON v.year = r.year AND v.measure = r.measure AND v.province_code = r.province_code
    LEFT JOIN good_year AS g
        ON g.year = r.year AND g.measure = r.measure AND g.division = r.division
),
reasoned AS (
    SELECT
        *,
        CASE
            WHEN clearly = 'fell' THEN 'clear_fall'
            WHEN clearly = 'rose' THEN 'clear_rise'
            WHEN above_median >= 0 THEN 'high'
            WHEN -above_median <= good_year THEN 'low_in_reach'
            WHEN good_year IS NOT NULL THEN 'low_out_of_reach'
            ELSE 'low'
        END AS reason,
        CASE
            WHEN changed THEN moved
            WHEN above_median >= 0 THEN 'high'
            ELSE 'low'
        END AS sign_reason
    FROM placed
),
sorted AS (
    SELECT
        *,
        if(reason IN ('clear_rise', 'high'), 'keep', 'mend') AS direction,
        if(sign_reason IN ('fell', 'low'), 'mend', 'keep') AS sign_direction,
        if(clearly IS NOT NULL, true, abs(above_median) > margin) AS beyond_noise,
        reason = 'clear_fall' OR above_median <= -0.005 AS tells
    FROM reasoned
),
numbered AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY year, province_code, level, direction
            ORDER BY
                direction = 'mend' AND NOT coalesce(beyond_noise, false),
                CASE WHEN direction = 'mend' THEN list_position(
                    ['clear_fall', 'low_in_reach', 'low_out_of_reach', 'low'], reason
                ) END,
                CASE WHEN direction = 'mend' THEN if(reason = 'clear_fall', difference, above_median)
                END,
                listed, measure
        )::INTEGER AS position,
        row_number() OVER (
            PARTITION BY year, province_code, level, sign_direction
            ORDER BY
                CASE sign_reason WHEN 'fell' THEN if(notable AND NOT shifted, 0, 1) WHEN 'low' THEN 2
                END,
                CASE sign_reason WHEN 'fell' THEN percent WHEN 'low' THEN above_median END,
                listed, measure
        )::INTEGER AS sign_position
    FROM sorted
)
SELECT
    year, measure, province_code, level, direction, position, reason, beyond_noise,
    sign_direction, sign_position, sign_reason,
    level = 'dimension' OR (
        direction = 'mend' AND tells AND row_number() OVER (
            PARTITION BY year, province_code, level, direction, tells
            ORDER BY (reason = 'clear_fall') DESC, above_median / margin NULLS LAST, position
        ) <= 6
    ) AS proposed,
    level = 'dimension' OR sign_direction = 'mend' AND sign_position <= 6 AS sign_proposed,
    country_median, above_median, margin, good_year, division
FROM numbered
ORDER BY year, province_code, measure;

CREATE VIEW plan_proposal AS FROM computed_proposal;
