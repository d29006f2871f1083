-- series_gap: one row per year, measure and province without a published value, where others of its
-- division have one: reason, as printed for it or for what it is a part or the whole of; NULL where
-- PAPI's table of gaps says nothing of it.
-- Kept as a table: to know what is absent, all that is there must be read.
CREATE TABLE computed_series_gap AS
WITH RECURSIVE part AS (
    SELECT DISTINCT measure, measure AS whole FROM measure WHERE level <> 'total'
    UNION
    SELECT m.parent, p.whole FROM measure AS m JOIN part AS p USING (measure)
    WHERE m.level IN ('subdimension', 'indicator')
),
expected AS (
    SELECT DISTINCT b.year, b.measure, p.province_code, b.division
    FROM benchmark AS b
    JOIN province AS p USING (division)
),
absent AS (
    FROM expected AS e ANTI JOIN score AS s USING (year, measure, province_code)
)
SELECT
    a.year, a.measure, a.province_code,
    min(g.reason) AS reason, min(g.reason_vi) AS reason_vi,
    a.division
FROM absent AS a
LEFT JOIN missing AS g
    ON g.year = a.year AND g.province_code = a.province_code
    AND (a.measure IN ('total', 'core')
        OR g.measure IN (SELECT p.measure FROM part AS p WHERE p.whole = a.measure))
GROUP BY a.year, a.measure, a.province_code, a.division
ORDER BY a.year, a.measure, a.province_code;

CREATE VIEW series_gap AS FROM computed_series_gap;
