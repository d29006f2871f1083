-- body_name: one row per body and span of years in which plans call it by one name: the name of the
-- last day of the year. A name that did not last until the end of its year is in no plan.
CREATE VIEW body_name AS
WITH whole_year AS (
    SELECT
        body, name_vi, name_en,
        year(first_day) AS first_year,
        CASE
            WHEN last_day IS NULL THEN NULL
            WHEN last_day = make_date(year(last_day), 12, 31) THEN year(last_day)
            ELSE year(last_day) - 1
        END AS last_year
    FROM body_span
)
SELECT body, first_year, last_year, name_vi, name_en
FROM whole_year
WHERE first_year IS NULL OR last_year IS NULL OR first_year <= last_year;
