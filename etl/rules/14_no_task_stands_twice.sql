-- No task stands twice, in either language, however it is spaced or capitalised.
SELECT 'actions.csv', line, 'repeats the task of an earlier line', task
FROM (
    SELECT line, task, 'vi' AS language FROM raw.actions
    UNION ALL
    SELECT line, task_en, 'en' FROM raw.actions
)
QUALIFY row_number() OVER (
    PARTITION BY language, lower(regexp_replace(trim(nfc_normalize(task)), '\s+', ' ', 'g'))
    ORDER BY line
) > 1
UNION ALL
SELECT 'actions.csv', line, 'id repeats', id
FROM raw.actions QUALIFY count(*) OVER (PARTITION BY id) > 1
UNION ALL
SELECT 'actions.csv', line, 'id is not the measure, a dash, p or c and a number', id
FROM raw.actions
WHERE NOT regexp_full_match(id, measure || '-' || level[1] || '[1-9][0-9]*');
