-- rank_range: one row per year, measure and province of a ranking whose noise is known: the rank of
-- this province alone in 95 of 100 draws, from scores drawn back to the year's mean as far as noise
-- spread them. Made by etl/rank_draws.py.
CREATE TABLE rank_range (
    year INTEGER NOT NULL,
    measure VARCHAR NOT NULL,
    province_code VARCHAR NOT NULL,
    low INTEGER NOT NULL,
    high INTEGER NOT NULL,
    division INTEGER NOT NULL,
    PRIMARY KEY (year, measure, province_code)
);

-- group_share: one row per rank_range and quartile_group: the share of the same draws in which the
-- province falls into that group; the four add up to 1.
CREATE TABLE group_share (
    year INTEGER NOT NULL,
    measure VARCHAR NOT NULL,
    province_code VARCHAR NOT NULL,
    quartile_group VARCHAR NOT NULL,
    share DOUBLE NOT NULL,
    division INTEGER NOT NULL,
    PRIMARY KEY (year, measure, province_code, quartile_group)
);
