-- value_pair: one row per year, measure and province that has an earlier published value; the
-- ground of yearly_change and national_shift, which give it its words.
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
    year, measure, province_code, division, value, rank, standard_error,
    previous_year, previous_value, previous_rank, previous_standard_error,
    round(value - previous_value, 6) AS difference,
    100 * round(value - previous_value, 6) / nullif(previous_value, 0) AS percent,
    same_basis
FROM paired
WHERE previous_year IS NOT NULL;
