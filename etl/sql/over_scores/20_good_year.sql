-- lasting_change: one row per year (the one looked back from), measure, province and change_year: what
-- was left of a one-year change a year later, since the last break before `year`: the smaller of the
-- change after one year and after two. Years of nationwide shifts are left out: there the
-- questionnaire moved, not the provinces.
-- Kept as a table: what a rise takes is asked of it on every page of priorities and plan.
CREATE TABLE computed_lasting_change AS
SELECT
    n.year, c.measure, c.province_code, c.year AS change_year,
    least(c.difference, c.difference + f.difference) AS difference,
    c.division
FROM (
    SELECT DISTINCT s.year, s.measure FROM score AS s
    SEMI JOIN measure AS m ON m.measure = s.measure AND m.level <> 'indicator'
) AS n
JOIN yearly_change AS c
    ON c.measure = n.measure AND c.year < n.year AND c.comparable AND NOT c.nationwide_shift
JOIN yearly_change AS f
    ON f.measure = c.measure AND f.province_code = c.province_code AND f.year = c.year + 1
    AND f.comparable AND NOT f.nationwide_shift
WHERE NOT EXISTS (
    FROM series_break AS b
    WHERE b.measure = n.measure AND b.severity = 'break'
        AND b.year > c.year AND b.year <= n.year
)
ORDER BY n.year, c.measure, c.division, c.year, c.province_code;

CREATE VIEW lasting_change AS FROM computed_lasting_change;

-- good_year: one row per year, measure and division with such a history: how many one-year changes
-- there were, how many of them were rises that lasted, and a good year's rise, the 75th percentile of
-- what lasted of these.
-- Kept as a table: each row needs all changes before it.
CREATE TABLE computed_good_year AS
SELECT
    year, measure,
    count(*)::INTEGER AS changes,
    count(*) FILTER (difference > 0)::INTEGER AS rises,
    quantile_cont(difference, 0.75) FILTER (difference > 0) AS rise,
    min(change_year)::INTEGER AS first_change,
    max(change_year)::INTEGER AS last_change,
    division
FROM lasting_change
GROUP BY year, measure, division
ORDER BY year, measure, division;

CREATE VIEW good_year AS FROM computed_good_year;

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
