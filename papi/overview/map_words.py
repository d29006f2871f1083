"""The legend of the map."""

from papi.common import naming
from papi.common.language import Language
from papi.common.paged import few
from papi.common.parts import LegendEntry
from papi.common.vocabulary import GROUP_MARKS, GROUPS, group_name
from papi.overview.gather import Overview
from papi.warehouse import places, scores
from papi.warehouse.connection import Identity

NAMED = 20


def legend(language: Language, file: Identity, overview: Overview) -> list[LegendEntry]:
    """Groups with their counts and score ranges, then the provinces not published."""
    spans = {one.quartile_group: one for one in scores.group_spans(file, overview.year, "total")}
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
    codes = places.without_total_on_map(file, overview.year)
    if names := [language.place(naming.short_name(file, code)) for code in codes]:
        entries.append(
            LegendEntry(
                "unpublished",
                language.text("Not published: {names}", names=few(language, names, NAMED)),
            )
        )
    return entries
