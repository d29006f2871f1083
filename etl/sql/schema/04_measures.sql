-- One row per measure and span of years in which its code, scale and names stay the same.

INSERT INTO measure
SELECT
    measure, 'total', NULL, code, first_year, last_year, scale_min, scale_max,
    name_vi, name_en, short_vi, short_en, 'points', if(measure = 'total', 0, 1)
FROM raw.totals
UNION ALL
SELECT
    measure, 'dimension', 'total', code, first_year, last_year, scale_min, scale_max,
    name_vi, name_en, short_vi, short_en, 'points', code::INTEGER
FROM raw.dimensions
UNION ALL
SELECT
    measure, 'subdimension', parent, code, first_year, last_year, scale_min, scale_max,
    name_vi, name_en, name_vi, name_en, 'points', replace(code, '.', '')::INTEGER
FROM raw.subdimensions;

-- Indicators are listed by year: consecutive years among those held, alike in everything, are one
-- span. A year for which we have no indicators does not end a span; a year without this one does.
INSERT INTO measure
WITH numbered AS (
    SELECT
        *,
        dense_rank() OVER (ORDER BY year) - row_number() OVER (
            PARTITION BY measure, parent, position, scale_min, scale_max, unit, name_vi, name_en
            ORDER BY year
        ) AS island
    FROM raw.indicators
)
SELECT
    measure, 'indicator', parent, NULL, min(year), max(year), scale_min, scale_max,
    name_vi, name_en, name_vi, name_en, unit, position
FROM numbered
GROUP BY island, measure, parent, position, scale_min, scale_max, unit, name_vi, name_en;
