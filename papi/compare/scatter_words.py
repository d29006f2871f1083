"""Sentences on whether two measures go together, claiming no more than the figures do."""

from papi.common import measures, quantities
from papi.common.language import Language, marked
from papi.compare.scatter import Scatter

STRONG, SOME = 0.6, 0.3


def question(language: Language, seen: Scatter) -> str:
    """The title of the chart."""
    return language.text(
        "Do {x} and {y} go together, {year}?",
        x=measures.name(language, seen.x, seen.year),
        y=measures.name(language, seen.y, seen.year),
        year=seen.year,
    )


def answer(language: Language, seen: Scatter) -> str:
    """How closely, in words."""
    if seen.x.measure == seen.y.measure:
        return language.text("Both axes show the same measure: choose another one.")
    if seen.agreement is None:
        return language.text("Only {n} provinces have both: too few to say.", n=len(seen.spots))
    size = abs(seen.agreement)
    if size < SOME:
        return language.text("Hardly.")
    return language.text(_TOGETHER[seen.agreement > 0, size >= STRONG])


# Whether they go the same way, and whether strongly.
_TOGETHER = {
    (True, True): marked("Yes, clearly: provinces high on the one tend to be high on the other."),
    (True, False): marked("Somewhat: provinces high on the one are more often high on the other."),
    (False, True): marked(
        "They go opposite ways: provinces high on the one tend to be low on the other."
    ),
    (False, False): marked(
        "Somewhat opposite: provinces high on the one are more often low on the other."
    ),
}


def legend(language: Language, seen: Scatter) -> list[str]:
    """How to read the chart: both measures with their units, and its marks."""
    return [
        language.text(
            "X axis: {x}, unit: {x_unit}. Y axis: {y}, unit: {y_unit}.",
            x=measures.name(language, seen.x, seen.year),
            x_unit=quantities.unit_name(language, seen.x, seen.year),
            y=measures.name(language, seen.y, seen.year),
            y_unit=quantities.unit_name(language, seen.y, seen.year),
        ),
        language.text(
            "Diamond: our province; squares: the peers; small circles: all others; thin lines: "
            "the medians."
        ),
    ]


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
