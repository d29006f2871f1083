-- province_profile: one row per year and surveyed province: the provinces it has something in common
-- with, and its profile, every dimension of the year counted in standard deviations of the published
-- provinces (z-scores), so that none weighs more for being spread wider; NULL unless all are published.
CREATE TABLE computed_profile AS
WITH counted AS (
    SELECT
        r.year, r.measure, r.province_code,
        (r.value - avg(r.value) OVER everyone) / nullif(stddev_pop(r.value) OVER everyone, 0) AS z
    FROM ranking AS r
    SEMI JOIN measure AS m ON m.measure = r.measure AND m.level = 'dimension'
    WINDOW everyone AS (PARTITION BY r.year, r.division, r.measure)
),
whole AS (
    SELECT year, province_code, list(coalesce(z, 0) ORDER BY measure) AS profile
    FROM counted
    -- A total is published where all of its dimensions are.
    SEMI JOIN (FROM score WHERE measure = 'total') AS t USING (year, province_code)
    GROUP BY year, province_code
),
placed AS (
    SELECT
        year, province_code, quartile_group,
        row_number() OVER (
            PARTITION BY year, division ORDER BY value DESC, province_code
        )::INTEGER AS place
    FROM ranking
    WHERE measure = 'total'
)
SELECT
    s.year, p.province_code, p.division, p.region_code, p.successor_code, t.quartile_group, t.place,
    w.profile
FROM (SELECT DISTINCT year, province_code FROM score) AS s
JOIN province AS p USING (province_code)
LEFT JOIN placed AS t USING (year, province_code)
LEFT JOIN whole AS w USING (year, province_code);

CREATE VIEW province_profile AS FROM computed_profile;

-- profile_distance: one row per year, province and other province, both with every dimension of
-- the year: the straight-line distance of their profiles; place 1 is the most alike.
-- A view, because the pairs of all provinces grow with the square of their number; those of one
-- province and year are found at once.
CREATE VIEW profile_distance AS
WITH paired AS (
    SELECT
        a.year, a.province_code, b.province_code AS peer_code, a.division,
        -- Rounded, so that equal distances are equal whatever the last digits of a sum of floats.
        round(list_distance(a.profile, b.profile), 6) AS distance
    FROM province_profile AS a
    JOIN province_profile AS b
        ON b.year = a.year AND b.division = a.division AND b.province_code <> a.province_code
    WHERE a.profile IS NOT NULL AND b.profile IS NOT NULL
)
SELECT
    year, province_code, peer_code, distance,
    row_number() OVER (
        PARTITION BY year, division, province_code ORDER BY distance, peer_code
    )::INTEGER AS place,
    division
FROM paired;

-- nearest_peer: one row per year, peer_set, province and peer: neighbours (five above and five below
-- on the total) and profile (the ten most alike).
-- Kept as a table: every pair of a year is needed to know them. The ten are gathered as pairs go by;
-- sorting all pairs, as the window above does, takes five times as long and a place for each.
CREATE TABLE computed_nearest AS
WITH alike AS (
    SELECT
        a.year, a.province_code, a.division,
        arg_min(
            b.province_code,
            row(round(list_distance(a.profile, b.profile), 6), b.province_code), 10
        ) AS peers
    FROM province_profile AS a
    JOIN province_profile AS b
        ON b.year = a.year AND b.division = a.division AND b.province_code <> a.province_code
    WHERE a.profile IS NOT NULL AND b.profile IS NOT NULL
    GROUP BY a.year, a.province_code, a.division
)
SELECT year, 'profile' AS peer_set, province_code, unnest(peers) AS peer_code, division
FROM alike
UNION ALL
SELECT a.year, 'neighbours', a.province_code, b.province_code, a.division
FROM province_profile AS a
CROSS JOIN range(-5, 6) AS apart(places)
JOIN province_profile AS b
    ON b.year = a.year AND b.division = a.division AND b.place = a.place + apart.places
WHERE apart.places <> 0;

CREATE VIEW nearest_peer AS FROM computed_nearest;

-- peer: one row per year, peer_set, province and peer (never itself). Sets: region · group (same
-- group on the total) · neighbours (five above and five below on the total) · profile (the ten most
-- alike) · successor (parts of the same new province) · central_city (cities under central
-- government as of that year; for every province, also one that is none).
CREATE VIEW peer AS
WITH paired AS (
    SELECT
        a.year, a.province_code, b.province_code AS peer_code, a.division,
        unnest([
            if(a.region_code = b.region_code, 'region', NULL),
            if(a.successor_code = b.successor_code, 'successor', NULL),
            if(a.quartile_group = b.quartile_group, 'group', NULL),
            if(b.year >= c.first_year, 'central_city', NULL)
        ]) AS peer_set
    FROM province_profile AS a
    JOIN province_profile AS b
        ON b.year = a.year AND b.division = a.division AND b.province_code <> a.province_code
    LEFT JOIN (SELECT province_code, coalesce(first_year, 0) AS first_year FROM central_city) AS c
        ON c.province_code = b.province_code
)
SELECT year, peer_set, province_code, peer_code, division
FROM paired
WHERE peer_set IS NOT NULL
UNION ALL
SELECT year, peer_set, province_code, peer_code, division
FROM nearest_peer;
