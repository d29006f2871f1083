"""Tables of what was not published, and of where a series breaks or needs care."""

from collections.abc import Callable, Sequence

from papi.common.language import Language
from papi.common.tables import Column, Look, Table
from papi.warehouse.notes import ListedBreak, ListedGap


def gaps(language: Language, found: Sequence[ListedGap], province: Callable[[str], str]) -> Table:
    """One row per year and province; `province` gives the name of a code."""

    def lost(row: ListedGap) -> str:
        if row.whole:
            return language.text("all {n}", n=row.of)
        return language.listed(list(row.codes))

    return Table(
        language.text("Not published"),
        [
            Column(language.text("Province"), "text", lambda row: province(row.province_code)),
            Column(language.text("Year"), "text", lambda row: str(row.year)),
            Column(language.text("Dimensions"), "text", lost),
            Column(language.text("Reason as printed"), "text",
                   lambda row: language.either(row.reason_vi, row.reason_en)),
        ],
        list(found),
    )  # fmt: skip


def breaks(
    language: Language, found: Sequence[ListedBreak], measure: Callable[[str, int], str]
) -> Table:
    """One row per measure and year; `measure` gives a measure's name as of a year."""
    kinds = {
        "break": language.text("break: not compared"),
        "caution": language.text("caution: compare with care"),
    }
    origins = {
        "published reports and figures": language.text("published reports and figures"),
        "project": language.text("inferred by this tool from the others"),
    }
    return Table(
        language.text("Breaks and cautions"),
        [
            Column(language.text("Measure"), "text",
                   lambda row: measure(row.measure, row.year)),
            Column(language.text("Year"), "text", lambda row: str(row.year)),
            Column(language.text("Kind"), "text", lambda row: kinds[row.severity]),
            Column(language.text("Why"), "text",
                   lambda row: language.either(row.note_vi, row.note_en),
                   look=lambda _: Look("words")),
            Column(language.text("Origin"), "text",
                   lambda row: origins.get(row.origin, row.origin)),
        ],
        list(found),
    )  # fmt: skip
