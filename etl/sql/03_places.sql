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
-- The regions of the 34 are not those of the 63 and stand in no table we hold: left open.
SELECT
    province_code, name_vi, name_en, NULL, successor_code, 34,
    tile_label, tile_row, tile_col
FROM raw.successors;

-- Names and aliases lead to the provinces as surveyed.
INSERT INTO province_alias
SELECT name_key(alias) AS name_key, any_value(province_code)
FROM (
    SELECT name_vi AS alias, province_code FROM raw.provinces
    UNION ALL SELECT name_en, province_code FROM raw.provinces
    UNION ALL SELECT alias, province_code FROM raw.province_aliases
)
GROUP BY name_key(alias);

INSERT INTO unscored_tile
SELECT division, name_vi, name_en, province_code, tile_row, tile_col FROM raw.unscored_tiles;

INSERT INTO survey_year
SELECT year, division, provinces, totals, margins_printed FROM raw.years;

INSERT INTO source
SELECT source, title, published_by, year, kind, sha256, loaded_at, citation
FROM raw.sources;
