-- rounded_form: one row per score: the figures that a careful writer may have used instead,
-- rounded to two, three or four decimals, cut off after two, and the sum of its parts (or of
-- the dimensions, for total and core) each rounded to two, which can stray by 0.04 from the whole.
CREATE VIEW rounded_form AS
WITH part AS (
    SELECT measure, parent AS whole, level, first_year, last_year FROM measure
    UNION ALL
    SELECT measure, 'core', level, first_year, last_year
    FROM measure WHERE level = 'dimension' AND position <= 6
),
summed AS (
    SELECT s.year, s.province_code, p.whole AS measure, round(sum(round(s.value, 2)), 2) AS value
    FROM score AS s
    JOIN part AS p
        ON p.measure = s.measure AND s.year BETWEEN p.first_year AND coalesce(p.last_year, 9999)
    WHERE p.level IN ('dimension', 'subdimension')
    GROUP BY s.year, s.province_code, p.whole
)
SELECT
    s.year, s.measure, s.province_code,
    [
        round(s.value, 2), round(s.value, 3), round(s.value, 4),
        trunc(s.value * 100) / 100, p.value
    ] AS forms
FROM score AS s
LEFT JOIN summed AS p USING (year, province_code, measure);
