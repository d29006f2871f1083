"""Names and words: groups, measures, changes. One place, so that no two pages differ."""

from typing import Protocol

from papi.language import Language, marked
from papi.quantities import beside
from papi.standing import Standing

GROUPS = ("highest", "high_average", "low_average", "lowest")


class Change(Protocol):
    """What a change's mark is read from: a standing's change, or one of earlier years."""

    @property
    def changed(self) -> bool: ...
    @property
    def direction(self) -> str | None: ...
    @property
    def clear(self) -> bool | None: ...


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
    """What stands over groups: whether they are computed from published scores or estimated."""
    return language.text("Group (estimated)") if estimated else language.text("Group (computed)")


def rank_heading(language: Language, *, estimated: bool) -> str:
    """The same over ranks."""
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


def change_word(language: Language, standing: Standing) -> str:
    """The word for a change: fell, notable fall, nationwide shift, not comparable …"""
    if standing.previous_year is None:
        return language.text("no earlier figure")
    if not standing.changed:
        return language.text("not comparable with {year}", year=standing.previous_year)
    if standing.nationwide_shift:
        return (
            language.text("nationwide shift, fell here")
            if standing.direction == "fell"
            else language.text("nationwide shift, rose here")
            if standing.direction == "rose"
            else language.text("nationwide shift, same here")
        )
    if standing.clear is False:
        return language.text("no clear change")
    words = {
        ("rose", True): marked("notable rise"),
        ("rose", False): marked("rose"),
        ("fell", True): marked("notable fall"),
        ("fell", False): marked("fell"),
        ("same", False): marked("same"),
    }
    return language.text(words[standing.direction or "same", bool(standing.notable)])


def change_mark(standing: Change) -> str:
    """The shape that goes with the word, for readers and printers without colour."""
    if not standing.changed or standing.clear is False or standing.direction == "same":
        return "●"
    return "▲" if standing.direction == "rose" else "▼"


def place(language: Language, rank: int, count: int) -> str:
    """A rank with its denominator, as a figure: 46 of 61."""
    return language.text("{rank} of {count}", rank=rank, count=count)


def dimension_label(language: Language, dimension: Standing) -> str:
    """The dimension's name with what happened to it, as the line that opens it."""
    return (
        f"{change_mark(dimension)} {measure_name(language, dimension)}: "
        f"{change_in_words(language, dimension)}"
    )


def change_in_words(language: Language, standing: Standing) -> str:
    """The word for a change and its points."""
    word = change_word(language, standing)
    if not standing.changed or standing.difference is None:
        return word
    return f"{word} {change_beside_its_word(language, standing)}"


def change_beside_its_word(language: Language, standing: Standing) -> str:
    """The points of a change beside its word: with a sign only where the word has none."""
    moved = standing.difference or 0.0
    unsigned = standing.direction in ("rose", "fell") and standing.clear is not False
    points = language.amount(moved) if unsigned else language.signed_points(moved)
    return beside(language, points, standing.value, standing.previous_value or 0.0)
