-- task_body: one row per task and body that leads it or works with it, in the order of the task.
CREATE VIEW task_body AS
WITH part AS (
    SELECT id, 'lead' AS role, string_split(lead, '; ') AS bodies FROM action
    UNION ALL
    SELECT id, 'coordinating', string_split(coordinating, '; ') FROM action
)
SELECT id, role, unnest(range(1, len(bodies) + 1)) AS place, unnest(bodies) AS body
FROM part;
