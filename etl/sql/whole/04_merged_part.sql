-- merged_part: one row per year surveyed in the 63 provinces, measure of that year, province of the
-- 34 (province_code) and old province that it is made of (part_code); value and rank among the old
-- provinces are NULL where PAPI published none.
CREATE VIEW merged_part AS
WITH held AS (
    SELECT DISTINCT s.year, s.measure
    FROM score AS s
    JOIN survey_year AS y ON y.year = s.year AND y.division = 63
)
SELECT
    h.year, h.measure, new.province_code, old.province_code AS part_code,
    r.value, r.rank, r.ranked_count, r.quartile_group
FROM held AS h
CROSS JOIN province AS new
JOIN province AS old ON old.successor_code = new.successor_code AND old.division = 63
LEFT JOIN ranking AS r
    ON r.year = h.year AND r.measure = h.measure AND r.province_code = old.province_code
WHERE new.division = 34;
