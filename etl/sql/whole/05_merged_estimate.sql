-- merged_estimate: one row per year surveyed in the 63 provinces, measure and province of the 34
-- with at least one published part. value is the plain mean of the published parts, an estimate of
-- ours; kind ∈ estimate | published: a province that was not merged keeps its published score.
CREATE VIEW merged_estimate AS
SELECT
    year, measure, province_code,
    avg(value) AS value,
    count(*)::INTEGER AS parts,
    count(value)::INTEGER AS parts_published,
    if(count(*) = 1, 'published', 'estimate') AS kind,
    list(part_code ORDER BY part_code) FILTER (value IS NOT NULL) AS published_parts
FROM merged_part
GROUP BY year, measure, province_code
HAVING count(value) > 0;
