-- province_falls: one row per year, province and level (dimension or subdimension) with a comparable
-- change. A nationwide shift says little about one province: `compared`, `fell` and `fell_notably`
-- leave the shifted measures out; what moved there stands in `shifted` and `fell_in_shifts`.
CREATE VIEW province_falls AS
SELECT
    c.year, c.province_code, m.level,
    count(*) FILTER (NOT c.nationwide_shift)::INTEGER AS compared,
    count(*) FILTER (NOT c.nationwide_shift AND c.direction = 'fell')::INTEGER AS fell,
    count(*) FILTER (NOT c.nationwide_shift AND c.direction = 'fell' AND c.notable)::INTEGER
        AS fell_notably,
    count(*) FILTER (c.nationwide_shift)::INTEGER AS shifted,
    count(*) FILTER (c.nationwide_shift AND c.direction = 'fell')::INTEGER AS fell_in_shifts,
    c.division
FROM yearly_change AS c
JOIN measure AS m
    ON m.measure = c.measure AND c.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
WHERE c.comparable AND m.level IN ('dimension', 'subdimension')
GROUP BY c.year, c.province_code, m.level, c.division;
