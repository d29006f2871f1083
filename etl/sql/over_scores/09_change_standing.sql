-- change_standing: one row per yearly_change. Where a province's change stands among all changes of
-- that measure and year: place 1 is the largest rise, of `changes` provinces with a change.
-- Kept as a table: each row needs all changes of its year, and most pages ask for some.
CREATE TABLE computed_change_standing AS
SELECT
    year, measure, province_code,
    rank() OVER (changes ORDER BY difference DESC)::INTEGER AS change_rank,
    count(*) OVER changes::INTEGER AS changes
FROM yearly_change
WINDOW changes AS (PARTITION BY year, measure, division)
ORDER BY year, measure, province_code;

CREATE VIEW change_standing AS FROM computed_change_standing;
