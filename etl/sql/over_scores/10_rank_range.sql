-- rank_range: one row per year, measure and province with a standard error of its own: the rank
-- that 95% of seeded draws lie between. `held` provinces of that ranking have no standard error and
-- kept their score in every draw; the true range can only be wider.
CREATE VIEW rank_range AS
SELECT d.year, d.measure, d.province_code, d.low, d.high, d.draws, d.held
FROM drawn_rank AS d
JOIN score AS s USING (year, measure, province_code)
WHERE s.standard_error IS NOT NULL;
