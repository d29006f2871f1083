-- trend: one row per year, measure and province with a published value: whether its level moved over
-- the last four published years up to `year` inside one era: the mean of the last two less the mean
-- of the two before. higher, lower: by more than margin, which noise alone exceeds 5 times in 100
-- (1.96 standard deviations of one year); level: by less; too_few: fewer than four years; unknown:
-- the noise is not known. `relative_…`: the same of value minus the year's national median. Of the
-- rows of comparable yearly falls up to then, longest_falls is how long the longest is, longest_to
-- the last year of the latest such row. Kept as a table, see group_threshold.
CREATE TABLE computed_trend AS
WITH pointed AS (
    SELECT
        s.year, s.measure, s.province_code, s.era, s.value,
        s.value - b.median AS relative,
        coalesce(c.falls_in_a_row, 0) AS falls,
        n.standard_deviation, s.division
    FROM series_point AS s
    JOIN benchmark AS b
        ON b.year = s.year AND b.measure = s.measure AND b.division = s.division
        AND b.scope = 'country'
    LEFT JOIN yearly_change AS c
        ON c.year = s.year AND c.measure = s.measure AND c.province_code = s.province_code
    LEFT JOIN score_noise AS n
        ON n.year = s.year AND n.measure = s.measure AND n.province_code = s.province_code
),
windowed AS (
    SELECT
        *,
        first_value(year) OVER four AS first_year,
        count(*) OVER four AS years,
        list(year) OVER four AS window_years,
        avg(value) OVER latest - avg(value) OVER earlier AS change,
        avg(relative) OVER latest - avg(relative) OVER earlier AS relative_change,
        max(falls) OVER until AS longest_falls
    FROM pointed
    WINDOW
        one AS (PARTITION BY measure, province_code, era ORDER BY year),
        four AS (one ROWS 3 PRECEDING),
        latest AS (one ROWS 1 PRECEDING),
        earlier AS (one ROWS BETWEEN 3 PRECEDING AND 2 PRECEDING),
        until AS (PARTITION BY measure, province_code ORDER BY year)
)
SELECT
    year, measure, province_code, first_year, years::INTEGER AS years, window_years,
    CASE WHEN years = 4 THEN round(w.change, 6) END AS change,
    CASE WHEN years = 4 THEN 1.96 * standard_deviation END AS margin,
    CASE
        WHEN years < 4 THEN 'too_few'
        WHEN margin IS NULL THEN 'unknown'
        WHEN abs(w.change) <= margin THEN 'level'
        ELSE if(w.change > 0, 'higher', 'lower')
    END AS kind,
    CASE WHEN years = 4 THEN round(w.relative_change, 6) END AS relative_change,
    CASE
        WHEN years < 4 THEN 'too_few'
        WHEN margin IS NULL THEN 'unknown'
        WHEN abs(w.relative_change) <= margin THEN 'level'
        ELSE if(w.relative_change > 0, 'higher', 'lower')
    END AS relative_kind,
    longest_falls,
    max(CASE WHEN falls = longest_falls AND falls > 0 THEN year END) OVER (
        PARTITION BY measure, province_code ORDER BY year
    ) AS longest_to,
    division
FROM windowed AS w
ORDER BY year, measure, province_code;

CREATE VIEW trend AS FROM computed_trend;
