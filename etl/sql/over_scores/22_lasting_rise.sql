-- lasting_rise: one row per year, measure and province whose level rose in its era and stayed up.
-- Level: the mean of the last two published years; base: that of the era's first two. In every two
-- years from those that end in `since` up to year, the level less the year's national median was
-- higher than at the base by more than margin, which noise alone exceeds 5 times in 100, and the
-- level itself was higher too; that held for two or more such pairs of years in a row, none of them
-- with a year of the base.
-- Kept as a table: each row needs its province's whole era, and a question takes a fifth of a second.
CREATE TABLE computed_lasting_rise AS
WITH pointed AS (
    SELECT
        s.year, s.measure, s.province_code, s.division, s.era, s.value,
        s.value - b.median AS relative,
        1.96 * n.standard_deviation AS margin
    FROM series_point AS s
    JOIN benchmark AS b
        ON b.year = s.year AND b.measure = s.measure AND b.division = s.division
        AND b.scope = 'country'
    LEFT JOIN score_noise AS n
        ON n.year = s.year AND n.measure = s.measure AND n.province_code = s.province_code
),
levelled AS (
    SELECT
        *,
        row_number() OVER one AS place,
        avg(value) OVER two AS level,
        avg(relative) OVER two AS relative_level
    FROM pointed
    WINDOW
        one AS (PARTITION BY measure, province_code, era ORDER BY year),
        two AS (one ROWS 1 PRECEDING)
),
based AS (
    SELECT
        *,
        first_value(year) OVER one AS base_from,
        nth_value(year, 2) OVER one AS base_to,
        nth_value(level, 2) OVER one AS base,
        relative_level - nth_value(relative_level, 2) OVER one AS relative_change
    FROM levelled
    WINDOW one AS (
        PARTITION BY measure, province_code, era ORDER BY year
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
),
judged AS (
    -- Rounded, because sums of floats differ in their last places.
    SELECT
        *,
        coalesce(
            place > 3 AND round(level - base, 6) > 0
            AND round(relative_change, 6) > round(margin, 6),
            false
        ) AS above
    FROM based
),
run AS (
    SELECT
        *,
        count(*) FILTER (NOT above) OVER (
            PARTITION BY measure, province_code, era ORDER BY year
        ) AS ended
    FROM judged
)
SELECT
    year, measure, province_code, base_from, base_to, round(base, 6) AS base,
    round(level, 6) AS level, round(level - base, 6) AS change,
    round(relative_change, 6) AS relative_change, margin,
    min(year) OVER held AS since,
    division
FROM run
WHERE above
WINDOW held AS (PARTITION BY measure, province_code, era, ended ORDER BY year)
QUALIFY count(*) OVER held > 1
ORDER BY year, measure, province_code;

CREATE VIEW lasting_rise AS FROM computed_lasting_rise;
