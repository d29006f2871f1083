"""Sentences on two provinces head to head: who leads where, and whether their totals differ."""

from papi.common.language import Language, marked
from papi.common.standing import Standing
from papi.common.vocabulary import measure_name
from papi.compare import row_words, told_apart
from papi.compare.gather import Comparison, values_of


def shared(seen: Comparison, rival: str) -> list[tuple[Standing, float]]:
    """Our dimensions that the rival also has, each with the rival's points."""
    other = values_of(seen, rival)
    return [(one, other[one.measure]) for one in seen.dimensions if one.measure in other]


def finding(language: Language, seen: Comparison, rival: str) -> str:
    """Where our province leads and trails: clearly, where that can be said."""
    both = shared(seen, rival)
    clear = [seen.gaps[one.measure][rival].clear for one, _ in both]
    values = {
        "province": seen.province.name, "rival": seen.names[rival], "year": seen.year,
        "n": len(both),
    }  # fmt: skip
    if not both:
        return row_words.no_rival(language, seen, rival)
    if all(one is None for one in clear):
        return language.text(
            "{province} {year} beside {rival}: higher in {above} of {n} dimensions, lower in "
            "{below}; how much of that is usual variation is not known",
            above=sum(one.value > other for one, other in both),
            below=sum(one.value < other for one, other in both),
            **values,
        )
    pairs = list(zip(both, clear, strict=True))
    above = sum(bool(apart) and one.value > other for (one, other), apart in pairs)
    below = sum(bool(apart) and one.value < other for (one, other), apart in pairs)
    if not above and not below:
        return language.text(
            "{province} {year} beside {rival}: in none of {n} dimensions clearly apart", **values
        )
    return language.text(
        "{province} {year} beside {rival}: clearly higher in {above} of {n} dimensions, clearly "
        "lower in {below}",
        above=above,
        below=below,
        **values,
    )


def answer(language: Language, seen: Comparison, rival: str) -> str:
    """In how many dimensions one is above the other, then the verdict on their totals."""
    both = shared(seen, rival)
    dimensions = language.text(
        "{province} is above {rival} in {above} of {n} dimensions and below in {below}.",
        province=seen.province.name,
        rival=seen.names[rival],
        above=sum(one.value > other for one, other in both),
        below=sum(one.value < other for one, other in both),
        n=len(both),
    )
    return f"{dimensions} {_apart(language, seen, rival, both)} {_totals(language, seen, rival)}"


def _apart(
    language: Language, seen: Comparison, rival: str, both: list[tuple[Standing, float]]
) -> str:
    """The dimensions whose gap is more than the usual variation."""
    found = {one.measure: seen.gaps[one.measure][rival].clear for one, _ in both}
    if not any(clear is not None for clear in found.values()):
        return told_apart.unknown(language, seen)
    apart = [
        language.text(
            "{measure} ({points})",
            measure=measure_name(language, one, short=True),
            points=language.signed_points(one.value - other),
        )
        for one, other in both
        if found[one.measure]
    ]
    if not apart:
        return language.text(
            "None of these gaps exceeds the usual year-to-year variation of a difference between "
            "two scores."
        )
    return language.text(
        "More than the usual year-to-year variation: {names}.", names=language.listed(apart)
    )


def _totals(language: Language, seen: Comparison, rival: str) -> str:
    found = seen.gaps.get("total", {}).get(rival)
    if found is None:
        return language.text("One of the two has no total in {year}.", year=seen.year)
    form = {
        True: marked(
            "Their totals differ by {gap} points, more than usual variation alone would put "
            "between them (±{margin}): a clear difference."
        ),
        False: marked(
            "Their totals differ by {gap} points, within the usual variation (±{margin}): they "
            "cannot be told apart."
        ),
        None: marked("Their totals differ by {gap} points."),
    }[found.clear]
    gap, margin = language.compared(found.points, found.margin or 0.0)
    return language.text(form, gap=gap, margin=margin)
