-- No task, time or product names a body whose name changed: plans of other years take them too.
SELECT 'actions.csv', a.line, 'names a body whose name changed; say what it does', n.name
FROM raw.actions AS a
JOIN (
    SELECT DISTINCT unnest([name_vi, name_en]) AS name
    FROM raw.body_names
    WHERE first_day IS NOT NULL OR last_day IS NOT NULL
) AS n ON contains(
    lower(concat_ws(' ', a.task, a.task_en, a.timing, a.timing_en, a.product, a.product_en)),
    lower(n.name)
);
