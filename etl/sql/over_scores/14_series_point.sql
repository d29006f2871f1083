-- measure_era: one row per year and measure with scores: era counts up at each break of its series.
CREATE VIEW measure_era AS
SELECT
    h.year, h.measure,
    (SELECT count(*) FROM series_break AS b
     WHERE b.measure = h.measure AND b.severity = 'break' AND b.year <= h.year)::INTEGER AS era
FROM (SELECT DISTINCT measure, year FROM benchmark) AS h;

-- series_point: one row per year, measure and province with a published value: what is drawn over
-- time. Points of one era can be compared: era counts up at each break of the measure's series, and
-- where the value begins to rest on another basis. Kept as a table, see group_threshold.
CREATE TABLE computed_series_point AS
WITH placed AS (
    SELECT
        r.year, r.measure, r.province_code, r.value, s.share, r.rank, r.ranked_count,
        r.quartile_group, r.region_rank, e.era, r.division, r.basis, r.rank_kind,
        (r.basis <> lag(r.basis) OVER earlier)::INTEGER AS moved
    FROM ranking AS r
    JOIN score AS s USING (year, measure, province_code)
    JOIN measure_era AS e USING (year, measure)
    WINDOW earlier AS (PARTITION BY r.measure, r.province_code ORDER BY r.year)
)
SELECT
    year, measure, province_code, value, share, rank, ranked_count, quartile_group,
    region_rank,
    (era + coalesce(sum(moved) OVER until, 0))::INTEGER AS era,
    division, basis, rank_kind
FROM placed
WINDOW until AS (PARTITION BY measure, province_code ORDER BY year)
ORDER BY year, measure, province_code;

CREATE VIEW series_point AS FROM computed_series_point;
