-- Schema of_34: the country as the 34 provinces since July 2025, in every year. Its tables have the
-- same names as those in main, and all views over scores are created again over them, so that every
-- query works on either division (`USE of_34`). Tables that are not here
-- (province, measure, series_break, source …) are shared.
CREATE SCHEMA of_34;

-- Years surveyed in the 63: the estimates of merged_estimate. A province that was not merged keeps
-- its published score with its margin; an estimate has the standard error of a mean of independent
-- samples, if every published part has one, and no printed bounds. Later years: as published.
CREATE TABLE of_34.score AS
WITH part AS (
    SELECT e.year, e.measure, e.province_code, s.value, s.standard_error, s.ci_low, s.ci_high,
        s.source, s.share, s.standard_error_basis, s.province_code AS part_code
    FROM merged_estimate AS e
    JOIN province AS n ON n.province_code = e.province_code
    JOIN province AS o ON o.successor_code = n.successor_code AND o.division = 63
    JOIN score AS s
        ON s.year = e.year AND s.measure = e.measure AND s.province_code = o.province_code
),
error AS (
    SELECT
        year, measure, province_code,
        if(count(standard_error) = count(*), sqrt(sum(standard_error ** 2)) / count(*), NULL)
            AS standard_error,
        max(ci_low) AS ci_low, max(ci_high) AS ci_high, max(source) AS source,
        avg(share) AS share, max(standard_error_basis) AS standard_error_basis,
        string_agg(part_code, '+' ORDER BY part_code) AS part_codes
    FROM part
    GROUP BY year, measure, province_code
)
SELECT
    e.year, e.province_code, e.measure,
    -- Rounded, because a sum of floats depends on the order of its terms.
    round(e.value, 9) AS value,
    round(r.standard_error, 9) AS standard_error,
    if(e.parts = 1, r.ci_low, NULL) AS ci_low,
    if(e.parts = 1, r.ci_high, NULL) AS ci_high,
    r.source,
    round(r.share, 9) AS share,
    CASE
        WHEN e.parts = 1 THEN r.standard_error_basis
        WHEN r.standard_error IS NOT NULL THEN 'mean of the published parts'
    END AS standard_error_basis,
    if(e.parts = 1, 'published', r.part_codes) AS basis
FROM merged_estimate AS e
JOIN error AS r USING (year, measure, province_code)
UNION ALL BY NAME
SELECT s.* FROM score AS s
JOIN province AS p ON p.province_code = s.province_code AND p.division = 34
ORDER BY year, measure, province_code;

CREATE TABLE of_34.survey_year AS
SELECT
    y.year, 34 AS division, 34 AS provinces,
    (SELECT count(*) FROM of_34.score AS s WHERE s.year = y.year AND s.measure = 'total')::INTEGER
        AS totals,
    y.margins_printed
FROM main.survey_year AS y
ORDER BY y.year;

-- A province of the 34 has no figure if none of its parts has one; the reason is that of a part.
CREATE TABLE of_34.missing AS
SELECT
    g.year, n.province_code, g.measure,
    min(g.reason) AS reason, min(g.reason_vi) AS reason_vi
FROM main.missing AS g
JOIN province AS o ON o.province_code = g.province_code AND o.division = 63
JOIN province AS n ON n.successor_code = o.successor_code AND n.division = 34
GROUP BY g.year, n.province_code, n.successor_code, g.measure
HAVING count(*) = (
    SELECT count(*) FROM province AS p
    WHERE p.division = 63 AND p.successor_code = n.successor_code
)
UNION ALL
SELECT g.year, g.province_code, g.measure, g.reason, g.reason_vi
FROM main.missing AS g
JOIN province AS p ON p.province_code = g.province_code AND p.division = 34
ORDER BY ALL;
