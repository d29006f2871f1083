"""The choices on the page of falls: the level, the provinces, the order."""

from papi.common.language import Language
from papi.common.survey_year import Province
from papi.common.vocabulary import GROUPS, group_name
from papi.falls.scan import Scan
from papi.falls.words import name


def levels(language: Language) -> dict[str, str]:
    """The levels a reader can choose."""
    return {
        "dimension": language.text("Dimensions"),
        "subdimension": language.text("Sub-dimensions"),
    }


def scopes(language: Language, provinces: list[Province], own: Province) -> dict[str, str]:
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
