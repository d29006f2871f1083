-- change_noise: one row per comparable change from a score whose noise is known: the standard
-- deviation of the difference if nothing but noise had moved the province. The noise of the earlier
-- score counts twice: where a span ends without a break of this measure, the next is too short.
CREATE VIEW change_noise AS
SELECT
    c.year, c.measure, c.province_code, c.difference,
    sqrt(2) * n.standard_deviation AS standard_deviation,
    n.basis, c.division
FROM value_pair AS c
JOIN score_noise AS n
    ON n.year = c.previous_year AND n.measure = c.measure AND n.province_code = c.province_code
WHERE c.comparable;

-- change_in_list: one row per change_noise: p_value, how often noise alone would bring a change as
-- large; adjusted, the same among all provinces of that year and measure (Benjamini and Hochberg).
-- Made by etl/noise.py.
CREATE TABLE change_in_list (
    year INTEGER NOT NULL,
    measure VARCHAR NOT NULL,
    province_code VARCHAR NOT NULL,
    p_value DOUBLE NOT NULL,
    adjusted DOUBLE NOT NULL,
    PRIMARY KEY (year, measure, province_code)
);
