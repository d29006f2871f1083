-- Another index is known, its place is a province, and its rank is one of as many as are ranked.
SELECT file, line, 'index is none of PAR INDEX, SIPAS, PCI and DTI', "index"
FROM raw.other_indices
WHERE replace(upper("index"), ' ', '') NOT IN ('PARINDEX', 'SIPAS', 'PCI', 'DTI')
UNION ALL
SELECT file, line, 'place is no province of that year', place
FROM raw.other_indices WHERE province_code IS NULL
UNION ALL
SELECT file, line, 'neither a value nor a rank is given', place
FROM raw.other_indices WHERE value IS NULL AND rank IS NULL
UNION ALL
SELECT file, line, 'rank and of do not go together', concat_ws(' ', rank, 'of', "of")
FROM raw.other_indices
WHERE (rank IS NULL) <> ("of" IS NULL) OR rank NOT BETWEEN 1 AND "of"
UNION ALL
SELECT file, line, 'value is not between 0 and 100', value
FROM raw.other_indices WHERE value NOT BETWEEN 0 AND 100
UNION ALL
SELECT file, line, 'year is not between 2005 and 2100', year
FROM raw.other_indices WHERE year NOT BETWEEN 2005 AND 2100
UNION ALL
SELECT file, line, 'repeats index, year and place of an earlier line',
    concat_ws(' ', "index", year, place)
FROM raw.other_indices
WHERE province_code IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY replace(upper("index"), ' ', ''), year, province_code ORDER BY line) > 1;
