-- edition_figure: one row per year, measure and province with a published value: the figures that
-- decide which edition a build is, rounded to six decimals.
CREATE VIEW edition_figure AS
SELECT
    r.year, r.measure, r.province_code,
    round(r.value, 6) AS value,
    r.rank, r.ranked_count, r.quartile_group,
    k.low, k.high,
    round(c.difference, 6) AS difference,
    c.clear
FROM ranking AS r
LEFT JOIN rank_range AS k USING (year, measure, province_code)
LEFT JOIN yearly_change AS c USING (year, measure, province_code);
