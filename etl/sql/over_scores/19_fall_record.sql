-- fall_record: one row per measure and province with a comparable change, over all years. `compared`,
-- `fell`, `judged` and `fell_clearly` leave out the years of a nationwide shift (`shifted`,
-- `fell_in_shifts`); the longest run of falls, as yearly_change counts it, does not: the latest where
-- several are as long.
-- Kept as a table: each row needs its province's whole past.
CREATE TABLE computed_fall_record AS
SELECT
    measure, province_code,
    count(*) FILTER (NOT nationwide_shift)::INTEGER AS compared,
    count(*) FILTER (NOT nationwide_shift AND direction = 'fell')::INTEGER AS fell,
    count(clear) FILTER (NOT nationwide_shift)::INTEGER AS judged,
    count(*) FILTER (NOT nationwide_shift AND direction = 'fell' AND clear)::INTEGER
        AS fell_clearly,
    count(*) FILTER (nationwide_shift)::INTEGER AS shifted,
    count(*) FILTER (nationwide_shift AND direction = 'fell')::INTEGER AS fell_in_shifts,
    max(falls_in_a_row) AS longest_run,
    CASE WHEN max(falls_in_a_row) > 0
        THEN max_by(year, falls_in_a_row * 10000 + year)
    END AS longest_run_until
FROM yearly_change
WHERE comparable
GROUP BY measure, province_code
ORDER BY measure, province_code;

CREATE VIEW fall_record AS FROM computed_fall_record;
