"""Tables of where the figures come from, what was checked on loading, what workbooks changed."""

from collections.abc import Callable, Sequence

from papi.common.language import Language
from papi.common.tables import Column, Look, Table
from papi.warehouse.sources import CheckedYear, Source, WorkbookDifference


def sources(language: Language, found: Sequence[Source]) -> Table:
    """What was loaded, and from where: one row per source, newest year first."""
    kinds = {
        "shipped table": language.text("table shipped with this tool"),
        "workbook": language.text("workbook added here"),
    }

    def title(row: Source) -> str:
        if row.kind != "shipped table":
            return row.title
        return language.text("PAPI provincial scores")

    return Table(
        language.text("Sources"),
        [
            Column(language.text("Source"), "text", title),
            Column(language.text("Year"), "text", lambda row: str(row.year)),
            Column(language.text("Kind"), "text",
                   lambda row: kinds.get(row.kind, row.kind)),
            Column(language.text("Sub-dimension scores"), "whole",
                   lambda row: row.subdimensions),
            Column(language.text("Indicator values"), "whole", lambda row: row.indicators),
            Column(language.text("Margins of the total"), "whole", lambda row: row.margins),
            Column(language.text("File date"), "text",
                   lambda row: language.date(row.loaded_at)),
            Column("SHA-256", "text", lambda row: f"{row.sha256[:12]}…"),
            Column(language.text("Published by"), "text", lambda row: row.published_by),
        ],
        list(found),
    )  # fmt: skip


def checked(language: Language, found: Sequence[CheckedYear]) -> Table:
    """What was expected and what is held: one row per year."""
    agree, differ = language.text("as expected"), language.text("not as expected")

    def result(row: CheckedYear) -> str:
        same = row.expected == row.held and row.totals == row.held_totals
        return f"✓ {agree}" if same else f"≠ {differ}"

    def look(row: CheckedYear) -> Look | None:
        return None if result(row).startswith("✓") else Look("differs")

    return Table(
        language.text("Checks by year"),
        [
            Column(language.text("Year"), "text", lambda row: str(row.year)),
            Column(language.text("Provinces surveyed"), "whole", lambda row: row.provinces),
            Column(language.text("Scores expected"), "whole", lambda row: row.expected),
            Column(language.text("Scores held"), "whole", lambda row: row.held),
            Column(language.text("Totals expected"), "whole", lambda row: row.totals),
            Column(language.text("Totals held"), "whole", lambda row: row.held_totals),
            Column(language.text("Result"), "text", result, look=look),
            Column(language.text("Indicator values"), "whole", lambda row: row.indicators),
            Column(language.text("Margins of the total"), "whole", lambda row: row.margins),
            *([Column(language.text("Figures changed by workbooks"), "whole",
                      lambda row: row.differences)]
              if any(row.differences for row in found) else []),
        ],
        list(found),
    )  # fmt: skip


def differences(
    language: Language,
    found: Sequence[WorkbookDifference],
    province: Callable[[str], str],
    measure: Callable[[str, int], str],
) -> Table:
    """Figures that a workbook changed; `province` and `measure` give names (the latter as of a
    year)."""
    return Table(
        language.text("Figures changed by workbooks"),
        [
            Column(language.text("Province"), "text", lambda row: province(row.province_code)),
            Column(language.text("Year"), "text", lambda row: str(row.year)),
            Column(language.text("Measure"), "text",
                   lambda row: measure(row.measure, row.year)),
            Column(language.text("Shipped"), "points", lambda row: row.shipped),
            Column(language.text("Workbook"), "points", lambda row: row.loaded),
            Column(language.text("Cell"), "text", lambda row: row.cell),
            Column(language.text("Source"), "text", lambda row: row.source),
        ],
        list(found),
    )  # fmt: skip
