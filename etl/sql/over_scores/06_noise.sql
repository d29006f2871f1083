-- noise_span: one row per measure and span of years whose noise is one figure: the years between two
-- breaks of the total, for a sub-dimension only as long as its scale stays the same.
CREATE VIEW noise_span AS
WITH began AS (
    SELECT min(year) AS year FROM score
    UNION
    SELECT year FROM series_break WHERE measure = 'total' AND severity = 'break'
),
era AS (
    SELECT year AS first_year, coalesce(lead(year) OVER (ORDER BY year), 10000) - 1 AS last_year
    FROM began
)
SELECT h.measure, min(h.year) AS first_year, max(h.year) AS last_year
FROM (SELECT DISTINCT measure, year FROM score) AS h
JOIN era AS e ON h.year BETWEEN e.first_year AND e.last_year
JOIN measure AS m
    ON m.measure = h.measure AND h.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
WHERE m.level <> 'indicator'
GROUP BY h.measure, e.first_year, m.scale_max;

-- noise_triple: one row per measure, province and year in which this change and the next both count:
-- comparable, of published scores, no nationwide shift, all three years in one noise_span. Changes
-- are less that year's median change. Noise of the middle year raises one and lowers the other.
CREATE VIEW noise_triple AS
WITH counted AS (
    SELECT
        p.measure, p.division, p.province_code, p.year,
        p.difference - s.median_difference AS change
    FROM value_pair AS p
    JOIN national_shift AS s USING (year, measure, division)
    WHERE p.comparable AND p.basis = 'published' AND NOT s.is_shift
)
SELECT
    s.measure, c.division, s.first_year, s.last_year, c.year, c.province_code,
    c.change, n.change AS next_change
FROM noise_span AS s
JOIN counted AS c ON c.measure = s.measure AND c.year > s.first_year
JOIN counted AS n
    ON n.measure = c.measure AND n.division = c.division AND n.province_code = c.province_code
    AND n.year = c.year + 1 AND n.year <= s.last_year;

-- noise: one row per measure, division and span of years: how much the score of one province in one
-- year moves by sampling and by ups and downs that do not last. Made by etl/noise.py from
-- noise_triple. basis: 'panel', or for the 34 without years of their own 'panel of the 63', the
-- noise of one surveyed province; a mean of n old provinces has that figure divided by the root of n.
CREATE TABLE noise (
    measure VARCHAR NOT NULL,
    division INTEGER NOT NULL,
    first_year INTEGER NOT NULL,
    last_year INTEGER NOT NULL,
    standard_deviation DOUBLE NOT NULL,
    low DOUBLE NOT NULL,
    high DOUBLE NOT NULL,
    triples INTEGER NOT NULL,
    comes_back DOUBLE NOT NULL,
    basis VARCHAR NOT NULL CHECK (basis IN ('panel', 'panel of the 63')),
    PRIMARY KEY (measure, division, first_year)
);

-- noise_gap: one row per measure, division and span of years without a row in noise, and why:
-- fewer than 100 triples, or an interval that reaches zero.
CREATE TABLE noise_gap (
    measure VARCHAR NOT NULL,
    division INTEGER NOT NULL,
    first_year INTEGER NOT NULL,
    last_year INTEGER NOT NULL,
    triples INTEGER NOT NULL,
    reason VARCHAR NOT NULL CHECK (reason IN ('too_few_triples', 'interval_reaches_zero')),
    PRIMARY KEY (measure, division, first_year)
);
