-- change_of_34: one row per ranking_of_34 that has an earlier value. kind is 'published' only if
-- both values are; same_parts says whether both stand on the same published old provinces (without
-- that a difference is partly a change of the parts); comparable needs that, the year before, and
-- no 'break' between. A mean of old provinces against a survey of the new one is not comparable.
CREATE VIEW change_of_34 AS
WITH placed AS (
    SELECT r.*, e.published_parts
    FROM ranking_of_34 AS r
    LEFT JOIN merged_estimate AS e USING (year, measure, province_code)
),
paired AS (
    SELECT
        *,
        lag(year) OVER earlier AS previous_year,
        lag(value) OVER earlier AS previous_value,
        lag(rank) OVER earlier AS previous_rank,
        lag(kind) OVER earlier AS previous_kind,
        lag(published_parts) OVER earlier AS previous_parts
    FROM placed
    WINDOW earlier AS (PARTITION BY measure, province_code ORDER BY year)
)
SELECT
    p.year, p.measure, p.province_code, p.previous_year, p.value, p.previous_value,
    round(p.value - p.previous_value, 6) AS difference,
    100 * (p.value - p.previous_value) / nullif(p.previous_value, 0) AS percent,
    p.previous_rank - p.rank AS rank_change,
    if(p.kind = 'published' AND p.previous_kind = 'published', 'published', 'estimate') AS kind,
    coalesce(p.published_parts = p.previous_parts, p.kind = 'published')
        AND p.previous_kind = p.kind AS same_parts,
    p.previous_year = p.year - 1 AND same_parts AND NOT EXISTS (
        FROM series_break AS b
        WHERE b.measure = p.measure AND b.severity = 'break'
            AND b.year > p.previous_year AND b.year <= p.year
    ) AS comparable
FROM paired AS p
WHERE p.previous_year IS NOT NULL;
