"""The country's figures as tables for files."""

from collections.abc import Mapping, Sequence

from papi.common.language import Language
from papi.common.standing import Standing
from papi.common.tables import Column, Table
from papi.common.vocabulary import group_name
from papi.country.questions import NationalMedian


def ranking(
    language: Language,
    standings: Sequence[Standing],
    names: Mapping[str, str],
    regions: Mapping[str, str],
) -> Table:
    """All ranked provinces with their region, group and possible ranks."""
    return Table(
        language.text("Ranks and possible ranks"),
        [
            Column(
                language.text("Province"),
                "text",
                lambda one: language.place(names[one.province_code]),
            ),
            Column(language.text("Region"), "text", lambda one: regions.get(one.province_code)),
            Column(language.text("Points"), "points", lambda one: one.value),
            Column(
                language.text("Group"), "text", lambda one: group_name(language, one.quartile_group)
            ),
            Column(language.text("Rank"), "whole", lambda one: one.rank),
            Column(language.text("Possible rank, from"), "whole", lambda one: one.rank_low),
            Column(language.text("Possible rank, to"), "whole", lambda one: one.rank_high),
        ],
        list(standings),
    )


def medians(
    language: Language,
    held: Mapping[str, Mapping[int, NationalMedian]],
    names: Mapping[str, str],
) -> Table:
    """The national medians, one a row."""
    return Table(
        language.text("National medians by year"),
        [
            Column(language.text("Measure"), "text", lambda one: names[one.measure]),
            Column(language.text("Year"), "whole", lambda one: one.year),
            Column(language.text("National median"), "points", lambda one: one.median),
            Column(language.text("Provinces"), "whole", lambda one: one.provinces),
            Column(
                language.text("Series breaks"),
                "text",
                lambda one: language.text("yes") if one.broken else "",
            ),
        ],
        [one for measure in names for one in held[measure].values()],
    )
