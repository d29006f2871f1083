"""Two provinces head to head: how many dimensions each leads, and whether their totals differ."""

from papi.comparison import Comparison, values_of
from papi.language import Language, marked
from papi.standing import Standing


def shared(seen: Comparison, rival: str) -> list[tuple[Standing, float]]:
    """Our dimensions that the rival has, too, each with the rival's points."""
    other = values_of(seen, rival)
    return [(one, other[one.measure]) for one in seen.dimensions if one.measure in other]


def question(language: Language, seen: Comparison, rival: str) -> str:
    """The title of the section."""
    return language.text(
        "{province} or {rival}, {year}: who is ahead where?",
        province=seen.province.name,
        rival=seen.names[rival],
        year=seen.year,
    )


def answer(language: Language, seen: Comparison, rival: str) -> str:
    """In how many dimensions the one is above the other, then the word on their totals."""
    both = shared(seen, rival)
    dimensions = language.text(
        "{province} is above {rival} in {above} of {n} dimensions and below in {below}.",
        province=seen.province.name,
        rival=seen.names[rival],
        above=sum(one.value > other for one, other in both),
        below=sum(one.value < other for one, other in both),
        n=len(both),
    )
    return f"{dimensions} {_totals(language, seen, rival)}"


def _totals(language: Language, seen: Comparison, rival: str) -> str:
    found = seen.total_gaps.get(rival)
    if found is None:
        return language.text("One of the two has no total in {year}.", year=seen.year)
    form = {
        True: marked(
            "Their totals differ by {gap} points, more than the margin of ±{margin}: a clear "
            "difference."
        ),
        False: marked(
            "Their totals differ by {gap} points, within the margin of ±{margin}: they cannot be "
            "told apart."
        ),
        None: marked(
            "Their totals differ by {gap} points; without margins for both it cannot be said "
            "whether that is more than chance."
        ),
    }[found.clear]
    gap, margin = language.compared(found.gap, found.margin or 0.0)
    return language.text(form, gap=gap, margin=margin)


def legend(language: Language, seen: Comparison, rival: str) -> str:
    """How to read the chart."""
    return language.text(
        "Diamond: {province}; circle: {rival}. PAPI prints no margins for dimensions: a short line "
        "may be chance.",
        province=seen.province.name,
        rival=seen.names[rival],
    )
