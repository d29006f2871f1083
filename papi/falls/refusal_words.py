"""Sentences that say why a year is not compared with the one before it."""

from collections.abc import Callable

from papi.common.language import Language, as_clause, marked
from papi.falls.scan import NotCompared

_FORMS = {
    "first": marked("{measures}: {year} is the first year, there is nothing to compare it with."),
    "break": marked("{measures}: {year} is not compared with {previous}, {reason}."),
    "unpublished": marked("{measures}: not published in {year}."),
    "unpublished_before": marked(
        "{measures}: not published in {previous}, so {year} has no yearly change."
    ),
}


def lines(
    language: Language,
    year: int,
    refused: list[NotCompared],
    name: Callable[[str], str],
    all_of: int,
) -> list[str]:
    """One sentence per reason, with all measures that share it; `all_of` is how many measures the
    year has, so that all of them need not be listed."""
    together: dict[tuple[str, str], list[str]] = {}
    for one in refused:
        note = one.found and language.either(one.found.note_vi, one.found.note_en)
        together.setdefault((one.why, as_clause(note or "")), []).append(name(one.measure))
    return [
        language.text(
            _FORMS[why],
            measures=language.text("All measures")
            if len(names) == all_of
            else language.listed(names),
            year=year,
            previous=year - 1,
            reason=reason,
        )
        for (why, reason), names in together.items()
    ]
