-- result_indicator: one row per survey question and division with scores of its sub-dimension: the least
-- correlation, over the years held, of the provinces' values with their scores of that sub-dimension.
-- shows_result: it is at least 0.3 in every year, so that more is better and a rise belongs to a rise of
-- the score; only then can a plan name the question as an indicator of its result.
-- Kept as a table: each row needs the values of all provinces and years.
CREATE TABLE computed_result_indicator AS
WITH question AS (
    SELECT DISTINCT measure, parent FROM measure WHERE level = 'indicator'
),
yearly AS (
    SELECT s.year, q.measure, q.parent, p.division, corr(s.value, whole.value) AS correlation
    FROM question AS q
    JOIN score AS s ON s.measure = q.measure
    JOIN province AS p ON p.province_code = s.province_code
    JOIN score AS whole
        ON whole.year = s.year AND whole.measure = q.parent
        AND whole.province_code = s.province_code
    GROUP BY s.year, q.measure, q.parent, p.division
)
SELECT
    measure, parent,
    -- Rounded, because a sum of floats depends on the order of its terms.
    round(min(correlation), 6) AS least_correlation,
    count(*)::INTEGER AS years,
    bool_and(correlation >= 0.3) AS shows_result,
    division
FROM yearly
WHERE isfinite(correlation)
GROUP BY measure, parent, division
ORDER BY measure, parent, division;

CREATE VIEW result_indicator AS FROM computed_result_indicator;
