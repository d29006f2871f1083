-- series_point: one row per year, measure and province with a published value: what is drawn over
-- time. Points of one era can be compared: era counts up at each break of the measure's series.
CREATE VIEW series_point AS
WITH era AS (
    SELECT
        h.measure, h.year,
        (SELECT count(*) FROM series_break AS b
         WHERE b.measure = h.measure AND b.severity = 'break' AND b.year <= h.year)::INTEGER AS era
    FROM (SELECT DISTINCT measure, year FROM score) AS h
)
SELECT
    r.year, r.measure, r.province_code, r.value, s.share, r.rank, r.ranked_count,
    r.quartile_group, e.era, r.division
FROM ranking AS r
JOIN score AS s USING (year, measure, province_code)
JOIN era AS e USING (year, measure);
