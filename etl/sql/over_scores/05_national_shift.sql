-- national_shift: one row per year, measure and division with a change. A shift is at least 95% of
-- provinces moving the same way with a median change of more than 5%: it says that the
-- questionnaire changed, and little about any one province.
-- Kept as a table like computed_change, which is made from it.
CREATE TABLE computed_shift AS
SELECT
    year, measure,
    count(*)::INTEGER AS n,
    median(percent) AS median_percent,
    avg((difference < 0)::INTEGER) AS share_fell,
    avg((difference > 0)::INTEGER) AS share_rose,
    coalesce(greatest(share_fell, share_rose) >= 0.95 AND abs(median_percent) > 5, false)
        AS is_shift,
    median(difference) AS median_difference,
    division
FROM value_pair
GROUP BY year, measure, division;

CREATE VIEW national_shift AS FROM computed_shift;
