-- profile_distance: one row per year, province and other province, both with every dimension of the
-- year. The straight-line distance of their dimensions, each counted in standard deviations of the
-- year's published provinces (z-scores), so that no dimension weighs more for being spread wider;
-- place 1 is the most alike.
-- Kept as a table, like peer below: every pair of a year is needed to know the nearest ten.
CREATE TABLE computed_profile_distance AS
WITH whole AS (
    SELECT year, province_code FROM score WHERE measure = 'total'
),
counted AS (
    SELECT
        r.year, r.division, r.measure, r.province_code,
        (r.value - avg(r.value) OVER everyone) / nullif(stddev_pop(r.value) OVER everyone, 0) AS z
    FROM ranking AS r
    SEMI JOIN measure AS m ON m.measure = r.measure AND m.level = 'dimension'
    WINDOW everyone AS (PARTITION BY r.year, r.division, r.measure)
),
paired AS (
    SELECT
        a.year, a.division, a.province_code, b.province_code AS peer_code,
        -- Rounded, because a sum of floats depends on the order in which it is taken.
        round(sqrt(sum((a.z - b.z) ** 2)), 6) AS distance
    FROM counted AS a
    JOIN counted AS b
        ON b.year = a.year AND b.division = a.division AND b.measure = a.measure
        AND b.province_code <> a.province_code
    SEMI JOIN whole AS w ON w.year = a.year AND w.province_code = a.province_code
    SEMI JOIN whole AS v ON v.year = b.year AND v.province_code = b.province_code
    GROUP BY a.year, a.division, a.province_code, b.province_code
)
SELECT
    year, province_code, peer_code, distance,
    row_number() OVER (
        PARTITION BY year, division, province_code ORDER BY distance, peer_code
    )::INTEGER AS place,
    division
FROM paired;

CREATE VIEW profile_distance AS FROM computed_profile_distance;

-- peer: one row per year, peer_set, province and peer (never itself). Sets: region · group (same
-- group on the total) · neighbours (five above and five below on the total) · profile (the ten most
-- alike) · successor (parts of the same new province) · central_city (cities under central
-- government as of that year; for every province, also one that is none).
CREATE TABLE computed_peer AS
WITH surveyed AS (
    SELECT DISTINCT s.year, p.province_code, p.division, p.region_code, p.successor_code
    FROM score AS s
    JOIN province AS p USING (province_code)
),
placed AS (
    SELECT
        year, province_code, division, quartile_group,
        row_number() OVER (
            PARTITION BY year, division ORDER BY value DESC, province_code
        ) AS place
    FROM ranking
    WHERE measure = 'total'
),
same AS (
    SELECT a.year, 'region' AS peer_set, a.province_code, b.province_code AS peer_code, a.division
    FROM surveyed AS a
    JOIN surveyed AS b USING (year, division, region_code)
    UNION ALL
    SELECT a.year, 'successor', a.province_code, b.province_code, a.division
    FROM surveyed AS a
    JOIN surveyed AS b USING (year, division, successor_code)
    UNION ALL
    SELECT a.year, 'group', a.province_code, b.province_code, a.division
    FROM placed AS a
    JOIN placed AS b USING (year, division, quartile_group)
    UNION ALL
    SELECT a.year, 'neighbours', a.province_code, b.province_code, a.division
    FROM placed AS a
    JOIN placed AS b
        ON b.year = a.year AND b.division = a.division AND abs(b.place - a.place) <= 5
    UNION ALL
    SELECT a.year, 'central_city', a.province_code, b.province_code, a.division
    FROM surveyed AS a
    JOIN surveyed AS b USING (year, division)
    JOIN central_city AS c
        ON c.province_code = b.province_code AND (c.first_year IS NULL OR b.year >= c.first_year)
    UNION ALL
    SELECT year, 'profile', province_code, peer_code, division
    FROM profile_distance
    WHERE place <= 10
)
SELECT year, peer_set, province_code, peer_code, division
FROM same
WHERE peer_code <> province_code;

CREATE VIEW peer AS FROM computed_peer;
