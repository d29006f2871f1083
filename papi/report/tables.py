"""The report's own tables: the drawn profile, all figures of the year, the country, what moved.
A column that would be empty in every row is left out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from papi.common import measures, vocabulary
from papi.common.drawing import marks
from papi.common.drawing.profile import among, half_spans
from papi.common.language import Language
from papi.common.profile import Profile, ProfileRow
from papi.common.rank_columns import of_count
from papi.common.standing import Standing
from papi.common.tables import WHOLE, Column, Look, Table, rounded
from papi.common.vocabulary import GROUP_MARKS, GROUPS, group_name, measure_name
from papi.compare.questions import Benchmark
from papi.overview.gather import Overview
from papi.report.gather import Benchmarks
from papi.trends.development import Development


def drawn(language: Language, profile: Profile) -> Table:
    """The dimensions as the page draws them, with small pictures; the total at the foot, on a scale
    of its own."""
    spans = half_spans(profile.rows)
    foot = half_spans([profile.foot]) if profile.foot else spans

    def scale(row: ProfileRow) -> tuple[float, float]:
        return foot if row is profile.foot else spans

    said, rows = profile.headings, [*profile.rows, *([profile.foot] if profile.foot else [])]
    years = Column(
        said.years, "text", lambda row: None, drawing=lambda row: marks.years(row, scale(row)[0])
    )
    moved = Column(said.change, "text", lambda row: f"{row.mark} {row.change}\n{row.word}")
    return Table(
        said.title,
        [
            Column(said.measure, "text", lambda row: row.name),
            *([years] if any(len(row.years) > 1 for row in rows) else []),
            Column(said.against, "text", lambda row: row.value_words,
                   drawing=lambda row: marks.against(among(row), scale(row)[1], "")),
            *([moved] if any(row.difference is not None for row in rows) else []),
            Column(said.rank, "text", lambda row: row.rank_words,
                   drawing=lambda row: marks.rank(row.rank)),
        ],
        rows,
    )  # fmt: skip


def figures(language: Language, overview: Overview, beside: Benchmarks) -> Table:
    """Total, dimensions and sub-dimensions: before, now, change, usual variation, region, median,
    highest, lowest, possible ranks, group."""
    rows = _nested(overview)
    previous = {one.previous_year for one in rows if one.changed}
    before = str(previous.pop()) if len(previous) == 1 else language.text("Before")

    def of_country(take: Callable[[Benchmark], float]) -> Callable[[Standing], float | None]:
        return lambda one: take(found) if (found := beside.country.get(one.measure)) else None

    columns = [
        Column(language.text("Measure"), "text",
               lambda one: measure_name(language, one, short=True),
               look=lambda one: Look(WHOLE) if one.level != "subdimension" else None,
               key="measure"),
        Column(before, "points", _if_changed(lambda one: one.previous_value), key="before"),
        Column(str(overview.year), "points", lambda one: one.value, key="points"),
        Column(language.text("Difference"), "signed", _if_changed(lambda one: one.difference),
               look=_moved(language), key="difference"),
        Column(language.text("Usual ±"), "points", _if_changed(lambda one: one.margin),
               key="variation"),
        Column(language.text("Median of the region"), "points",
               lambda one: found.median if (found := beside.region.get(one.measure)) else None,
               key="region"),
        Column(language.text("National median"), "points", lambda one: one.country_median,
               key="median"),
        Column(language.text("Highest"), "points", of_country(lambda one: one.max), key="max"),
        Column(language.text("Lowest"), "points", of_country(lambda one: one.min), key="min"),
        ranked(language, vocabulary.rank_heading(
            language, estimated=any(one.rank_kind == "estimated" for one in rows)),
              lambda one: one),
        Column(vocabulary.group_heading(
            language, estimated=any(one.rank_kind == "estimated" for one in rows)), "text",
               lambda one: group_name(language, one.quartile_group),
               look=lambda one: Look("", before=GROUP_MARKS[one.quartile_group]), key="group"),
    ]  # fmt: skip
    return without_empty(Table(language.text("All figures of the year"), columns, rows))


def ranked(language: Language, heading: str, take: Callable[[Any], Standing]) -> Column:
    """The rank of how many with its possible ranks, one by one in files."""
    return of_count(
        language,
        heading,
        lambda row: (take(row).rank, take(row).ranked_count),
        Column(language.text("Possible rank, from"), "whole", lambda row: take(row).rank_low),
        Column(language.text("Possible rank, to"), "whole", lambda row: take(row).rank_high),
        shown=lambda row: vocabulary.rank_in_range(language, take(row)),
        key="rank",
    )


def _nested(overview: Overview) -> list[Standing]:
    """The total, then each dimension with its parts."""
    rows = [overview.total] if overview.total else []
    for one in overview.dimensions:
        rows += [one, *overview.parts(one.measure)]
    return rows


def _if_changed(take: Callable[[Standing], Any]) -> Callable[[Standing], Any]:
    return lambda one: take(one) if one.changed else None


def _moved(language: Language) -> Callable[[Standing], Look | None]:
    """The mark of a clear change, and ≈ where the two figures as shown differ by another."""
    rounding = rounded(language, lambda one: one.value, lambda one: one.previous_value or 0.0)

    def look(one: Standing) -> Look | None:
        mark, differs = vocabulary.change_mark(one), rounding(one)
        cell = {"▲": "rose", "▼": "fell"}.get(mark)
        return Look(cell, "≈" if differs else "", mark) if cell else differs

    return look


def without_empty(table: Table) -> Table:
    """The table without columns that hold nothing in any row."""
    held = [
        column.key for column in table.columns if any(column.value(row) is not None
                                                      for row in table.rows)
    ]  # fmt: skip
    return table.only(*held)


def groups(language: Language, edges: Mapping[str, float], overview: Overview) -> Table:
    """The groups of the total: where each begins, how many provinces it has, and the highest and
    lowest total in it."""
    own = overview.total.quartile_group if overview.total else ""
    members = {
        group: [one.value for one in overview.survey.totals if one.quartile_group == group]
        for group in GROUPS
    }
    estimated = overview.survey.estimated
    return Table(
        language.text("The groups of the total"),
        [
            Column(vocabulary.group_heading(language, estimated=estimated), "text",
                   lambda group: group_name(language, group),
                   look=lambda group: Look("own") if group == own else None),
            Column(language.text("Begins at"), "points",
                   lambda group: None if group == GROUPS[-1] else edges.get(group)),
            Column(language.text("Provinces"), "whole", lambda group: len(members[group])),
            Column(language.text("Highest"), "points", lambda group: max(members[group])),
            Column(language.text("Lowest"), "points", lambda group: min(members[group])),
        ],
        [group for group in GROUPS if members[group]],
    )  # fmt: skip


def nation(language: Language, developments: Sequence[Development], beside: Benchmarks) -> Table:
    """The country by measure: mean and its change over the provinces published in both years,
    median, highest and lowest."""
    year = developments[0].year
    rows = [one for one in developments if one.mean and one.mean.at(year)]

    def change(one: Development) -> float | None:
        found = one.mean_changes.get(year)
        return found.difference if found and found.comparable else None

    def both(one: Development) -> int | None:
        found = one.mean_changes.get(year)
        return found.count if found and found.comparable else None

    def mean(one: Development) -> float | None:
        return point.value if one.mean and (point := one.mean.at(year)) else None

    def reached(take: Callable[[Benchmark], float]) -> Callable[[Development], float | None]:
        return lambda one: (
            take(found) if (found := beside.country.get(one.measure.measure)) else None
        )

    columns = [
        Column(language.text("Measure"), "text",
               lambda one: measures.name(language, one.measure, year), key="measure"),
        Column(language.text("Mean of provinces"), "points", mean, key="mean"),
        Column(language.text("Change of the mean, same provinces"), "signed", change,
               key="change"),
        Column(language.text("Provinces in both years"), "whole", both, key="both"),
        Column(language.text("National median"), "points", reached(lambda one: one.median),
               key="median"),
        Column(language.text("Highest"), "points", reached(lambda one: one.max), key="max"),
        Column(language.text("Lowest"), "points", reached(lambda one: one.min), key="min"),
    ]  # fmt: skip
    return without_empty(Table(language.text("The country by measure"), columns, rows))


def moved(language: Language, rows: Sequence[Standing]) -> Table:
    """The dimensions by what they added to the total."""
    return Table(
        language.text("What moved the total"),
        [
            Column(language.text("Dimension"), "text",
                   lambda one: measure_name(language, one, short=True)),
            Column(language.text("Difference"), "signed", lambda one: one.difference,
                   look=_moved(language)),
            Column(language.text("Usual ±"), "points", lambda one: one.margin),
            Column(language.text("In words"), "text",
                   lambda one: vocabulary.change_word(language, one)),
        ],
        list(rows),
    )  # fmt: skip
