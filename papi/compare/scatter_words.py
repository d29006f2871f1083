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
    """How closely, over how many provinces."""
    if seen.x.measure == seen.y.measure:
        return language.text("Both axes show the same measure: choose another one.")
    if seen.agreement is None:
        return language.text("Only {n} provinces have both: too few to say.", n=len(seen.spots))
    size = abs(seen.agreement)
    if size < SOME:
        form = marked("Hardly: rank correlation {r} over {n} provinces.")
    elif seen.agreement > 0:
        form = (
            marked(
                "Yes, clearly: provinces high on the one tend to be high on the other (rank "
                "correlation {r} over {n} provinces)."
            )
            if size >= STRONG
            else marked(
                "Somewhat: provinces high on the one are more often high on the other "
                "(rank correlation {r} over {n} provinces)."
            )
        )
    else:
        form = (
            marked(
                "They go opposite ways: provinces high on the one tend to be low on the other "
                "(rank correlation {r} over {n} provinces)."
            )
            if size >= STRONG
            else marked(
                "Somewhat opposite: provinces high on the one are more often low on the "
                "other (rank correlation {r} over {n} provinces)."
            )
        )
    return language.text(form, r=language.signed_points(seen.agreement), n=len(seen.spots))


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


def note(language: Language) -> str:
    """The limits of the answer."""
    return language.text(
        "Names are shown where there is room; all are in the table. That two measures go together "
        "does not mean that one causes the other; the correlation is Spearman's, computed."
    )
