-- comparable_change: one row per year (the one looked back from), measure, province and change_year:
-- the one-year changes since the last break before `year` that say something about a province. The
-- years of nationwide shifts are left out: there the questionnaire moved, not the provinces.
CREATE VIEW comparable_change AS
SELECT n.year, c.measure, c.province_code, c.year AS change_year, c.difference, c.division
FROM (
    SELECT DISTINCT s.year, s.measure FROM score AS s
    SEMI JOIN measure AS m ON m.measure = s.measure AND m.level <> 'indicator'
) AS n
JOIN yearly_change AS c
    ON c.measure = n.measure AND c.year <= n.year AND c.comparable AND NOT c.nationwide_shift
WHERE NOT EXISTS (
    FROM series_break AS b
    WHERE b.measure = n.measure AND b.severity = 'break'
        AND b.year > c.year AND b.year <= n.year
);

-- good_year: one row per year, measure and division with a comparable history: how many one-year
-- changes there were, how many of them rises, and a good year's rise, the 75th percentile of these.
CREATE VIEW good_year AS
SELECT
    year, measure,
    count(*)::INTEGER AS changes,
    count(*) FILTER (difference > 0)::INTEGER AS rises,
    quantile_cont(difference, 0.75) FILTER (difference > 0) AS rise,
    min(change_year)::INTEGER AS first_change,
    max(change_year)::INTEGER AS last_change,
    division
FROM comparable_change
GROUP BY year, measure, division;

-- own_best: one row per year, measure and province: the highest value since the last break or
-- nationwide shift before `year` (a shift moves the level of every province, so that no value from
-- before it is a fair aim), and the latest year that had it.
-- Kept as a table: each row needs its province's whole past.
CREATE TABLE computed_own_best AS
SELECT
    n.year, n.measure, n.province_code,
    max(s.value) AS value,
    max_by(s.year, s.value * 10000 + s.year) AS best_year
FROM score AS n
SEMI JOIN measure AS m ON m.measure = n.measure AND m.level <> 'indicator'
JOIN score AS s
    ON s.measure = n.measure AND s.province_code = n.province_code AND s.year <= n.year
    AND s.basis = n.basis
WHERE NOT EXISTS (
    FROM series_break AS b
    WHERE b.measure = n.measure AND b.severity = 'break'
        AND b.year > s.year AND b.year <= n.year
) AND NOT EXISTS (
    FROM national_shift AS h
    WHERE h.measure = n.measure AND h.is_shift AND h.year > s.year AND h.year <= n.year
)
GROUP BY n.year, n.measure, n.province_code
ORDER BY n.year, n.measure, n.province_code;

CREATE VIEW own_best AS FROM computed_own_best;
