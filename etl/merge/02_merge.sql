-- Applies workbooks to the shipped tables: for the same year, province and measure the workbook wins,
-- even where it says that nothing was published; everything it does not cover stays as shipped.

-- Every figure records the file that it came from.
ALTER TABLE raw.sources ADD COLUMN sha256 VARCHAR;
UPDATE raw.sources SET sha256 = getvariable('scores_sha256');
ALTER TABLE raw.scores ADD COLUMN source VARCHAR;
ALTER TABLE raw.indicator_scores ADD COLUMN source VARCHAR;
UPDATE raw.scores AS s SET source = f.source FROM raw.sources AS f WHERE f.year = s.year;
UPDATE raw.indicator_scores AS s SET source = f.source FROM raw.sources AS f WHERE f.year = s.year;
INSERT INTO raw.sources BY NAME SELECT * FROM raw.workbook_sources;

-- What a workbook changes: figures that differ by more than 0.001, or that only one side published.
CREATE TABLE raw.workbook_difference AS
WITH shipped AS (
    SELECT year, province_code, measure, value FROM raw.scores
    UNION ALL
    SELECT year, province_code, measure, value FROM raw.indicator_scores
),
loaded AS (
    SELECT * FROM raw.workbook_scores
    UNION ALL
    SELECT * FROM raw.workbook_indicator_scores
)
SELECT
    w.year, w.province_code, w.measure, s.value AS shipped, w.value AS loaded, w.source, w.cell
FROM loaded AS w
LEFT JOIN shipped AS s USING (year, province_code, measure)
WHERE abs(w.value - s.value) > 0.001
    OR (s.value IS NOT NULL AND w.value IS NULL)
    OR (
        s.value IS NULL AND w.value IS NOT NULL
        AND EXISTS (FROM shipped AS held WHERE held.year = w.year AND held.measure = w.measure)
    )
ORDER BY w.year, w.measure, w.province_code;

DELETE FROM raw.scores AS s USING raw.workbook_scores AS w
WHERE w.year = s.year AND w.province_code = s.province_code AND w.measure = s.measure;
INSERT INTO raw.scores BY NAME
SELECT year, province_code, measure, value, source FROM raw.workbook_scores
WHERE value IS NOT NULL;

DELETE FROM raw.indicator_scores AS s USING raw.workbook_indicator_scores AS w
WHERE w.year = s.year AND w.province_code = s.province_code AND w.measure = s.measure;
INSERT INTO raw.indicator_scores BY NAME
SELECT year, province_code, measure, value, source FROM raw.workbook_indicator_scores
WHERE value IS NOT NULL;

DELETE FROM raw.indicators AS s USING raw.workbook_indicators AS w
WHERE w.year = s.year AND w.measure = s.measure;
INSERT INTO raw.indicators BY NAME SELECT * FROM raw.workbook_indicators;

-- A sheet that prints margins has them for all its provinces.
DELETE FROM raw.total_margins AS s USING raw.workbook_total_margins AS w
WHERE w.year = s.year AND w.weighting = s.weighting;
INSERT INTO raw.total_margins BY NAME SELECT * FROM raw.workbook_total_margins;

DELETE FROM raw.dimension_variances AS s USING raw.workbook_dimension_variances AS w
WHERE w.year = s.year AND w.measure = s.measure;
INSERT INTO raw.dimension_variances BY NAME SELECT * FROM raw.workbook_dimension_variances;

DELETE FROM raw.respondents AS s USING raw.workbook_respondents AS w WHERE w.year = s.year;
INSERT INTO raw.respondents BY NAME SELECT * FROM raw.workbook_respondents;

-- A workbook marks a gap but gives no reason; where a reason was printed, the shipped table has it.
CREATE TEMP TABLE gap AS
SELECT
    w.*,
    coalesce(s.reason_en, 'not stated') AS reason_en,
    coalesce(s.reason_vi, 'không nêu lý do') AS reason_vi
FROM raw.workbook_missing AS w
LEFT JOIN raw.missing AS s USING (year, province_code);
DELETE FROM raw.missing WHERE year IN (SELECT year FROM raw.workbook_years);
INSERT INTO raw.missing BY NAME SELECT * FROM gap;
DROP TABLE gap;

CREATE TEMP TABLE surveyed AS
SELECT w.* REPLACE (w.margins_printed OR coalesce(s.margins_printed, false) AS margins_printed)
FROM raw.workbook_years AS w
LEFT JOIN raw.years AS s USING (year);
DELETE FROM raw.years WHERE year IN (SELECT year FROM raw.workbook_years);
INSERT INTO raw.years BY NAME SELECT * FROM surveyed;
DROP TABLE surveyed;
