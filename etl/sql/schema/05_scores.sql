-- Every published value, and the sums that PAPI defines on them: a dimension is the sum of its
-- sub-dimensions, total and core are sums of dimensions and exist only when all of those do.

CREATE TEMP TABLE value AS
SELECT year, province_code, measure, value, source FROM raw.scores
UNION ALL
SELECT year, province_code, measure, value, source FROM raw.indicator_scores;

INSERT INTO value
SELECT s.year, s.province_code, d.measure, round(sum(s.value), 6), max(s.source)
FROM raw.scores AS s
JOIN raw.subdimensions AS m
    ON m.measure = s.measure AND s.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
JOIN raw.dimensions AS d ON d.measure = m.parent
GROUP BY s.year, s.province_code, d.measure;

INSERT INTO value
WITH part AS (
    SELECT y.year, d.measure AS dimension, unnest(if(d.in_core, ['total', 'core'], ['total'])) AS sum
    FROM raw.years AS y
    JOIN raw.dimensions AS d ON y.year BETWEEN d.first_year AND coalesce(d.last_year, 9999)
),
wanted AS (
    SELECT year, sum, count(*) AS parts FROM part GROUP BY year, sum
)
SELECT v.year, v.province_code, p.sum, round(sum(v.value), 6), max(v.source)
FROM value AS v
JOIN part AS p ON p.year = v.year AND p.dimension = v.measure
JOIN wanted AS w ON w.year = v.year AND w.sum = p.sum
GROUP BY v.year, v.province_code, p.sum, w.parts
HAVING count(*) = w.parts;

INSERT INTO score
SELECT
    v.year, v.province_code, v.measure, v.value,
    coalesce(t.standard_error, sqrt(d.variance)),
    t.ci_low, t.ci_high, v.source,
    -- Points change their meaning when the number of parts changes; the share of the scale does not.
    CASE WHEN m.level = 'subdimension'
        THEN greatest(0, least(1, (v.value - m.scale_min) / (m.scale_max - m.scale_min)))
    END,
    CASE
        WHEN t.standard_error IS NOT NULL THEN 'printed'
        WHEN d.variance IS NOT NULL THEN 'root of the printed variance'
    END,
    'published'
FROM value AS v
JOIN measure AS m
    ON m.measure = v.measure AND v.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
LEFT JOIN raw.total_margins AS t
    ON v.measure = 'total' AND t.weighting = 'unweighted'
    AND t.year = v.year AND t.province_code = v.province_code
LEFT JOIN raw.dimension_variances AS d
    ON d.measure = v.measure AND d.year = v.year AND d.province_code = v.province_code
ORDER BY v.year, v.measure, v.province_code;

INSERT INTO workbook_difference
SELECT year, province_code, measure, shipped, loaded, source, cell FROM raw.workbook_difference;

INSERT INTO weighted_total
SELECT year, province_code, value, standard_error, ci_low, ci_high
FROM raw.total_margins WHERE weighting = 'weighted';

INSERT INTO respondent_count SELECT year, province_code, respondents FROM raw.respondents;

INSERT INTO sample SELECT year, respondents FROM raw.samples;

INSERT INTO claim
SELECT year, province_code, measure, kind, printed, printed_of, source FROM raw.claims;

INSERT INTO other_index
SELECT
    if(replace(upper("index"), ' ', '') = 'PARINDEX', 'PAR INDEX', upper("index")),
    year, province_code, value, rank, "of", source
FROM raw.other_indices ORDER BY ALL;

DROP TABLE value;
