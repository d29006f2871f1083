-- A word is one of its list.
SELECT 'breaks.csv', line, 'severity is neither break nor caution', severity
FROM raw.breaks WHERE severity NOT IN ('break', 'caution')
UNION ALL
SELECT 'total_margins.csv', line, 'weighting is neither unweighted nor weighted', weighting
FROM raw.total_margins WHERE weighting NOT IN ('unweighted', 'weighted')
UNION ALL
SELECT 'claims.csv', line, 'kind is unknown', kind
FROM raw.claims
WHERE kind NOT IN ('value', 'rank', 'group', 'difference', 'rank_change', 'region_rank',
    'direction')
UNION ALL
SELECT 'actions.csv', line, 'level is neither province nor commune', level
FROM raw.actions WHERE level NOT IN ('province', 'commune')
UNION ALL
SELECT 'bodies.csv', line, 'level is not central, province, district or commune', level
FROM raw.bodies WHERE level NOT IN ('central', 'province', 'district', 'commune')
UNION ALL
SELECT 'actions.csv', line, 'source is unknown', source
FROM raw.actions
WHERE source NOT IN ('district_plan_2024', 'plan_appendix_2024', 'department_plan_2022',
    'province_article_2024', 'ward_plan_2024', 'project');
