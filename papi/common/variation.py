"""What may be said of a change, given the usual variation of its measure.

Scores move from year to year by sampling and by ups and downs that do not last. How far is measured
on the published scores (warehouse table noise), one figure per measure and span of years. A change
is clear when it exceeds what that alone would exceed 5 times in 100. Docs: method, section Noise.
"""

from typing import Literal, Protocol

from papi.common.language import Language, as_sentence, marked
from papi.warehouse.noise import Noise, NoiseGap

Kind = Literal[
    "first",
    "not_comparable",
    "shift",
    "about_the_same",
    "within",
    "clear_rise",
    "clear_fall",
    "unknown",
]

# A group that holds fewer than this share of the draws is called uncertain.
CERTAIN = 0.8


class Change(Protocol):
    """What a verdict on a change needs: from a standing, or from earlier years."""

    @property
    def previous_year(self) -> int | None: ...
    @property
    def changed(self) -> bool: ...
    @property
    def direction(self) -> str | None: ...
    @property
    def clear(self) -> bool | None: ...
    @property
    def about_the_same(self) -> bool | None: ...
    @property
    def nationwide_shift(self) -> bool | None: ...


class Judged(Change, Protocol):
    """A change with its figures, in points."""

    @property
    def difference(self) -> float | None: ...
    @property
    def relative_difference(self) -> float | None: ...
    @property
    def margin(self) -> float | None: ...
    @property
    def country_moved(self) -> bool | None: ...
    @property
    def relative_clear(self) -> bool | None: ...


def kind(change: Change) -> Kind:
    """What kind of change it is, by the warehouse's own columns."""
    if change.previous_year is None:
        return "first"
    if not change.changed:
        return "not_comparable"
    if change.nationwide_shift:
        return "shift"
    if change.clear is None:
        return "unknown"
    if change.clear:
        return "clear_rise" if change.direction == "rose" else "clear_fall"
    return "about_the_same" if change.about_the_same else "within"


def verdict(language: Language, change: Judged, gap: NoiseGap | None) -> str:
    """What may be concluded of a comparable change of the total; `gap`: why its noise is not
    known."""
    if change.clear is None:
        return _unknown(language, gap)
    amount, margin = language.compared(
        change.difference or 0.0, change.margin or 0.0, share=0.5 if change.about_the_same else 1.0
    )
    # English gives the change its sign, Vietnamese a word instead.
    sign = {"rose": "+", "fell": "−"}.get(change.direction or "", "")
    signed = amount if language.too_small(change.difference or 0.0) else sign + amount
    sentence = as_sentence(
        language.text(
            _FORMS[_word(change), change.direction or "same"],
            points=language.either(amount, signed),
            margin=margin,
        )
    )
    if change.country_moved:
        sentence += " " + _beside_the_country(language, change)
    return sentence


def _word(change: Judged) -> str:
    if change.clear:
        return "clear"
    return "about_the_same" if change.about_the_same else "within"


_FORMS = {
    ("clear", "rose"): marked(
        "{points} points is beyond the usual year-to-year variation (±{margin}): a clear rise."
    ),
    ("clear", "fell"): marked(
        "{points} points is beyond the usual year-to-year variation (±{margin}): a clear fall."
    ),
    ("within", "rose"): marked(
        "{points} points is within the usual year-to-year variation (±{margin}): not enough to "
        "call it an improvement."
    ),
    ("within", "fell"): marked(
        "{points} points is within the usual year-to-year variation (±{margin}): not enough to "
        "call it a decline."
    ),
    ("about_the_same", "rose"): marked(
        "{points} points is less than half the usual year-to-year variation (±{margin}): about the "
        "same, up a little."
    ),
    ("about_the_same", "fell"): marked(
        "{points} points is less than half the usual year-to-year variation (±{margin}): about the "
        "same, down a little."
    ),
    ("about_the_same", "same"): marked(
        "No change at all: {points} points (usual year-to-year variation ±{margin})."
    ),
}


def _unknown(language: Language, gap: NoiseGap | None) -> str:
    if gap is not None and gap.reason == "interval_reaches_zero":
        return language.text(
            "The scores for {first}–{last} do not show how much this measure usually varies, so it "
            "is impossible to say whether the change matters.",
            first=gap.first_year,
            last=gap.last_year,
        )
    if gap is not None:
        return language.text(
            "Only the scores for {first}–{last} are comparable: too few to know how much this "
            "measure usually varies, so it is impossible to say whether the change matters.",
            first=gap.first_year,
            last=gap.last_year,
        )
    return language.text(
        "How much this measure usually varies is not known, so it is impossible to say whether the "
        "change matters."
    )


def _beside_the_country(language: Language, change: Judged) -> str:
    """Where the whole country moved: the change against the median change, by the same margin."""
    relative = change.relative_difference or 0.0
    median = (change.difference or 0.0) - relative
    same_way = median * (change.difference or 0.0) > 0
    return language.text(
        "{country}; {against}.",
        country=language.text(_COUNTRY[median > 0, same_way], median=language.amount(median)),
        against=language.text(
            _AGAINST_IT[relative >= 0, bool(change.relative_clear)],
            points=language.amount(relative),
        ),
    )


# Whether the median change is a rise, and whether the province moved the same way.
_COUNTRY = {
    (True, True): marked("The country rose too, by {median} points at the median"),
    (False, True): marked("The country fell too, by {median} points at the median"),
    (True, False): marked("The country rose by {median} points at the median"),
    (False, False): marked("The country fell by {median} points at the median"),
}
# Whether the province stands above the median change, and whether clearly.
_AGAINST_IT = {
    (True, True): marked("relative to that, up {points} points, beyond the usual variation"),
    (True, False): marked("relative to that, up only {points} points, within the usual variation"),
    (False, True): marked("relative to that, down {points} points, beyond the usual variation"),
    (False, False): marked(
        "relative to that, down only {points} points, within the usual variation"
    ),
}


def coming_back(language: Language, of_measure: str, noise: Noise | None) -> str | None:
    """That part of a large change is usually taken back; None where it was not measured."""
    if noise is None:
        return None
    return language.text(
        "What rises a lot in one year often falls back in part the next, and vice versa: on "
        "average, {share} of a change in the {measure} was reversed in {first}–{last}.",
        measure=of_measure,
        share=language.share(noise.comes_back),
        first=noise.first_year,
        last=noise.last_year,
    )


def certain_group(shares: dict[str, float], group: str) -> bool:
    """Whether enough of the draws hold the province in this group."""
    return shares.get(group, 0.0) >= CERTAIN
