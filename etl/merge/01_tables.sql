-- The figures of workbooks, as read: one table each, laid over the shipped ones by 02_merge.sql.
CREATE TABLE raw.workbook_scores (
    year BIGINT, province_code VARCHAR, measure VARCHAR, value DOUBLE, source VARCHAR, cell VARCHAR
);
CREATE TABLE raw.workbook_indicator_scores (
    year BIGINT, province_code VARCHAR, measure VARCHAR, value DOUBLE, source VARCHAR, cell VARCHAR
);
CREATE TABLE raw.workbook_indicators (
    measure VARCHAR, parent VARCHAR, year BIGINT, position BIGINT, scale_printed VARCHAR,
    scale_min DOUBLE, scale_max DOUBLE, unit VARCHAR, name_vi VARCHAR, name_en VARCHAR,
    name_en_origin VARCHAR
);
CREATE TABLE raw.workbook_total_margins (
    year BIGINT, province_code VARCHAR, weighting VARCHAR, value DOUBLE, ci_low DOUBLE,
    ci_high DOUBLE, standard_error DOUBLE
);
CREATE TABLE raw.workbook_dimension_variances (
    year BIGINT, province_code VARCHAR, measure VARCHAR, variance DOUBLE
);
CREATE TABLE raw.workbook_respondents (year BIGINT, province_code VARCHAR, respondents BIGINT);
CREATE TABLE raw.workbook_missing (year BIGINT, province_code VARCHAR, dimensions VARCHAR);
CREATE TABLE raw.workbook_years (
    year BIGINT, division BIGINT, provinces BIGINT, totals BIGINT, margins_printed BOOLEAN
);
CREATE TABLE raw.workbook_sources (
    source VARCHAR, title VARCHAR, published_by VARCHAR, year BIGINT, kind VARCHAR,
    sha256 VARCHAR, loaded_at DATE, citation VARCHAR, sheet VARCHAR
);
