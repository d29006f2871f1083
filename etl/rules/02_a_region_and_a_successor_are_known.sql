-- A region and a successor are known.
SELECT 'provinces.csv', line, 'region_code is not in regions.csv', region_code
FROM raw.provinces WHERE region_code NOT IN (SELECT region_code FROM raw.regions)
UNION ALL
SELECT 'provinces.csv', line, 'successor_code is not in successors.csv', successor_code
FROM raw.provinces WHERE successor_code NOT IN (SELECT successor_code FROM raw.successors)
UNION ALL
SELECT 'successors.csv', line, 'province_code must be the successor_code plus n',
    province_code
FROM raw.successors WHERE province_code <> successor_code || 'n';
