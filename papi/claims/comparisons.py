"""Reads comparisons: the phrases of `grammar.txt` that set a figure against another year, another
province, the country's mean or median, or the edge of a group; `statements` reads the others."""

from dataclasses import replace

from papi.claims.phrases import Draft, Phrase
from papi.claims.statements import RISING, Drafts, amount, rise_or_fall

# Points between a total and the mean are fewer; totals and their means are more.
_MOST_APART = 10


def next_to(phrase: Phrase) -> Drafts:
    """Right behind another province, or somewhere behind it."""
    behind = "behind" in phrase.groups
    draft = rise_or_fall(False, "rank_direction") if behind else Draft("rank_change", "-1")
    return [replace(draft, against=phrase.groups["place"].value)]


def _compared(phrase: Phrase, kind: str = "direction") -> Drafts:
    """Higher or lower, by some amount if it is said."""
    rises = phrase.groups["side"].tag in RISING
    return amount(phrase, rises) if "n" in phrase.groups else [rise_or_fall(rises, kind)]


def than_year(phrase: Phrase) -> Drafts:
    """Higher or lower than in another year, named here or elsewhere in the sentence."""
    year = phrase.year
    drafts = _compared(phrase)
    return drafts and [replace(one, base_year=year, beside=year is None) for one in drafts]


def than_place(phrase: Phrase) -> Drafts:
    """Higher or lower than other provinces, in points or in the ranking."""
    side = phrase.groups["side"]
    ranked = "verb" in phrase.groups
    if side.tag in {"TREN", "DUOI"} and not ranked and "n" not in phrase.groups:
        return None
    drafts = _compared(phrase, "rank_direction" if ranked or side.value == "rank" else "direction")
    rivals = phrase.values("PLACE")
    return drafts and [replace(one, against=rival) for one in drafts for rival in rivals]


def beside_rival(phrase: Phrase) -> Drafts:
    """Higher or lower by some amount than what is named elsewhere in the sentence."""
    drafts = _compared(phrase)
    return drafts and [replace(one, beside=True) for one in drafts]


def than_average(phrase: Phrase) -> Drafts:
    """Higher or lower than the country's mean or median, which may be stated too: "mức bình quân
    42,42 điểm"."""
    average = phrase.groups["average"].tag.lower()
    stated = phrase.groups.get("mean")
    in_points = "n" in phrase.groups and phrase.groups["unit"].tag == "POINTS"
    if in_points and float(phrase.printed("n")) > _MOST_APART:
        stated = phrase.groups.pop("n")
    drafts = _compared(phrase)
    if drafts is None or drafts[0].kind == "rank_change":
        return None
    means = [Draft(average, str(stated.value))] if stated else []
    return [replace(drafts[0], against=average), *means]


def short_of_group(phrase: Phrase) -> Drafts:
    """How many points short of a group's lower edge."""
    printed = f"-{phrase.printed('n')}"
    edge = phrase.printed("group")
    return [Draft("difference", printed, precision=phrase.precision, against=edge)]


READERS = (next_to, than_year, than_place, beside_rival, than_average, short_of_group)
