"""What a reader chooses on the page of falls (level, provinces, order), and the year it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from papi.common import estimate_words as estimates
from papi.common import links, survey_year
from papi.common.language import Language
from papi.common.parts import View
from papi.common.survey_year import Province
from papi.common.vocabulary import GROUPS, group_name
from papi.falls import gather
from papi.falls.scan import Level, Scan
from papi.falls.words import name


@dataclass(frozen=True)
class Choice:
    """Which falls: of dimensions or sub-dimensions, among which provinces, in which order."""

    level: Level = "dimension"
    scope: str = "all"
    order: str = "clear"


def seen(view: View, choice: Choice) -> Scan:
    """The year's falls."""
    return gather.scan(view.file, view.year, choice.level, choice.scope, view.province_code)


def scopes(view: View) -> dict[str, str]:
    """The scopes that can be chosen: code → label."""
    own = survey_year.provinces(view.file)[view.province_code]
    return _scope_names(view.language, gather.surveyed(view.file, view.year), own)


def linked(view: View, link: Mapping[str, str]) -> Choice:
    """The choice that a link makes; the order of its table is ignored."""
    usual = Choice()
    level = links.asked(link, "level", levels(view.language), usual.level)
    return Choice(cast(Level, level), links.asked(link, "scope", scopes(view), usual.scope))


def source(view: View, choice: Choice) -> str:
    """Where the year's figures come from."""
    return estimates.source(view.language, seen(view, choice).survey)


def estimates_drawn(view: View, choice: Choice) -> tuple[str, ...]:
    """How estimates are drawn, in years that have some."""
    shown = seen(view, choice).survey.estimated
    return tuple(estimates.reading_drawn(view.language, shown=shown))


def levels(language: Language) -> dict[str, str]:
    """The levels a reader can choose."""
    return {
        "dimension": language.text("Dimensions"),
        "subdimension": language.text("Sub-dimensions"),
    }


def _scope_names(language: Language, provinces: list[Province], own: Province) -> dict[str, str]:
    """The choices of provinces of a year: all, each region, each group, the reader's own."""
    regions = {
        one.region_code: language.either(one.region_vi or "", one.region_en or "")
        for one in provinces
        if one.region_code
    }
    return {
        "all": language.text("All provinces"),
        **dict(sorted(regions.items(), key=lambda item: item[1])),
        **{
            group: language.text("Group on the total: {group}", group=group_name(language, group))
            for group in GROUPS
        },
        "own": language.text("{province} only", province=own.name),
    }


def orders(language: Language, scan: Scan) -> dict[str, str]:
    """The orders that the scan can be sorted by."""
    return {
        "clear": language.text("Most clear falls"),
        "falls": language.text("Most falls"),
        "notable": language.text("Most notable falls"),
        "rank": language.text("Rank on the total"),
        "name": language.text("Name"),
        **{
            measure: language.text("{measure}: largest fall", measure=name(language, scan, measure))
            for measure in scan.measures
        },
    }
