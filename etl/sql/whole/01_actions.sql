-- The bodies that carry out tasks, and the project's catalogue of tasks, in the order of its file:
-- the first task of a measure and level is the one a plan takes where there is little to mend.

INSERT INTO body
SELECT body, line - 1, level, requested, district_body, duty_vi, duty_en
FROM raw.bodies;

INSERT INTO body_span
SELECT body, first_day, last_day, name_vi, name_en
FROM raw.body_names;

INSERT INTO action
SELECT
    id, line - 1, measure, level, task, task_en, lead, coordinating, timing, timing_en,
    product, product_en, indicators, source
FROM raw.actions;
