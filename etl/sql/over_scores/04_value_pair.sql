-- value_pair: one row per year, measure and province that has an earlier published value; the
-- ground of yearly_change and national_shift, which give it its words. comparable: the year before,
-- on the same basis, and no break between.
CREATE VIEW value_pair AS
WITH placed AS (
    SELECT r.*, s.standard_error
    FROM ranking AS r
    JOIN score AS s USING (year, province_code, measure)
),
paired AS (
    SELECT
        *,
        lag(year) OVER earlier AS previous_year,
        lag(value) OVER earlier AS previous_value,
        lag(rank) OVER earlier AS previous_rank,
        lag(standard_error) OVER earlier AS previous_standard_error,
        basis = lag(basis) OVER earlier AS same_basis
    FROM placed
    WINDOW earlier AS (PARTITION BY measure, province_code ORDER BY year)
)
SELECT
    p.year, p.measure, p.province_code, p.division, p.value, p.rank, p.standard_error, p.basis,
    p.previous_year, p.previous_value, p.previous_rank, p.previous_standard_error,
    round(p.value - p.previous_value, 6) AS difference,
    100 * round(p.value - p.previous_value, 6) / nullif(p.previous_value, 0) AS percent,
    p.previous_year = p.year - 1 AND p.same_basis AND NOT EXISTS (
        FROM series_break AS b
        WHERE b.measure = p.measure AND b.severity = 'break'
            AND b.year > p.previous_year AND b.year <= p.year
    ) AS comparable
FROM paired AS p
WHERE p.previous_year IS NOT NULL;
