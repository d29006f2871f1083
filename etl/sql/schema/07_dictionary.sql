-- What the tables and columns of this file mean, in both languages; from sql/dictionary.csv and
-- sql/units.csv.
--
-- relation_meaning: one row per table and view of schema main, kept tables left out.
-- column_meaning: one row per column of a table or view, or of all that have no row of their own.
-- unit: one row per unit in which a column may stand.

CREATE TABLE relation_meaning (
    relation VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    figures_are VARCHAR NOT NULL,
    exported BOOLEAN NOT NULL,
    meaning_en VARCHAR NOT NULL,
    meaning_vi VARCHAR NOT NULL
);

CREATE TABLE unit (
    unit VARCHAR PRIMARY KEY,
    name_en VARCHAR NOT NULL,
    name_vi VARCHAR NOT NULL
);

CREATE TABLE column_meaning (
    relation VARCHAR NOT NULL,
    column_name VARCHAR NOT NULL,
    unit VARCHAR NOT NULL REFERENCES unit (unit),
    figures_are VARCHAR NOT NULL,
    meaning_en VARCHAR NOT NULL,
    meaning_vi VARCHAR NOT NULL,
    PRIMARY KEY (relation, column_name)
);
