-- ranking_of_34: one row per year, measure and province of the 34, over all years: those surveyed
-- in the 63 as estimated (merged_ranking), those surveyed in the 34 as published. kind ∈ estimate |
-- published says which a value is, rank_kind ∈ estimate | computed the same of rank and group.
CREATE VIEW ranking_of_34 AS
SELECT
    year, measure, province_code, value, rank, ranked_count, quartile_group, kind, rank_kind,
    parts, parts_published
FROM merged_ranking
UNION ALL
SELECT
    year, measure, province_code, value, rank, ranked_count, quartile_group, 'published',
    'computed', 1, 1
FROM ranking
WHERE division = 34;
