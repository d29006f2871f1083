-- The project's catalogue of tasks, in the order of its file: the first task of a measure and level
-- is the one a plan takes where there is little to mend.

INSERT INTO action
SELECT
    line - 1, measure, level, task, task_en, lead, lead_en, coordinating, coordinating_en,
    timing, timing_en, source
FROM raw.actions;
