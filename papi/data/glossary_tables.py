"""The glossary tables: every measure in both languages, with number, scale and years held, and the
terms that need explaining."""

from collections.abc import Iterable
from dataclasses import dataclass

from papi.common.language import CODES, Language, marked
from papi.common.measures import Measure, Span
from papi.common.tables import Column, Look, Table

LEVELS = ("total", "dimension", "subdimension", "indicator")


def level_name(language: Language, level: str) -> str:
    """The name of the level."""
    return {
        "total": language.text("Total"),
        "dimension": language.text("Dimension"),
        "subdimension": language.text("Sub-dimension"),
        "indicator": language.text("Indicator"),
    }[level]


def unit_name(language: Language, unit: str) -> str:
    """The name of a measure's unit."""
    return {
        "points": language.text("points"),
        "share": language.text("share"),
        "number": language.text("number"),
        "minutes": language.text("minutes"),
        "vnd": language.text("dong"),
        "km": language.text("kilometres"),
    }.get(unit, unit)


def glossary(language: Language, measures: Iterable[Measure]) -> Table:
    """One row per measure and span of years in which it kept its number, names and scale."""
    rows = [(one, span) for one in measures for span in one.spans]
    return Table(
        language.text("Glossary of measures"),
        [
            Column(language.text("Vietnamese name"), "text", lambda row: row[1].name_vi,
                   look=lambda _: Look("words")),
            Column(language.text("English name"), "text", lambda row: row[1].name_en,
                   look=lambda _: Look("words")),
            # Excel reads 1-6 as a date.
            Column(language.text("Number"), "text",
                   lambda row: row[1].code and row[1].code.replace("-", "–")),
            Column(language.text("Level"), "text",
                   lambda row: level_name(language, row[0].level)),
            Column(language.text("Unit"), "text", lambda row: unit_name(language, row[0].unit)),
            Column(language.text("Scale"), "text", lambda row: _scale(language, row[1])),
            Column(language.text("Years held"), "text", lambda row: years_held(*row)),
            Column(language.text("Name in files"), "text", lambda row: row[0].measure),
        ],
        rows,
    )  # fmt: skip


@dataclass(frozen=True)
class Term:
    """A term, the forms in which sentences and headings use it (parted by |), and what it means."""

    key: str
    name: str
    forms: str
    meaning: str


# The one glossary; method.md has the rules.
TERMS = (
    Term(
        "variation",
        marked("Usual variation"),
        marked("usual variation|usual year-to-year variation"),
        marked(
            "How far scores move from year to year through sampling and ups and downs that do not "
            "last; one figure for each measure and span of years, estimated from the published "
            "scores of all provinces. A change or gap within it is nothing to speak of."
        ),
    ),
    Term(
        "shift",
        marked("Nationwide shift"),
        marked("nationwide shift|nationwide shifts"),
        marked(
            "At least 95% of the provinces moved the same way in a year, by more than 5% at the "
            "median: as a rule because the questionnaire changed. It says little about one "
            "province."
        ),
    ),
    Term(
        "notable",
        marked("Notable"),
        marked("notable|notable fall|notable falls|notable rise"),
        marked("A change of more than 5%: PAPI's threshold for reporting, not a test."),
    ),
    Term(
        "in_list",
        marked("Holds in the list"),
        marked("holding in the list of all provinces|holds in the list|holding in the list"),
        marked(
            "Clear even after allowing for the comparison of all provinces on that measure and "
            "year: of those marked, at most about one in ten may be due to chance."
        ),
    ),
    Term(
        "reach",
        marked("Points within reach"),
        marked("points within reach|within reach"),
        marked(
            "The smaller of the gap to the benchmark and the rise of a good year that was still "
            "there a year later, from the changes of all provinces. Not a forecast."
        ),
    ),
    Term(
        "middle",
        marked("Middle half"),
        marked("middle half"),
        marked("The provinces between the 25th and the 75th percentile: half of all."),
    ),
    Term(
        "break",
        marked("Break"),
        marked("series breaks|series break|last break"),
        marked(
            "PAPI changed what is asked or how it is counted: figures before and after are not "
            "compared."
        ),
    ),
    Term(
        "printed_error",
        marked("Printed standard error"),
        marked("standard errors that PAPI printed|printed standard error"),
        marked(
            "The standard error that PAPI prints for the totals of three years. It covers sampling "
            "error only and is shown beside the usual variation, which decides."
        ),
    ),
    Term(
        "range",
        marked("Possible rank"),
        marked("possible rank|possible ranks|rank range|rank ranges"),
        marked(
            "The ranks between which a province may lie once the usual variation is allowed for: "
            "95 of 100 simulations, this province alone."
        ),
    ),
    Term(
        "certain",
        marked("Certain or uncertain group"),
        marked("group is certain|group is uncertain"),
        marked(
            "A group is certain when at least 80 of 100 simulations put the province there, "
            "otherwise uncertain."
        ),
    ),
)


def terms(language: Language) -> Table:
    """The terms in both languages, and what they mean."""
    vietnamese, english = (Language(code) for code in CODES)
    return Table(
        language.text("Terms"),
        [
            Column(
                language.text("In Vietnamese"),
                "text",
                lambda row: vietnamese.text(row.name),
                look=lambda _: Look("words"),
            ),
            Column(
                language.text("In English"),
                "text",
                lambda row: english.text(row.name),
                look=lambda _: Look("words"),
            ),
            Column(
                language.text("Meaning"),
                "text",
                lambda row: language.text(row.meaning),
                look=lambda _: Look("words"),
            ),
        ],
        list(TERMS),
    )


def years_held(measure: Measure, span: Span) -> str | None:
    """The years with scores inside the span, consecutive years joined: 2018–2020, 2022."""
    years = [year for year in measure.years if span.first_year <= year <= (span.last_year or 9999)]
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs) or None


def _scale(language: Language, span: Span) -> str | None:
    if span.scale_min is None or span.scale_max is None:
        return None
    return f"{language.points(span.scale_min)}–{language.points(span.scale_max)}"
