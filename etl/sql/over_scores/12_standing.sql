-- standing: one row per year, measure and province with a published value: what ranking, score,
-- yearly_change, change_standing, group_distance, rank_range, score_noise, the country's median and
-- measure say of it.
-- Kept as a table: every page asks for some, and of each a dozen joins take longer to plan than to run.
CREATE TABLE computed_standing AS
SELECT
    r.year, r.measure, r.province_code, r.value, r.rank, r.ranked_count, r.quartile_group,
    r.region_rank, r.region_count,
    c.previous_year, c.previous_value, c.difference, c.percent, c.relative_difference,
    c.rank_change, c.direction, c.notable, c.margin, c.clear, c.clear_in_list,
    c.about_the_same, c.country_moved, c.relative_clear, c.printed_margin,
    c.clear_by_printed, c.nationwide_shift, c.comparable, c.falls_in_a_row,
    s.change_rank, s.changes,
    d.next_group, d.next_edge, d.points_to_next, d.own_edge, d.cushion,
    k.low AS rank_low, k.high AS rank_high,
    b.median AS country_median,
    m.level, m.parent, m.code, m.scale_min, m.scale_max,
    m.name_vi, m.name_en, m.short_vi, m.short_en, v.share, v.standard_error, v.basis,
    r.rank_kind,
    n.standard_deviation, m.position, m.unit, r.region_code, r.division
FROM ranking AS r
JOIN score AS v USING (year, measure, province_code)
JOIN measure AS m
    ON m.measure = r.measure AND r.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
JOIN benchmark AS b
    ON b.year = r.year AND b.measure = r.measure AND b.division = r.division
    AND b.scope = 'country'
JOIN group_distance AS d USING (year, measure, province_code)
LEFT JOIN yearly_change AS c USING (year, measure, province_code)
LEFT JOIN change_standing AS s USING (year, measure, province_code)
LEFT JOIN rank_range AS k USING (year, measure, province_code)
LEFT JOIN score_noise AS n USING (year, measure, province_code)
ORDER BY r.year, r.measure, r.province_code;

CREATE VIEW standing AS FROM computed_standing;
