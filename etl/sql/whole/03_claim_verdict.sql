-- claim_verdict: one row per row of table claim, numbered as they stand there: what our tables give
-- for what was printed. verdict ∈ agrees | rounding | wrong_denominator | differs |
-- cannot_be_checked; computed is the figure, computed_word the group or direction, computed_of the
-- denominator (provinces ranked, or the end of the scale).
-- Kept as a table: judging all of them takes a second.
CREATE TABLE computed_claim_verdict AS
SELECT * FROM judged_claim((
    SELECT list({
        'claim': rowid::INTEGER + 1, 'year': year, 'province_code': province_code,
        'measure': measure, 'kind': kind, 'printed': printed, 'printed_of': printed_of,
        'base_year': NULL::INTEGER, 'region_code': NULL::VARCHAR, 'precision': NULL::VARCHAR,
        'source': source, 'against': NULL::VARCHAR
    })
    FROM claim
));

CREATE VIEW claim_verdict AS FROM computed_claim_verdict;
