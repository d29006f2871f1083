"""The legend of the map."""

from papi.common.language import Language
from papi.common.parts import LegendEntry
from papi.common.vocabulary import GROUP_MARKS, GROUPS, group_name
from papi.overview.tiles import RankedTile


def legend(language: Language, tiles: list[RankedTile]) -> list[LegendEntry]:
    """Groups with their counts and score ranges, then the provinces not published."""
    entries = []
    ranked = [one.total for one in tiles if one.total]
    for group in GROUPS:
        values = [one.value for one in ranked if one.quartile_group == group]
        if not values:
            continue
        entries.append(
            LegendEntry(
                group,
                language.text(
                    "{group}: {count} provinces, {low}–{high} points",
                    group=f"{GROUP_MARKS[group]} {group_name(language, group)}",
                    count=len(values),
                    low=language.points(min(values)),
                    high=language.points(max(values)),
                ),
            )
        )
    absent = [one.tile.name_vi for one in tiles if one.surveyed and not one.total]
    if names := [language.place(name) for name in absent]:
        entries.append(
            LegendEntry(
                "unpublished",
                language.text(
                    "Not published: {names}",
                    names=language.listed(names),
                ),
            )
        )
    return entries
