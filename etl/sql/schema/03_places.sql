-- Regions, the 63 provinces as surveyed, the 34 since July 2025 (code plus "n"), names, map tiles.

INSERT INTO region SELECT region_code, name_vi, name_en FROM raw.regions;

INSERT INTO successor
SELECT successor_code, province_code, name_vi, name_en, tile_row, tile_col FROM raw.successors;

INSERT INTO province
SELECT
    province_code, name_vi, name_en, region_code, successor_code, 63,
    tile_label, tile_row, tile_col
FROM raw.provinces
UNION ALL
-- The regions of the 34 differ from those of the 63 and are in none of our tables: left NULL.
SELECT
    province_code, name_vi, name_en, NULL, successor_code, 34,
    tile_label, tile_row, tile_col
FROM raw.successors;

-- Every name and alias, also marked as old (cũ, 63) or new (mới, 34). The same plain name may be
-- different places in the two divisions, so every query has to give the division.
INSERT INTO province_alias
WITH named AS (
    SELECT name_vi AS name, province_code, 63 AS division FROM raw.provinces
    UNION ALL SELECT name_en, province_code, 63 FROM raw.provinces
    UNION ALL SELECT alias, province_code, 63 FROM raw.province_aliases
    UNION ALL SELECT name_vi, province_code, 34 FROM raw.successors
    UNION ALL SELECT name_en, province_code, 34 FROM raw.successors
    -- A new province that took over the code of an old one has its aliases too.
    UNION ALL
    SELECT a.alias, s.province_code, 34
    FROM raw.province_aliases AS a
    JOIN raw.successors AS s ON s.successor_code = a.province_code
),
marked AS (
    SELECT
        name || unnest(if(division = 63, ['', ' cũ', ' 63', ' old'], ['', ' mới', ' 34', ' new']))
            AS name,
        province_code, division
    FROM named
)
SELECT DISTINCT name_key(name), division, province_code, nfc_normalize(name)
FROM marked;

INSERT INTO unscored_tile
SELECT division, name_vi, name_en, province_code, tile_row, tile_col FROM raw.unscored_tiles;

INSERT INTO central_city SELECT province_code, first_year FROM raw.central_cities;

INSERT INTO survey_year
SELECT year, division, provinces, totals, margins_printed FROM raw.years;

INSERT INTO source
SELECT source, title, published_by, year, kind, sha256, loaded_at, citation
FROM raw.sources;
