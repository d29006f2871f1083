"""Words for groups, measures and changes, in one place so that no two pages differ."""

from papi.common import variation
from papi.common.language import Language, marked
from papi.common.quantities import beside
from papi.common.standing import Standing
from papi.common.variation import Change

GROUPS = ("highest", "high_average", "low_average", "lowest")
GROUP_MARKS = {"highest": "▇", "high_average": "▅", "low_average": "▃", "lowest": "▁"}


def group_name(language: Language, group: str) -> str:
    """The group as PAPI names it."""
    return {
        "highest": language.text("Highest"),
        "high_average": language.text("High average"),
        "low_average": language.text("Low average"),
        "lowest": language.text("Lowest"),
    }[group]


def group_in_sentence(language: Language, group: str) -> str:
    """The group as a sentence names it."""
    return {
        "highest": language.text("highest group"),
        "high_average": language.text("high-average group"),
        "low_average": language.text("low-average group"),
        "lowest": language.text("lowest group"),
    }[group]


def group_heading(language: Language, *, estimated: bool) -> str:
    """The heading of a column of groups: computed from published scores, or estimated."""
    return language.text("Group (estimated)") if estimated else language.text("Group (computed)")


def rank_heading(language: Language, *, estimated: bool) -> str:
    """The heading of a column of ranks: computed, or estimated."""
    return language.text("Rank (estimated)") if estimated else language.text("Rank (computed)")


def measure_name(language: Language, standing: Standing, *, short: bool = False) -> str:
    """The measure's name with its number."""
    name = (
        language.either(standing.short_vi, standing.short_en)
        if short
        else language.either(standing.name_vi, standing.name_en)
    )
    numbered = standing.code and standing.level != "total"
    return f"{standing.code}. {name}" if numbered else name


def of_measure(language: Language, level: str, name: str) -> str:
    """The measure as a sentence about its changes names it."""
    if level == "total":
        return language.text("total")
    return language.text("score of {measure}", measure=name)


def change_word(language: Language, change: Change) -> str:
    """The word for a change: clear fall, within usual variation, nationwide shift …"""
    kind = variation.kind(change)
    if kind in ("shift", "unknown"):
        return language.text(_BY_DIRECTION[kind, change.direction or "same"])
    return language.text(_WORDS[kind], year=change.previous_year)


_WORDS = {
    "first": marked("no earlier figure"),
    "not_comparable": marked("not comparable with {year}"),
    "about_the_same": marked("about the same"),
    "within": marked("within usual variation"),
    "clear_rise": marked("clear rise"),
    "clear_fall": marked("clear fall"),
}
_BY_DIRECTION = {
    ("shift", "rose"): marked("nationwide shift, rose here"),
    ("shift", "fell"): marked("nationwide shift, fell here"),
    ("shift", "same"): marked("nationwide shift, same here"),
    ("unknown", "rose"): marked("rose, usual variation unknown"),
    ("unknown", "fell"): marked("fell, usual variation unknown"),
    ("unknown", "same"): marked("same"),
}


def notable_word(language: Language, standing: Standing) -> str | None:
    """PAPI's press word for a change of more than 5%: a threshold of reporting, not a test."""
    if not standing.changed or not standing.notable:
        return None
    return (
        language.text("notable rise")
        if standing.direction == "rose"
        else language.text("notable fall")
    )


def change_mark(change: Change) -> str:
    """The shape that goes with the word, for readers and printers without colour: only what is
    clear points up or down."""
    return {"clear_rise": "▲", "clear_fall": "▼"}.get(variation.kind(change), "●")


def place(language: Language, rank: int, count: int) -> str:
    """A rank with its denominator, as a figure: 46 of 61."""
    return language.text("{rank} of {count}", rank=rank, count=count)


def rank_in_range(language: Language, standing: Standing) -> str:
    """The rank of how many, and the range that it may lie in."""
    found = place(language, standing.rank, standing.ranked_count)
    if standing.rank_low is None or standing.rank_high is None:
        return found
    return language.text(
        "{place} ({low}–{high})", place=found, low=standing.rank_low, high=standing.rank_high
    )


def no_ranges(language: Language) -> str:
    """Why no ranges of ranks are shown."""
    return language.text(
        "No ranges of ranks are shown, because how much this measure usually varies is not known."
    )


def change_in_words(language: Language, standing: Standing) -> str:
    """The change in points, a word in place of its sign, and what may be said of it."""
    kind, moved = variation.kind(standing), standing.difference
    if not standing.changed or not moved or standing.direction not in _MOVED:
        return change_word(language, standing)
    if kind in ("clear_rise", "clear_fall"):
        form, word = marked("{word}, {points}"), change_word(language, standing)
    else:
        form = _MOVED[standing.direction]
        word = {
            "shift": language.text("nationwide shift"),
            "unknown": language.text("usual variation unknown"),
        }.get(kind) or change_word(language, standing)
    points = language.text("{n} points", n=language.amount(moved))
    previous = standing.previous_value or 0.0
    return language.text(form, word=word, points=beside(language, points, standing.value, previous))


_MOVED = {"rose": marked("up {points}, {word}"), "fell": marked("down {points}, {word}")}
