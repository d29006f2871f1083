-- The tables of the warehouse; docs/method.md says how the figures in them are made.
--
-- build: one row: what this file was made of and how.
-- edition: one row per edition of the figures: the one that this file holds and those before it.
-- edition_change: one row per earlier edition and figure that is another in this one.
-- region: one row per region of the 63 provinces, as PAPI groups them.
-- successor: one row per province of the 34 since July 2025.
-- province: one row per province of either division, the 63 until 2024 and the 34 since.
-- province_alias: one row per way of writing a province's name and division, folded to a key.
-- unscored_tile: one row per cell of the map of tiles that has no score of its own, and division.
-- central_city: one row per city under central government of either division.
-- survey_year: one row per survey year held.
-- source: one row per published year's shipped figures or per sheet of an added workbook.
-- measure: one row per measure and span of years in which its code, scale and names stay the same.
-- score: one row per year, province and measure with a published value, at every level.
-- workbook_difference: one row per figure in which an added workbook differs from what is shipped.
-- weighted_total: one row per year and province with a total weighted by population; ranks are of
-- the unweighted ones.
-- respondent_count: one row per year and province: persons asked there.
-- sample: one row per year: persons asked in the whole country.
-- series_break: one row per measure and year in which its series breaks or asks for care.
-- missing: one row per year, province and dimension that was not published.
-- claim: one row per printed statement about a province's figures, as printed.
-- other_index: one row per index of another publisher, year and province; not comparable in points.
-- action: one row per task that a plan may propose for a sub-dimension, in our own words.
-- body: one row per body that may have a task, by what it answers for and not by its name.
-- body_span: one row per body and span of days in which it has one name.

CREATE TABLE build (
    contract INTEGER NOT NULL,
    fingerprint VARCHAR NOT NULL,
    rank_seed INTEGER NOT NULL,
    rank_draws INTEGER NOT NULL
);

CREATE TABLE edition (
    edition VARCHAR PRIMARY KEY,
    first_built DATE NOT NULL,
    is_current BOOLEAN NOT NULL
);

CREATE TABLE edition_change (
    edition VARCHAR NOT NULL REFERENCES edition (edition),
    year INTEGER NOT NULL,
    measure VARCHAR NOT NULL,
    province_code VARCHAR NOT NULL,
    value_then DOUBLE,
    value_now DOUBLE,
    rank_then INTEGER,
    rank_now INTEGER,
    ranked_count_then INTEGER,
    ranked_count_now INTEGER,
    quartile_group_then VARCHAR,
    quartile_group_now VARCHAR,
    low_then INTEGER,
    low_now INTEGER,
    high_then INTEGER,
    high_now INTEGER,
    difference_then DOUBLE,
    difference_now DOUBLE,
    clear_then BOOLEAN,
    clear_now BOOLEAN,
    PRIMARY KEY (edition, year, measure, province_code)
);

CREATE TABLE region (
    region_code VARCHAR PRIMARY KEY,
    name_vi VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL
);

CREATE TABLE successor (
    successor_code VARCHAR PRIMARY KEY,
    province_code VARCHAR NOT NULL UNIQUE,
    name_vi VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    tile_row INTEGER NOT NULL,
    tile_col INTEGER NOT NULL
);

CREATE TABLE province (
    province_code VARCHAR PRIMARY KEY,
    name_vi VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    region_code VARCHAR REFERENCES region (region_code),
    successor_code VARCHAR NOT NULL REFERENCES successor (successor_code),
    division INTEGER NOT NULL CHECK (division IN (63, 34)),
    tile_label VARCHAR NOT NULL,
    tile_row INTEGER NOT NULL,
    tile_col INTEGER NOT NULL,
    UNIQUE (division, name_vi)
);

CREATE TABLE province_alias (
    name_key VARCHAR NOT NULL,
    division INTEGER NOT NULL,
    province_code VARCHAR NOT NULL REFERENCES province (province_code),
    name VARCHAR NOT NULL,
    PRIMARY KEY (name_key, division, name)
);

CREATE TABLE unscored_tile (
    division INTEGER NOT NULL,
    name_vi VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    province_code VARCHAR NOT NULL REFERENCES province (province_code),
    tile_row INTEGER NOT NULL,
    tile_col INTEGER NOT NULL,
    PRIMARY KEY (division, name_vi)
);

CREATE TABLE central_city (
    province_code VARCHAR PRIMARY KEY REFERENCES province (province_code),
    first_year INTEGER
);

CREATE TABLE survey_year (
    year INTEGER PRIMARY KEY,
    division INTEGER NOT NULL,
    provinces INTEGER NOT NULL,
    totals INTEGER NOT NULL,
    margins_printed BOOLEAN NOT NULL
);

CREATE TABLE source (
    source VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    published_by VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    loaded_at DATE NOT NULL,
    citation VARCHAR NOT NULL
);

CREATE TABLE measure (
    measure VARCHAR NOT NULL,
    level VARCHAR NOT NULL CHECK (level IN ('total', 'dimension', 'subdimension', 'indicator')),
    parent VARCHAR,
    code VARCHAR,
    first_year INTEGER NOT NULL,
    last_year INTEGER,
    scale_min DOUBLE,
    scale_max DOUBLE,
    name_vi VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    short_vi VARCHAR NOT NULL,
    short_en VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (measure, first_year)
);

-- basis: what the value rests on: 'published', or for an estimate of schema of_34 the codes of the
-- published old provinces it is the mean of, joined by "+".
CREATE TABLE score (
    year INTEGER NOT NULL,
    province_code VARCHAR NOT NULL REFERENCES province (province_code),
    measure VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    standard_error DOUBLE,
    ci_low DOUBLE,
    ci_high DOUBLE,
    source VARCHAR NOT NULL REFERENCES source (source),
    share DOUBLE,
    standard_error_basis VARCHAR,
    basis VARCHAR NOT NULL DEFAULT 'published',
    PRIMARY KEY (year, province_code, measure)
);

CREATE TABLE workbook_difference (
    year INTEGER NOT NULL,
    province_code VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    shipped DOUBLE,
    loaded DOUBLE,
    source VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    PRIMARY KEY (year, province_code, measure)
);

CREATE TABLE weighted_total (
    year INTEGER NOT NULL,
    province_code VARCHAR NOT NULL,
    value DOUBLE NOT NULL,
    standard_error DOUBLE,
    ci_low DOUBLE,
    ci_high DOUBLE,
    PRIMARY KEY (year, province_code)
);

CREATE TABLE respondent_count (
    year INTEGER NOT NULL,
    province_code VARCHAR NOT NULL,
    respondents INTEGER NOT NULL,
    PRIMARY KEY (year, province_code)
);

CREATE TABLE sample (year INTEGER PRIMARY KEY, respondents INTEGER NOT NULL);

CREATE TABLE series_break (
    measure VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    severity VARCHAR NOT NULL CHECK (severity IN ('break', 'caution')),
    note VARCHAR NOT NULL,
    note_vi VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    PRIMARY KEY (measure, year)
);

CREATE TABLE missing (
    year INTEGER NOT NULL,
    province_code VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    reason_vi VARCHAR NOT NULL,
    PRIMARY KEY (year, province_code, measure)
);

CREATE TABLE claim (
    year INTEGER NOT NULL,
    province_code VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    printed VARCHAR NOT NULL,
    printed_of INTEGER,
    source VARCHAR NOT NULL
);

CREATE TABLE other_index (
    index_name VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    province_code VARCHAR NOT NULL,
    value DOUBLE,
    rank INTEGER,
    of_count INTEGER,
    source VARCHAR NOT NULL,
    PRIMARY KEY (index_name, year, province_code)
);

CREATE TABLE action (
    id VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    measure VARCHAR NOT NULL,
    level VARCHAR NOT NULL CHECK (level IN ('province', 'commune')),
    task_vi VARCHAR NOT NULL,
    task_en VARCHAR NOT NULL,
    lead VARCHAR NOT NULL,
    coordinating VARCHAR NOT NULL,
    timing_vi VARCHAR NOT NULL,
    timing_en VARCHAR NOT NULL,
    product_vi VARCHAR NOT NULL,
    product_en VARCHAR NOT NULL,
    indicators VARCHAR,
    source VARCHAR NOT NULL,
    UNIQUE (task_vi),
    UNIQUE (task_en)
);

CREATE TABLE body (
    body VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    level VARCHAR NOT NULL CHECK (level IN ('central', 'province', 'district', 'commune')),
    requested BOOLEAN NOT NULL,
    district_body VARCHAR,
    duty_vi VARCHAR NOT NULL,
    duty_en VARCHAR NOT NULL
);

CREATE TABLE body_span (
    body VARCHAR NOT NULL REFERENCES body (body),
    first_day DATE,
    last_day DATE,
    name_vi VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL
);
