-- score_noise: one row per year, measure and province with a score whose noise is known: the standard
-- deviation of that score, of a mean of n old provinces that of one divided by the root of n.
-- Kept as a table, see group_threshold: most questions about a province and year need it.
CREATE TABLE computed_score_noise AS
SELECT
    s.year, s.measure, s.province_code,
    n.standard_deviation / sqrt(if(s.basis = 'published', 1, len(string_split(s.basis, '+'))))
        AS standard_deviation,
    n.basis,
    p.division
FROM score AS s
JOIN province AS p USING (province_code)
JOIN noise AS n
    ON n.measure = s.measure AND n.division = p.division
    AND s.year BETWEEN n.first_year AND n.last_year
ORDER BY s.year, s.measure, s.province_code;

CREATE VIEW score_noise AS FROM computed_score_noise;
