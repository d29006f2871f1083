"""Every figure of a report, read back from its file, is the warehouse's, asked for anew."""

import pytest

from papi.common.language import Language
from tests.papi.report.conftest import CASES
from tests.papi.report.read_back import charts, decimals, number, tables

VI = Language("vi")


def holds(cell: str, value: float | None) -> None:
    """The cell shows the value, rounded as it says."""
    shown = number(cell)
    if value is None:
        assert shown is None, cell
    else:
        assert shown is not None, (cell, value)
        assert shown == pytest.approx(value, abs=0.5001 * 10 ** -decimals(cell)), (cell, value)


def column(made: list[list[str]], heading: str) -> list[str]:
    place = made[0].index(heading)
    return [row[place] for row in made[1:]]


OWN = """
    SELECT r.measure, m.level, r.value, r.rank, r.ranked_count,
        CASE WHEN c.comparable THEN c.previous_value END,
        CASE WHEN c.comparable THEN c.difference END,
        CASE WHEN c.comparable THEN c.margin END, k.low, k.high
    FROM ranking AS r
    JOIN measure AS m
        ON m.measure = r.measure AND r.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
    LEFT JOIN yearly_change AS c
        ON c.year = r.year AND c.measure = r.measure AND c.province_code = r.province_code
    LEFT JOIN rank_range AS k
        ON k.year = r.year AND k.measure = r.measure AND k.province_code = r.province_code
    WHERE r.year = $1 AND r.province_code = $2 AND m.level <> 'indicator' AND r.measure <> 'core'
    ORDER BY m.level <> 'total', coalesce(split_part(m.code, '.', 1), '0'), m.code
"""
ALL = """
    SELECT r.value, p.region_code = (SELECT region_code FROM province WHERE province_code = $3)
    FROM ranking AS r JOIN province AS p USING (province_code)
    WHERE r.year = $1 AND r.measure = $2
"""


@pytest.mark.parametrize(("code", "year"), CASES)
def test_all_figures_of_the_year(report, ask, code, year):
    made = tables(report(code, year))[VI.text("All figures of the year")]
    own = ask(code, OWN, year, code)
    assert len(made) - 1 == len(own)
    heads = {heading: place for place, heading in enumerate(made[0])}
    for row, (measure, _, value, rank, count, before, moved, margin, low, high) in zip(
        made[1:], own, strict=True
    ):
        everyone = ask(code, ALL, year, measure, code)
        values = sorted(one for one, _ in everyone)
        region = sorted(one for one, inside in everyone if inside)
        holds(row[heads[str(year)]], value)
        for heading, held in (
            (str(year - 1), before),
            (VI.text("Difference"), moved),
            (VI.text("Usual ±"), margin),
            (VI.text("National median"), middle(values)),
            (VI.text("Highest"), values[-1]),
            (VI.text("Lowest"), values[0]),
            (VI.text("Median of the region"), middle(region) if region else None),
        ):
            if heading in heads:
                holds(row[heads[heading]], held)
            else:
                assert held is None or heading == str(year - 1)
        place = next(cell for heading, cell in zip(made[0], row, strict=True)
                     if heading.startswith("Thứ hạng"))  # fmt: skip
        assert place == (f"{rank}/{count} ({low}–{high})" if low else f"{rank}/{count}")


def middle(values: list[float]) -> float:
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


@pytest.mark.parametrize(("code", "year"), CASES)
def test_groups_and_the_country(report, ask, code, year):
    made = tables(report(code, year))
    groups = made[VI.text("The groups of the total")]
    for row in groups[1:]:
        group = {VI.text(one): key for key, one in GROUPS.items()}[row[0]]
        ((count, high, low),) = ask(
            code,
            """SELECT count(*), max(value), min(value) FROM ranking
            WHERE year = $1 AND measure = 'total' AND quartile_group = $2""",
            year, group,
        )  # fmt: skip
        assert row[2] == str(count)
        holds(row[3], high)
        holds(row[4], low)
        edge = ask(
            code,
            """SELECT lower_bound FROM group_threshold
            WHERE year = $1 AND measure = 'total' AND quartile_group = $2""",
            year, group,
        )  # fmt: skip
        holds(row[1], None if group == "lowest" else edge[0][0])
    country = made[VI.text("The country by measure")]
    measures = [row[0] for row in ask(
        code,
        """SELECT DISTINCT r.measure, m.level <> 'total', m.code FROM ranking AS r
        JOIN measure AS m
            ON m.measure = r.measure AND r.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        WHERE r.year = $1 AND m.level IN ('total', 'dimension') AND r.measure <> 'core'
        ORDER BY 2, 3""",
        year,
    )]  # fmt: skip
    assert len(country) - 1 == len(measures)
    for row, measure in zip(country[1:], measures, strict=True):
        cells = dict(zip(country[0], row, strict=True))
        values = sorted(one for one, _ in ask(code, ALL, year, measure, code))
        holds(cells[VI.text("Mean of provinces")], sum(values) / len(values))
        holds(cells[VI.text("National median")], middle(values))
        holds(cells[VI.text("Highest")], values[-1])
        holds(cells[VI.text("Lowest")], values[0])
        if (heading := VI.text("Change of the mean, same provinces")) in cells:
            ((difference, both),) = ask(
                code,
                """SELECT avg(n.value - b.value), count(*) FROM ranking AS n
                JOIN score AS s USING (year, measure, province_code)
                JOIN ranking AS b
                    ON b.measure = n.measure AND b.province_code = n.province_code
                    AND b.year = n.year - 1
                JOIN score AS e
                    ON e.measure = b.measure AND e.province_code = b.province_code
                    AND e.year = b.year AND e.basis = s.basis
                WHERE n.year = $1 AND n.measure = $2""",
                year, measure,
            )  # fmt: skip
            holds(cells[heading], difference)
            assert cells[VI.text("Provinces in both years")] == str(both)


GROUPS = {
    "highest": "Highest",
    "high_average": "High average",
    "low_average": "Low average",
    "lowest": "Lowest",
}


@pytest.mark.parametrize(("code", "year"), CASES)
def test_charts_hold_the_changes_and_the_years(report, ask, code, year):
    drawn = charts(report(code, year))
    changes = ask(
        code,
        """SELECT c.difference FROM yearly_change AS c
        SEMI JOIN measure AS m ON m.measure = c.measure AND m.level = 'dimension'
        WHERE c.year = $1 AND c.province_code = $2 AND c.comparable ORDER BY 1 DESC""",
        year, code,
    )  # fmt: skip
    if changes:
        bars = drawn.pop(0)
        (values,) = bars.series.values()
        assert values == pytest.approx([one for (one,) in changes])
        for label, value in zip(bars.labels, values, strict=True):
            holds(label.lstrip("▲▼● "), value)
    (lines,) = drawn
    own, medians = lines.series.values()
    totals = dict(
        ask(
            code,
            """SELECT year, value FROM ranking
            WHERE measure = 'total' AND province_code = $2 AND year <= $1""",
            year, code,
        )
    )  # fmt: skip
    shown = dict(zip(lines.categories, own, strict=True))
    assert {int(one): value for one, value in shown.items() if value is not None} == totals
    country = dict(
        ask(
            code,
            """SELECT year, median(value) FROM ranking
            WHERE measure = 'total' AND year <= $1 GROUP BY year""",
            year,
        )
    )  # fmt: skip
    assert {
        int(one): value
        for one, value in zip(lines.categories, medians, strict=True)
        if value is not None
    } == pytest.approx(country)
    breaks = [place for place, one in enumerate(lines.categories) if one == "‖"]
    assert [lines.categories[place + 1] for place in breaks] == [
        str(one) for one in (2016, 2018) if one <= year
    ]
    assert lines.labels == [VI.points(totals[one]) for one in sorted(totals)]


def test_survey_questions_are_those_furthest_from_the_median(report, ask):
    made = tables(report("80", 2023))[VI.text("Questions far from the median")]
    held = ask(
        "80",
        """SELECT m.name_vi, s.value, b.median,
            (SELECT p.value FROM score AS p
             WHERE p.measure = s.measure AND p.province_code = s.province_code AND p.year < s.year
             ORDER BY p.year DESC LIMIT 1)
        FROM score AS s
        JOIN measure AS m ON m.measure = s.measure AND s.year BETWEEN m.first_year AND m.last_year
        JOIN benchmark AS b
            ON b.year = s.year AND b.measure = s.measure AND b.scope = 'country'
        WHERE s.year = 2023 AND s.province_code = '80' AND m.unit = 'share'
            AND m.level = 'indicator'
        ORDER BY abs(s.value - b.median) DESC LIMIT 12""",
    )
    assert len(made) == 13
    furthest = sorted(held, key=lambda one: one[1] - one[2])
    for row, (name, value, median, before) in zip(made[1:], furthest, strict=True):
        assert row[0] == name
        holds(row[1], 100 * value)
        holds(row[2], 100 * median)
        holds(row[3], 100 * (value - median))
        holds(row[4].split("(")[0], None if before is None else 100 * before)


def test_low_parts_are_two_groups_below_their_dimension(report, ask):
    made = tables(report("80", 2024))[VI.text("Low parts inside high dimensions")]
    held = ask(
        "80",
        """WITH own AS (
            SELECT r.*, m.level, m.parent, m.code,
                list_position(['highest', 'high_average', 'low_average', 'lowest'],
                    r.quartile_group) AS step
            FROM ranking AS r
            JOIN measure AS m
                ON m.measure = r.measure
                AND r.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
            WHERE r.year = 2024 AND r.province_code = '80'
        )
        SELECT p.code, p.value, p.rank FROM own AS p JOIN own AS d ON d.measure = p.parent
        WHERE p.level = 'subdimension' AND p.step - d.step >= 2 ORDER BY p.rank DESC""",
    )
    assert len(made) - 1 == len(held) > 0
    for row, (code, value, rank) in zip(made[1:], held, strict=True):
        assert row[0].startswith(f"{code}. ")
        holds(row[1], value)
        assert row[3].startswith(f"{rank}/61")


def test_peers_are_told_apart_as_the_view_says(report, ask):
    made = tables(report("80", 2023))[VI.text("Gaps to the peers")]
    held = ask(
        "80",
        """SELECT count(*) FILTER (p.value - o.value > m), count(*) FILTER (o.value - p.value > m),
            count(*), median(p.value)
        FROM (
            SELECT o.value AS own, r.value, 1.96 * sqrt(2) * n.standard_deviation AS m
            FROM ranking AS o
            JOIN ranking AS r USING (year, measure)
            JOIN province AS q ON q.province_code = r.province_code AND q.region_code =
                (SELECT region_code FROM province WHERE province_code = '80')
            JOIN score_noise AS n
                ON n.year = o.year AND n.measure = o.measure AND n.province_code = o.province_code
            WHERE o.year = 2023 AND o.measure = 'total' AND o.province_code = '80'
                AND r.province_code <> '80'
        ) AS p (own, value, m), (SELECT value FROM ranking
            WHERE year = 2023 AND measure = 'total' AND province_code = '80') AS o""",
    )
    ((higher, lower, peers, median),) = held
    total = dict(zip(made[0], made[1], strict=True))
    assert total[VI.text("Peers clearly higher")] == str(higher)
    assert total[VI.text("Peers clearly lower")] == str(lower)
    assert total[VI.text("Peers within the usual variation")] == str(peers - higher - lower)
    holds(total[VI.text("Peers' median")], median)
    assert total[VI.text("Place among the peers")].endswith(f"/{peers + 1}")
