-- Where a series breaks, and what was not published.

INSERT INTO series_break
SELECT measure, year, severity, note_en, note_vi, origin FROM raw.breaks;

-- A sub-dimension whose scale changes is not comparable in points, whatever its questions are.
INSERT INTO series_break
SELECT
    m.measure, m.first_year, 'break',
    'Its scale changed: the dimension has another number of parts',
    'Thang điểm thay đổi vì số nội dung thành phần của chỉ số thay đổi',
    'project'
FROM measure AS m
JOIN measure AS earlier
    ON earlier.measure = m.measure AND earlier.last_year = m.first_year - 1
WHERE m.level = 'subdimension' AND m.scale_max <> earlier.scale_max
ON CONFLICT DO NOTHING;

-- Its dimension was rebuilt around it: the part may have changed too, so it gets a caution.
INSERT INTO series_break
SELECT DISTINCT
    m.measure, b.year, 'caution',
    'Its dimension was rebuilt: ' || b.note,
    'Chỉ số nội dung mà nội dung này thuộc về được xây dựng lại: ' || b.note_vi,
    'project'
FROM measure AS m
JOIN series_break AS b ON b.measure = m.parent AND b.severity = 'break'
WHERE m.level = 'subdimension'
    AND (SELECT min(s.first_year) FROM measure AS s WHERE s.measure = m.measure) < b.year
    AND (SELECT max(coalesce(s.last_year, 9999)) FROM measure AS s WHERE s.measure = m.measure)
        >= b.year
ON CONFLICT DO NOTHING;

INSERT INTO missing
SELECT g.year, g.province_code, d.measure, g.reason_en, g.reason_vi
FROM raw.missing AS g
JOIN raw.dimensions AS d
    ON g.year BETWEEN d.first_year AND coalesce(d.last_year, 9999)
    AND (g.dimensions = 'all' OR list_contains(string_split(g.dimensions, ' '), d.code));
