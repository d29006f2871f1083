-- A province is listed once and has a tile of its own.
SELECT 'provinces.csv', line, 'province_code or name_vi repeats', province_code
FROM raw.provinces
QUALIFY count(*) OVER (PARTITION BY province_code) > 1
    OR count(*) OVER (PARTITION BY name_vi) > 1
UNION ALL
SELECT file, line, 'two tiles share a cell of the map', tile_row || ',' || tile_col
FROM (
    SELECT 'provinces.csv' AS file, line, 63 AS division, tile_row, tile_col
    FROM raw.provinces
    UNION ALL SELECT 'successors.csv', line, 34, tile_row, tile_col FROM raw.successors
    UNION ALL
    SELECT 'unscored_tiles.csv', line, division, tile_row, tile_col
    FROM raw.unscored_tiles
)
QUALIFY count(*) OVER (PARTITION BY division, tile_row, tile_col) > 1;
