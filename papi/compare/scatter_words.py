"""Sentences on whether two measures go together, claiming no more than the figures do."""

from papi.common import measures, quantities
from papi.common.language import Language, marked
from papi.compare.scatter import Scatter

STRONG, SOME = 0.6, 0.3


def finding(language: Language, seen: Scatter) -> str:
    """Whether the two go together, in words."""
    if seen.x.measure == seen.y.measure:
        return language.text("Both axes show the same measure: choose another one.")
    values = {
        "x": measures.name(language, seen.x, seen.year),
        "y": measures.name(language, seen.y, seen.year),
        "year": seen.year,
        "n": len(seen.spots),
    }
    if seen.agreement is None:
        return language.text(
            "{x} and {y}, {year}: only {n} provinces have both, too few to say.", **values
        )
    size = abs(seen.agreement)
    if size < SOME:
        return language.text("{x} and {y} hardly go together, {year}", **values)
    return language.text(_TOGETHER[seen.agreement > 0, size >= STRONG], **values)


# Whether they go the same way, and whether strongly.
_TOGETHER = {
    (True, True): marked("Provinces high on {x} tend to be high on {y}, {year}"),
    (True, False): marked("Provinces high on {x} are more often high on {y}, {year}"),
    (False, True): marked("Provinces high on {x} tend to be low on {y}, {year}"),
    (False, False): marked("Provinces high on {x} are more often low on {y}, {year}"),
}


def units(language: Language, seen: Scatter) -> str:
    """Both measures with their units."""
    return language.text(
        "X axis: {x}, unit: {x_unit}. Y axis: {y}, unit: {y_unit}.",
        x=measures.name(language, seen.x, seen.year),
        x_unit=quantities.unit_name(language, seen.x, seen.year),
        y=measures.name(language, seen.y, seen.year),
        y_unit=quantities.unit_name(language, seen.y, seen.year),
    )


def marks(language: Language) -> str:
    """What the marks mean."""
    return language.text(
        "Diamond: our province; squares: the peers; small circles: all others; thin lines: "
        "the medians."
    )


def of_peers(language: Language) -> str:
    """Which provinces are drawn where there are too many for all."""
    return language.text("Shown and counted here are the province and its peers alone.")


def notes(language: Language, seen: Scatter) -> list[str]:
    """The coefficient behind the answer, and the limits of both."""
    limits = language.text(
        "Names are shown where there is room; all are in the table. That two measures go together "
        "does not mean that one causes the other."
    )
    if seen.agreement is None:
        return [limits]
    found = language.text(
        "Spearman's rank correlation, computed: {r} over {n} provinces.",
        r=language.signed_points(seen.agreement),
        n=len(seen.spots),
    )
    return [found, limits]
