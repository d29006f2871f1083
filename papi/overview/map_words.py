"""The legend of the map."""

from collections.abc import Mapping, Sequence

from papi.common.language import Language
from papi.common.paged import few
from papi.common.parts import LegendEntry
from papi.common.vocabulary import GROUP_MARKS, GROUPS, group_name
from papi.warehouse.scores import GroupSpan

NAMED = 20


def legend(
    language: Language, spans: Mapping[str, GroupSpan], absent: Sequence[str]
) -> list[LegendEntry]:
    """Groups with their counts and score ranges (by group), then the names of the provinces not
    published."""
    entries = [
        LegendEntry(
            group,
            language.text(
                "{group}: {count} provinces, {low}–{high} points",
                group=f"{GROUP_MARKS[group]} {group_name(language, group)}",
                count=spans[group].n,
                low=language.points(spans[group].low),
                high=language.points(spans[group].high),
            ),
        )
        for group in GROUPS
        if group in spans
    ]
    if names := [language.place(name) for name in absent]:
        entries.append(
            LegendEntry(
                "unpublished",
                language.text("Not published: {names}", names=few(language, names, NAMED)),
            )
        )
    return entries
