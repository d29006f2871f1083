"""The report's tables of what calls for a question: survey questions, low parts, places to look."""

from collections.abc import Mapping, Sequence
from typing import Any

from papi.common.language import Language
from papi.common.standing import Standing
from papi.common.tables import Column, Look, Table
from papi.common.vocabulary import GROUP_MARKS, group_name, measure_name
from papi.report import words
from papi.report.gather import FarQuestion
from papi.report.places import PlaceToLook
from papi.report.tables import ranked, without_empty


def far_questions(language: Language, rows: Sequence[FarQuestion]) -> Table:
    """Survey questions far from the median, the year before, and who leads."""
    columns = [
        Column(language.text("Survey question"), "text", lambda one: one.question.name,
               look=_words, key="question"),
        Column(language.text("Here"), "share", lambda one: one.question.value, key="here"),
        Column(language.text("National median"), "share", lambda one: one.question.median,
               key="median"),
        Column(language.text("Gap (percentage points)"), "percentage_points",
               lambda one: one.gap, key="gap"),
        Column(language.text("Earlier (year)"), "text", lambda one: _earlier(language, one),
               in_files=(
                   Column(language.text("Earlier"), "share", lambda one: one.question.before),
                   Column(language.text("Earlier: year"), "whole",
                          lambda one: one.question.before_year),
               ), key="earlier"),
        Column(language.text("Sub-dimension"), "text", lambda one: one.part, key="part"),
        Column(language.text("Lead body"), "text", lambda one: one.lead or None,
               look=_words, key="lead"),
    ]  # fmt: skip
    return without_empty(Table(language.text("Questions far from the median"), columns,
                               list(rows)))  # fmt: skip


def _earlier(language: Language, one: FarQuestion) -> str | None:
    if one.question.before is None or one.question.before_year is None:
        return None
    return f"{language.share(one.question.before)} ({one.question.before_year})"


def low_parts(language: Language, rows: Sequence[tuple[Standing, Standing]]) -> Table:
    """Sub-dimensions far below their dimension: points, median, rank, both groups."""
    return Table(
        language.text("Low parts inside high dimensions"),
        [
            Column(language.text("Sub-dimension"), "text",
                   lambda row: measure_name(language, row[0], short=True)),
            Column(language.text("Points"), "points", lambda row: row[0].value),
            Column(language.text("National median"), "points", lambda row: row[0].country_median),
            ranked(language, language.text("Rank (possible ranks)"), lambda row: row[0]),
            Column(language.text("Its group"), "text",
                   lambda row: group_name(language, row[0].quartile_group),
                   look=lambda row: Look("", before=GROUP_MARKS[row[0].quartile_group])),
            Column(language.text("Dimension"), "text",
                   lambda row: measure_name(language, row[1], short=True)),
            Column(language.text("Group of the dimension"), "text",
                   lambda row: group_name(language, row[1].quartile_group),
                   look=lambda row: Look("", before=GROUP_MARKS[row[1].quartile_group])),
        ],
        list(rows),
    )  # fmt: skip


def look(language: Language, chosen: Sequence[PlaceToLook], leads: Mapping[str, str]) -> Table:
    """What to look into: the place, its figures, the question, whom to ask."""
    columns = [
        Column(language.text("Place"), "text",
               lambda one: measure_name(language, one.standing, short=True), key="place"),
        Column(language.text("What the figures say"), "text",
               lambda one: words.look_figures(language, one), look=_words, key="figures"),
        Column(language.text("What to ask"), "text",
               lambda one: words.look_question(language, one), look=_words, key="question"),
        Column(language.text("Whom to ask"), "text",
               lambda one: leads.get(one.standing.measure), look=_words, key="lead"),
    ]  # fmt: skip
    return without_empty(Table(language.text("What to look into"), columns, list(chosen)))


def _words(_row: Any) -> Look:
    """The look of a cell that holds sentences."""
    return Look("words")
