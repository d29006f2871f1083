"""Sentences on which gaps between provinces exceed the usual year-to-year variation."""

from papi.common.language import Language, marked
from papi.common.standing import Standing
from papi.common.vocabulary import measure_name
from papi.compare.gather import Comparison, ToldApart


def from_peers(language: Language, seen: Comparison) -> list[str]:
    """How many peers can be told apart from the province, on the total and on each dimension."""
    if not seen.peers or not seen.own:
        return []
    total = _total(language, seen) if seen.total and "total" in seen.peer_benchmarks else None
    return [line for line in (total, _dimensions(language, seen)) if line]


def _total(language: Language, seen: Comparison) -> str:
    told = seen.told_apart("total")
    if told is None:
        return unknown(language, seen)
    form = _ON_THE_TOTAL[bool(told.higher), bool(told.lower)]
    return language.text(form, n=sum(told), province=seen.province.name, **told._asdict())


# Whether any peer is clearly higher, and whether any is clearly lower.
_ON_THE_TOTAL = {
    (True, True): marked(
        "On the total {higher} of {n} peers are clearly higher than {province} and {lower} "
        "clearly lower; the other gaps ({within}) lie within the usual year-to-year variation."
    ),
    (True, False): marked(
        "On the total {higher} of {n} peers are clearly higher than {province} and none is clearly "
        "lower; the other gaps ({within}) lie within the usual year-to-year variation."
    ),
    (False, True): marked(
        "On the total {lower} of {n} peers are clearly lower than {province} and none is clearly "
        "higher; the other gaps ({within}) lie within the usual year-to-year variation."
    ),
    (False, False): marked(
        "On the total no peer (of {n}) can be told apart from {province}: every gap lies "
        "within the usual year-to-year variation."
    ),
}


def _dimensions(language: Language, seen: Comparison) -> str | None:
    known = [(one, told) for one in seen.compared if (told := seen.told_apart(one.measure))]
    if not known:
        return None
    apart = [_counts(language, one, told) for one, told in known if told.higher or told.lower]
    if not apart:
        return language.text(
            "In no dimension can a peer be told apart from {province}.",
            province=seen.province.name,
        )
    form = (
        marked(
            "By dimension, peers clearly higher (▲) and clearly lower (▼): {counts}; by chance "
            "alone about one gap in twenty. Dimensions in which no peer can be told apart: {n}."
        )
        if len(apart) < len(known)
        else marked(
            "By dimension, peers clearly higher (▲) and clearly lower (▼): {counts}; by chance "
            "alone about one gap in twenty."
        )
    )
    return language.text(form, counts="; ".join(apart), n=len(known) - len(apart))


def _counts(language: Language, one: Standing, told: ToldApart) -> str:
    marks = [
        f"{mark}{language.whole(n)}" for mark, n in (("▲", told.higher), ("▼", told.lower)) if n
    ]
    return f"{measure_name(language, one, short=True)} {' '.join(marks)}"


def unknown(language: Language, seen: Comparison) -> str:
    """Why gaps cannot be judged: the usual variation is not known in that year."""
    return language.text(
        "How much scores usually vary is not known for {year}, so it is impossible to say which "
        "gaps matter.",
        year=seen.year,
    )


def verdict(language: Language, seen: Comparison, measure: str, other: str) -> str | None:
    """Whether another province can be told apart on a measure, in a cell of a table."""
    found = seen.lead(measure, other)
    return apart_word(language, found.clear) if found else None


def apart_word(language: Language, clear: bool | None) -> str:
    """The word for a gap that is clear, is not, or cannot be judged (None)."""
    return {
        True: language.text("clear difference"),
        False: language.text("within usual variation"),
        None: language.text("usual variation unknown"),
    }[clear]
