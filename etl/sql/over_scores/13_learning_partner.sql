-- learning_partner: one row per year, measure, province, then_year and partner. A partner stood
-- where the province stood in then_year (at least two years before, on the same ground: no break
-- between, the same basis) and is clearly higher now. Stood: within half a point, for a sub-dimension the same
-- share of its shorter scale. Clearly higher: by more than that, by more than 5 percent, and by more
-- than noise alone puts between two scores 5 times in 100, where their noise is known.
CREATE VIEW learning_partner AS
-- Not gathered first: then all scores would be read for one province.
WITH reach AS NOT MATERIALIZED (
    SELECT
        year, measure, province_code, division, value, basis, standard_deviation,
        CASE WHEN level = 'subdimension' THEN 0.5 * (scale_max - scale_min) / 9 ELSE 0.5 END AS near
    FROM standing
    WHERE level <> 'indicator'
),
span AS (
    SELECT n.measure, n.year, t.year AS then_year
    FROM (SELECT DISTINCT measure, year FROM benchmark) AS n
    JOIN (SELECT DISTINCT measure, year FROM benchmark) AS t
        ON t.measure = n.measure AND t.year <= n.year - 2
    WHERE NOT EXISTS (
        FROM series_break AS b
        WHERE b.measure = n.measure AND b.severity = 'break'
            AND b.year > t.year AND b.year <= n.year
    )
)
SELECT
    now.year, now.measure, now.province_code, p.then_year, peer.province_code AS partner_code,
    own.value AS own_then, past.value AS partner_then,
    now.value AS own_now, peer.value AS partner_now,
    peer.value - now.value AS gap,
    peer.value - past.value AS partner_gain,
    1.96 * sqrt(now.standard_deviation ** 2 + peer.standard_deviation ** 2) AS gap_margin,
    past.standard_deviation AS partner_deviation_then,
    peer.standard_deviation AS partner_deviation_now,
    now.division
FROM span AS p
JOIN reach AS now ON now.measure = p.measure AND now.year = p.year
JOIN reach AS own
    ON own.measure = p.measure AND own.year = p.then_year
    AND own.province_code = now.province_code AND own.basis = now.basis
JOIN reach AS past
    ON past.measure = p.measure AND past.year = p.then_year AND past.division = own.division
    AND past.province_code <> own.province_code AND abs(past.value - own.value) <= own.near
JOIN reach AS peer
    ON peer.measure = p.measure AND peer.year = p.year
    AND peer.province_code = past.province_code AND peer.basis = past.basis
WHERE peer.value - now.value > now.near
    AND peer.value > 1.05 * now.value
    AND (gap_margin IS NULL OR gap > gap_margin);
