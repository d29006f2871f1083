"""The four large numbers of a province's year, and the legend of its map."""

from dataclasses import dataclass

from papi.common import vocabulary
from papi.common.language import Language, marked
from papi.common.parts import LegendEntry
from papi.common.quantities import beside
from papi.common.standing import Standing
from papi.common.vocabulary import GROUPS, group_heading, group_name, place, rank_heading
from papi.overview.gather import Overview
from papi.overview.questions import PastTotal
from papi.overview.tiles import RankedTile


@dataclass(frozen=True)
class Number:
    """A label, its figure, its change in words; `better` is None where the change is not clear;
    `line` holds the comparable years, their points and whether these are estimates, gaps left
    out."""

    label: str
    value: str
    change: str | None
    better: bool | None
    help: str
    line: list[tuple[int, float, bool]] | None = None


def four(language: Language, overview: Overview) -> list[Number]:
    """Total, rank, group and rank in the region; none of them without a total."""
    total = overview.total
    if total is None:
        return []
    before = overview.history.get(total.previous_year or 0) if total.changed else None
    numbers = [
        _total(language, overview, total),
        _rank(language, total),
        _group(language, overview, total, before),
    ]
    if total.region_rank is not None:
        numbers.append(_region(language, overview, total, before))
    return numbers


def _better(total: Standing, moved: float | None) -> bool | None:
    """Up or down, where the total's change is clear."""
    if not moved or vocabulary.change_mark(total) == "●":
        return None
    return moved > 0


def _total(language: Language, overview: Overview, total: Standing) -> Number:
    era = overview.history[total.year].era
    same = [
        past for past in overview.history.values() if past.era == era and past.year <= total.year
    ]
    change = None
    if total.changed:
        change = language.text(
            "{points} on {year}: {word}",
            word=vocabulary.change_word(language, total),
            points=beside(
                language,
                language.signed_points(total.difference or 0.0),
                total.value,
                total.previous_value or 0.0,
            ),
            year=total.previous_year,
        )
    return Number(
        label=language.text(
            marked("Total (estimate), of {scale} points")
            if total.estimated
            else marked("Total, of {scale} points"),
            scale=language.whole(total.scale_max),
        ),
        value=language.points(total.value),
        change=change,
        better=_better(total, total.difference),
        help=language.text(
            marked(
                "Mean of the old provinces' published totals. The line shows the comparable years "
                "{first}–{last}."
            )
            if total.estimated
            else marked(
                "Sum of the published dimensions. The line shows the comparable years "
                "{first}–{last}."
            ),
            first=same[0].year,
            last=total.year,
        ),
        line=[(past.year, past.value, past.basis != "published") for past in same]
        if len(same) > 1
        else None,
    )


def _rank(language: Language, total: Standing) -> Number:
    return Number(
        label=rank_heading(language, estimated=total.rank_kind == "estimated"),
        value=place(language, total.rank, total.ranked_count),
        change=_moved(language, total, total.rank_change),
        better=_better(total, total.rank_change),
        help=language.text("Rank 1 is the highest total; provinces without a total are not ranked.")
        if total.rank_kind == "estimated"
        else language.text("Rank 1 is the highest total; only published totals are ranked."),
    )


def _moved(language: Language, total: Standing, places: int | None) -> str | None:
    """Places up or down in words, because grey has no direction."""
    if not total.changed:
        return None
    if not places:
        return language.text("same as in {year}", year=total.previous_year)
    form = marked("up {places} on {year}") if places > 0 else marked("down {places} on {year}")
    return language.text(
        form,
        places=language.count("{n} place", "{n} places", abs(places)),
        year=total.previous_year,
    )


def _group(
    language: Language, overview: Overview, total: Standing, before: PastTotal | None
) -> Number:
    """The printed group where one is known, with the computed one beside it; else the computed
    one."""
    printed = overview.printed_groups.get("total")
    change, better = None, None
    if before is not None:
        was = before.quartile_group
        form = marked("{year}: {group} (computed)") if printed else marked("{year}: {group}")
        change = language.text(form, group=group_name(language, was), year=total.previous_year)
        moved = GROUPS.index(was) - GROUPS.index(total.quartile_group)
        better = _better(total, moved)
    return Number(
        label=language.text("Group (printed)")
        if printed
        else group_heading(language, estimated=total.rank_kind == "estimated"),
        value=group_name(language, printed.group if printed else total.quartile_group),
        change=change,
        better=better,
        help=_beside_print(language, printed.group, total.quartile_group)
        if printed
        else language.text(
            "PAPI's rule applied to the 34: quartiles of their values, most of them estimates."
        )
        if total.rank_kind == "estimated"
        else language.text(
            "PAPI's four groups: quartiles of the published provinces, computed from the scores."
        ),
    )


def _beside_print(language: Language, printed: str, computed: str) -> str:
    """The computed group beside a printed one."""
    if printed == computed:
        return language.text(
            "As printed (source below); the group computed from the scores is the same."
        )
    return language.text(
        "As printed (source below). Computed from the scores: {group}.",
        group=group_name(language, computed),
    )


def _region(
    language: Language, overview: Overview, total: Standing, before: PastTotal | None
) -> Number:
    places = None if before is None else (before.region_rank or 0) - (total.region_rank or 0)
    return Number(
        label=language.text("Rank in the region"),
        value=place(language, total.region_rank or 0, total.region_count or 0),
        change=_moved(language, total, places),
        better=_better(total, places),
        help=language.either(str(overview.province.region_vi), str(overview.province.region_en)),
    )


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
                    group=group_name(language, group),
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
