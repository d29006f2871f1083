"""Tables of printed statements beside the computed figures, and of a pasted text's statements."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from papi.claims import Finding, told, wording
from papi.claims import verdict_words as words
from papi.claims.questions import JudgedClaim
from papi.claims.shipped import Printed
from papi.common import links
from papi.common.language import Language
from papi.common.tables import Column, Look, Table
from papi.warehouse.connection import Identity


def _verdict(verdict: str) -> Look:
    return Look(verdict, wording.verdict_mark(verdict))


def _judged(language: Language) -> Column:
    return Column(
        language.text("Verdict"),
        "text",
        lambda one: wording.verdict_name(language, one.verdict),
        look=lambda one: _verdict(one.verdict),
    )


def _measure(language: Language) -> Column:
    return Column(
        language.text("Measure"), "text", lambda one: words.measure_of_row(language, one.figures)
    )


def _figures(language: Language) -> list[Column]:
    """Kind, printed and computed figure, of shipped statements and of those of a pasted text."""
    return [
        Column(
            language.text("Kind"),
            "text",
            lambda one: wording.kind_name(language, one.figures.kind, _against(one)),
        ),
        _figure(
            language,
            language.text("Printed"),
            lambda one, row: wording.printed_figure(language, row, _precision(one), _against(one)),
            lambda row: row.printed_of,
        ),
        _figure(
            language,
            language.text("Computed"),
            lambda one, row: wording.computed_figure(language, row, _against(one)),
            lambda row: row.computed_of,
        ),
    ]


def _against(one: Printed | Finding) -> str | None:
    return one.claim.against if isinstance(one, Finding) else None


def _precision(one: Printed | Finding) -> str | None:
    return one.claim.precision if isinstance(one, Finding) else None


def _figure(
    language: Language,
    heading: str,
    written: Callable[[Printed | Finding, JudgedClaim], str | None],
    denominator: Callable[[JudgedClaim], int | None],
) -> Column:
    """A figure in words; a file holds a rank's denominator by itself."""

    def alone(one: Printed | Finding) -> str | None:
        return written(one, replace(one.figures, printed_of=None, computed_of=None))

    return Column(
        heading,
        "text",
        lambda one: written(one, one.figures),
        in_files=(
            Column(heading, "text", alone),
            Column(
                language.text("{heading}: out of", heading=heading),
                "whole",
                lambda one: denominator(one.figures),
            ),
        ),
    )


def _source(language: Language) -> Column:
    return Column(
        language.text("Printed by"),
        "text",
        lambda one: words.publisher(language, one),
        link=lambda one: one.address,
    )


def of_a_year(language: Language, found: Sequence[Printed]) -> Table:
    """What was printed about one province's year, or about the parts of one of the 34, each
    named."""
    named = Column(language.text("Province"), "text", lambda one: language.place(one.province))
    several = len({one.province_code for one in found}) > 1
    return Table(
        language.text("Printed statements"),
        [
            *([named] if several else []),
            _measure(language),
            _judged(language),
            *_figures(language),
            _source(language),
        ],
        list(found),
    )


def printed(language: Language, found: Sequence[Printed], *, whole: bool = False) -> Table:
    """Statements of any province and year; `whole` adds the source in full, for files."""
    address = Column(language.text("Source"), "text", lambda one: one.source)
    return Table(
        language.text("Printed statements"),
        [
            Column(language.text("Province"), "text", lambda one: language.place(one.province),
                   link=lambda one: links.overview(language, one.province, one.year)),
            _judged(language),
            Column(language.text("Year"), "text", lambda one: str(one.year)),
            _measure(language),
            *_figures(language),
            Column(language.text("In words"), "text", lambda one: words.sentence(language, one),
                   look=lambda one: Look("words")),
            _source(language),
            *([address] if whole else []),
        ],
        list(found),
    )  # fmt: skip


def pasted(language: Language, file: Identity, found: Sequence[Finding]) -> Table:
    """The statements of a pasted text, for files."""
    said = {id(one): told.finding(language, file, one) for one in found}
    return Table(
        language.text("Checked text"),
        [
            Column(language.text("Part of the text"), "text", lambda one: one.text),
            Column(language.text("Province"), "text", lambda one: told.province(
                language, file, one.claim.province_code)),
            Column(language.text("Year"), "text",
                   lambda one: str(one.claim.year) if one.claim.year else None),
            Column(language.text("Measure"), "text",
                   lambda one: told.measure_of(language, file, one)),
            *_figures(language),
            _judged(language),
            Column(language.text("In words"), "text", lambda one: said[id(one)].sentence),
            Column(language.text("Assumed"), "text",
                   lambda one: " ".join(said[id(one)].notes) or None),
        ],
        list(found),
    )  # fmt: skip
