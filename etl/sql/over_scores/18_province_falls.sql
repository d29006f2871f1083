-- province_falls: one row per year, province and level (dimension or subdimension) with a comparable
-- change. A nationwide shift says little about one province: `compared`, `fell` and what counts some
-- of them leave the shifted measures out; what moved there stands in `shifted` and `fell_in_shifts`.
-- judged, fell_clearly and fell_in_list as in fall_count.
-- Kept as a table, like fall_count.
CREATE TABLE computed_province_falls AS
SELECT
    c.year, c.province_code, m.level,
    count(*) FILTER (NOT c.nationwide_shift)::INTEGER AS compared,
    count(*) FILTER (NOT c.nationwide_shift AND c.direction = 'fell')::INTEGER AS fell,
    count(*) FILTER (NOT c.nationwide_shift AND c.direction = 'fell' AND c.notable)::INTEGER
        AS fell_notably,
    count(c.clear) FILTER (NOT c.nationwide_shift)::INTEGER AS judged,
    count(*) FILTER (NOT c.nationwide_shift AND c.direction = 'fell' AND c.clear)::INTEGER
        AS fell_clearly,
    count(*) FILTER (
        NOT c.nationwide_shift AND c.direction = 'fell' AND c.clear AND c.clear_in_list
    )::INTEGER AS fell_in_list,
    count(*) FILTER (c.nationwide_shift)::INTEGER AS shifted,
    count(*) FILTER (c.nationwide_shift AND c.direction = 'fell')::INTEGER AS fell_in_shifts,
    c.division
FROM yearly_change AS c
JOIN measure AS m
    ON m.measure = c.measure AND c.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
WHERE c.comparable AND m.level IN ('dimension', 'subdimension')
GROUP BY c.year, c.province_code, m.level, c.division
ORDER BY c.year, m.level, c.province_code;

CREATE VIEW province_falls AS FROM computed_province_falls;
