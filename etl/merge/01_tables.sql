-- The figures of workbooks as read, with their types; 02_merge.sql applies them to the shipped ones.
CREATE TABLE raw.workbook_scores (
    year BIGINT, province_code VARCHAR, measure VARCHAR, value DOUBLE, source VARCHAR, cell VARCHAR
);
INSERT INTO raw.workbook_scores BY NAME SELECT * FROM raw.read_scores;

CREATE TABLE raw.workbook_indicator_scores (
    year BIGINT, province_code VARCHAR, measure VARCHAR, value DOUBLE, source VARCHAR, cell VARCHAR
);
INSERT INTO raw.workbook_indicator_scores BY NAME SELECT * FROM raw.read_indicator_scores;

CREATE TABLE raw.workbook_indicators (
    measure VARCHAR, parent VARCHAR, year BIGINT, position BIGINT, scale_printed VARCHAR,
    scale_min DOUBLE, scale_max DOUBLE, unit VARCHAR, name_vi VARCHAR, name_en VARCHAR,
    name_en_origin VARCHAR
);
INSERT INTO raw.workbook_indicators BY NAME SELECT * FROM raw.read_indicators;

CREATE TABLE raw.workbook_total_margins (
    year BIGINT, province_code VARCHAR, weighting VARCHAR, value DOUBLE, ci_low DOUBLE,
    ci_high DOUBLE, standard_error DOUBLE
);
INSERT INTO raw.workbook_total_margins BY NAME SELECT * FROM raw.read_total_margins;

CREATE TABLE raw.workbook_dimension_variances (
    year BIGINT, province_code VARCHAR, measure VARCHAR, variance DOUBLE
);
INSERT INTO raw.workbook_dimension_variances BY NAME SELECT * FROM raw.read_dimension_variances;

CREATE TABLE raw.workbook_respondents (year BIGINT, province_code VARCHAR, respondents BIGINT);
INSERT INTO raw.workbook_respondents BY NAME SELECT * FROM raw.read_respondents;

CREATE TABLE raw.workbook_missing (year BIGINT, province_code VARCHAR, dimensions VARCHAR);
INSERT INTO raw.workbook_missing BY NAME SELECT * FROM raw.read_missing;

CREATE TABLE raw.workbook_years (
    year BIGINT, division BIGINT, provinces BIGINT, totals BIGINT, margins_printed BOOLEAN
);
INSERT INTO raw.workbook_years BY NAME SELECT * FROM raw.read_years;

CREATE TABLE raw.workbook_sources (
    source VARCHAR, title VARCHAR, published_by VARCHAR, year BIGINT, kind VARCHAR,
    sha256 VARCHAR, loaded_at DATE, citation VARCHAR
);
INSERT INTO raw.workbook_sources BY NAME SELECT * FROM raw.read_sources;

