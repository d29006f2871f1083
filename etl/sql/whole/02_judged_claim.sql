-- judged_claim(claims): one row per claim of the list. A claim is a struct (claim, year,
-- province_code, measure, kind, printed, printed_of, base_year, region_code, precision, source,
-- against); kind, verdict and reason are explained in docs/method.md. against is what a difference is
-- measured from instead of an earlier year: a province code, mean, median (of the country), or a
-- group, whose lower edge is meant. One judge for the claims that are
-- shipped (claim_verdict) and for the sentences that a reader pastes.
CREATE MACRO moved(step) AS
    CASE WHEN step > 0 THEN 'rose' WHEN step < 0 THEN 'fell' WHEN step = 0 THEN 'same' END;

CREATE MACRO group_place(name) AS
    list_position(['lowest', 'low_average', 'high_average', 'highest'], name);

CREATE MACRO judged_claim(claims) AS TABLE
WITH given AS (
    SELECT
        c.*,
        if(c.against IS NULL, coalesce(c.base_year, c.year - 1), c.year) AS compared_year,
        try_cast(c.printed AS DOUBLE) AS number,
        pow(10, -length(split_part(c.printed, '.', 2))) AS unit
    FROM (SELECT unnest(claims) AS c)
),
-- The last figure published before; value_pair has it too, but for every score, which takes longer.
earlier AS (
    SELECT
        g.claim, max(r.year) AS previous_year,
        max_by(r.value, r.year) AS previous_value, max_by(r.rank, r.year) AS previous_rank
    FROM given AS g
    JOIN ranking AS r
        ON r.measure = g.measure AND r.province_code = g.province_code AND r.year < g.year
    GROUP BY g.claim
),
found AS (
    SELECT
        g.*,
        y.provinces AS surveyed, r.value, r.rank, r.ranked_count, r.quartile_group,
        r.region_rank, r.region_count, p.region_code AS own_region, m.scale_max,
        CASE g.against WHEN 'mean' THEN n.mean WHEN 'median' THEN n.median
            ELSE coalesce(t.lower_bound, b.value) END AS base_value,
        n.mean AS country_mean, n.median AS country_median,
        b.rank AS base_rank, b.ranked_count AS base_ranked_count,
        round(r.value - base_value, 6) AS difference,
        100 * (r.value - base_value) / nullif(base_value, 0) AS percent,
        b.rank - r.rank AS rank_change,
        moved(r.value - base_value) AS direction,
        moved(b.rank - r.rank) AS rank_direction,
        moved(group_place(r.quartile_group) - group_place(b.quartile_group)) AS group_direction,
        CASE WHEN g.kind IN ('rose_count', 'fell_count') THEN (
            SELECT struct_pack(
                counted := count(*) FILTER (moved(step) || '_count' = g.kind),
                -- Without those that are the same to the two decimals that are printed.
                in_print := count(*) FILTER (
                    moved(step) || '_count' = g.kind AND abs(step) >= 0.005),
                dimensions := count(step)
            )
            FROM (
                SELECT
                    now.value - CASE g.against WHEN 'mean' THEN c.mean WHEN 'median' THEN c.median
                        ELSE before.value END AS step
                FROM ranking AS now
                SEMI JOIN measure AS d ON d.measure = now.measure AND d.level = 'dimension'
                LEFT JOIN ranking AS before
                    ON before.measure = now.measure AND before.year = g.compared_year
                    AND before.province_code = coalesce(q.province_code, g.province_code)
                LEFT JOIN benchmark AS c
                    ON c.measure = now.measure AND c.year = now.year AND c.scope = 'country'
                    AND c.division = y.division
                WHERE now.year = g.year AND now.province_code = g.province_code
            )
        ) END AS counts,
        g.against IS NULL AND b.year IS NOT NULL AND abs(g.compared_year - g.year) = 1 AND NOT EXISTS (
            FROM series_break AS k
            WHERE k.measure = g.measure AND k.severity = 'break'
                AND k.year > least(g.year, g.compared_year)
                AND k.year <= greatest(g.year, g.compared_year)
        ) AS comparable,
        -- The points to the edge between the province's group and the printed one, if they are adjacent.
        CASE g.printed WHEN d.next_group THEN d.points_to_next WHEN below.quartile_group
            THEN d.cushion END AS edge_distance,
        f.forms, o.forms AS base_forms,
        e.previous_year, e.previous_value, e.previous_rank
    FROM given AS g
    LEFT JOIN province AS p ON p.province_code = g.province_code
    LEFT JOIN province AS q ON q.province_code = g.against
    LEFT JOIN survey_year AS y ON y.year = g.year
    LEFT JOIN measure AS m
        ON m.measure = g.measure AND g.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    LEFT JOIN ranking AS r
        ON r.year = g.year AND r.measure = g.measure AND r.province_code = g.province_code
    LEFT JOIN ranking AS b
        ON b.year = g.compared_year AND b.measure = g.measure
        AND b.province_code = coalesce(q.province_code, g.province_code)
    LEFT JOIN benchmark AS n
        ON n.year = g.year AND n.measure = g.measure AND n.scope = 'country'
        AND n.division = y.division
    LEFT JOIN group_threshold AS t
        ON t.year = g.year AND t.measure = g.measure AND t.quartile_group = g.against
        AND t.division = y.division
    LEFT JOIN group_distance AS d
        ON d.year = g.year AND d.measure = g.measure AND d.province_code = g.province_code
    LEFT JOIN (
        VALUES ('highest', 'high_average'), ('high_average', 'low_average'),
            ('low_average', 'lowest')
    ) AS below (above_group, quartile_group) ON below.above_group = r.quartile_group
    LEFT JOIN earlier AS e ON e.claim = g.claim
    LEFT JOIN rounded_form AS f
        ON f.year = g.year AND f.measure = g.measure AND f.province_code = g.province_code
    LEFT JOIN rounded_form AS o
        ON o.year = g.compared_year AND o.measure = g.measure AND o.province_code = g.province_code
),
computed AS (
    SELECT
        * REPLACE (
            -- 'last' is a place too: that of the lowest score.
            CASE WHEN printed <> 'last' THEN number WHEN kind = 'region_rank' THEN region_count
                ELSE ranked_count END AS number
        ),
        CASE kind WHEN 'value' THEN value WHEN 'rank' THEN rank WHEN 'region_rank' THEN region_rank
            WHEN 'difference' THEN difference WHEN 'percent' THEN percent
            WHEN 'rank_change' THEN rank_change WHEN 'percentage' THEN 100 * value
            WHEN 'mean' THEN country_mean WHEN 'median' THEN country_median
            WHEN 'rank_from_bottom' THEN ranked_count - rank + 1
            WHEN 'rose_count' THEN counts.counted WHEN 'fell_count' THEN counts.counted
            END AS computed,
        CASE kind WHEN 'group' THEN quartile_group WHEN 'direction' THEN direction
            WHEN 'rank_direction' THEN rank_direction WHEN 'group_direction' THEN group_direction
            END AS computed_word,
        CASE WHEN kind IN ('rank', 'rank_change', 'rank_from_bottom', 'group') THEN ranked_count
            WHEN kind IN ('rose_count', 'fell_count') THEN counts.dimensions
            WHEN kind = 'region_rank' THEN region_count
            WHEN kind = 'value' THEN round(scale_max)::INTEGER END AS computed_of,
        kind IN ('difference', 'percent', 'rank_change', 'direction', 'rank_direction',
            'group_direction', 'rose_count', 'fell_count') AS of_change,
        kind IN ('rank', 'region_rank', 'rank_change', 'rank_from_bottom', 'rose_count', 'fell_count')
            AS of_places,
        kind IN ('group', 'direction', 'rank_direction', 'group_direction') AS of_words,
        kind IN ('mean', 'median') AS of_country,
        kind IN ('difference', 'percent', 'rank_change') AS directed,
        if(number < 0, -1, 1) AS way
    FROM found
),
reasoned AS (
    SELECT
        *,
        CASE
            WHEN province_code IS NULL AND NOT of_country THEN 'no_province'
            WHEN year IS NULL THEN 'no_year'
            WHEN surveyed IS NULL THEN 'no_survey'
            WHEN scale_max IS NULL THEN 'no_measure'
            WHEN value IS NULL AND NOT of_country THEN 'no_figure'
            WHEN of_change AND base_value IS NULL THEN 'no_earlier_figure'
            WHEN kind = 'region_rank' AND region_rank IS NULL THEN 'no_region'
            WHEN kind = 'region_rank' AND region_code <> own_region THEN 'other_region'
            WHEN of_words AND printed = computed_word THEN 'equal'
            WHEN kind = 'group_direction' AND printed = 'moved' AND computed_word <> 'same' THEN 'equal'
            WHEN kind = 'group' AND edge_distance <= 0.005 THEN 'edge'
            WHEN kind = 'direction' AND printed = 'same' AND abs(difference) < 0.005 THEN 'last_digit'
            WHEN of_words THEN 'other_figure'
            WHEN number IS NULL OR computed IS NULL THEN 'not_understood'
            -- A fall is a negative number: by more than 2 is -2 and below.
            WHEN precision = 'at_least' AND computed * way >= number * way THEN 'equal'
            WHEN precision = 'at_most' AND computed * way <= number * way
                AND (computed * way > 0 OR computed = 0 AND NOT directed) THEN 'equal'
            WHEN precision = 'about' AND abs(number - computed) <= unit + 1e-9 THEN 'equal'
            WHEN precision IN ('at_least', 'at_most') THEN 'other_figure'
            WHEN abs(number - computed) <= unit / 2 + 1e-9 THEN 'equal'
            WHEN number BETWEEN counts.in_print AND counts.counted THEN 'last_digit'
            WHEN of_places THEN 'other_figure'
            -- 0.1 for a difference of 0.01 is no rounding: to that digit there is none.
            WHEN abs(number - computed) <= unit + 1e-9
                AND NOT (kind IN ('difference', 'percent') AND number <> 0
                    AND abs(computed) < unit / 2) THEN 'last_digit'
            WHEN kind = 'value' AND abs(number - forms[5]) < 1e-6 THEN 'rounded_parts'
            WHEN kind = 'difference' AND list_bool_or(
                list_transform(forms, lambda now: list_bool_or(
                    list_transform(base_forms, lambda before: abs(now - before - number) < 1e-6)
                ))
            ) THEN 'rounded_figures'
            ELSE 'other_figure'
        END AS figure_reason
    FROM computed
),
denominated AS (
    SELECT
        *,
        if(figure_reason IN ('equal', 'last_digit', 'rounded_parts', 'edge')
            AND printed_of <> computed_of, 'other_denominator', figure_reason) AS reason
    FROM reasoned
)
SELECT
    claim, year, province_code, measure, kind, printed, printed_of, source,
    CASE
        WHEN reason = 'equal' THEN 'agrees'
        WHEN reason IN ('last_digit', 'rounded_parts', 'rounded_figures', 'edge') THEN 'rounding'
        WHEN reason = 'other_denominator' THEN 'wrong_denominator'
        WHEN reason IN ('other_figure', 'other_region') THEN 'differs'
        ELSE 'cannot_be_checked'
    END AS verdict,
    reason, computed, computed_word, computed_of, number - computed AS error,
    value, rank, ranked_count, quartile_group, region_rank, region_count, own_region AS region_code,
    compared_year AS base_year, base_value, base_rank, base_ranked_count, difference, percent,
    rank_change, direction, comparable, previous_year, previous_value, previous_rank,
    edge_distance, scale_max, surveyed
FROM denominated;
