"""Sentences on what a rise would do and what a target takes, without promises."""

from papi.common.language import Language, marked
from papi.common.standing import Standing
from papi.common.variation import coming_back
from papi.common.vocabulary import GROUPS, group_in_sentence, group_name, measure_name
from papi.priorities.gather import as_shown
from papi.priorities.reach_words import made_up
from papi.priorities.target import Aim, GroupTarget, RankTarget
from papi.priorities.what_if import Outcome, Way, added
from papi.warehouse.noise import Noise

MOST_SETS = 3


def outcome(language: Language, total: Standing, found: Outcome) -> str:
    """The new total, rank and group beside today's."""
    if not found.moved:
        return language.text(
            "Nothing is changed yet: {value} points, {rank} of {count}, {group}.",
            value=language.points(total.value),
            rank=language.ordinal(total.rank),
            count=total.ranked_count,
            group=group_in_sentence(language, total.quartile_group),
        )
    return language.text(
        "{moved} points: the total would be {value} instead of {before}, {rank} of {count} instead "
        "of {before_rank}, in the {group} (was: {before_group}).",
        **moved_from(language, total, found),
    )


def moved_from(language: Language, total: Standing, outcome: Outcome) -> dict[str, object]:
    """The new total, rank and group and today's, as sentences on both name them."""
    return {
        "moved": language.signed_points(outcome.moved),
        "value": language.points(outcome.value),
        "before": language.points(total.value),
        "rank": language.ordinal(outcome.rank),
        "before_rank": language.ordinal(total.rank),
        "count": outcome.ranked_count,
        "group": group_in_sentence(language, outcome.quartile_group),
        "before_group": group_name(language, total.quartile_group),
    }


def no_total(language: Language, province: str, year: int) -> str:
    """Why nothing can be tried out: there is no total."""
    return language.text(
        "{province} has no total in {year}, so there is no rank or group to move.",
        province=province,
        year=year,
    )


def note(language: Language, total: Standing) -> str:
    """What is held still, and how uncertain today's rank is."""
    still = language.text(
        "Estimated: all other provinces and the group edges are held at their {year} values; in "
        "fact they move every year.",
        year=total.year,
    )
    if total.rank_low is None or total.rank_high is None:
        return still
    return f"{still} " + language.text(
        "Today's rank itself may lie anywhere from {low} to {high} (95 of 100 simulations, this "
        "province alone).",
        low=language.ordinal(total.rank_low),
        high=language.ordinal(total.rank_high),
    )


def targets(language: Language, total: Standing) -> dict[str, str]:
    """The targets to choose from: code → label; the groups, the highest last, then a rank."""
    groups = {group: group_name(language, group) for group in reversed(GROUPS[:-1])}
    return {**groups, "rank": language.text("A rank")}


def needed(language: Language, total: Standing, found: Way) -> list[str]:
    """What the target takes, how often that was gained, and whether it is within the usual
    variation; or that it is reached."""
    target, edge = found.aim.target, language.points(found.aim.edge)
    aim = (
        language.text("the {group}", group=group_in_sentence(language, target.group))
        if isinstance(target, GroupTarget)
        else language.text("rank {rank}", rank=target.rank)
        if isinstance(target, RankTarget)
        else language.text("{points} points", points=edge)
    )
    if found.aim.reached:
        return [
            language.text(
                "Already reached: {value} points are enough for {aim}, which begins at {edge}. The "
                "task is to keep them.",
                value=language.points(total.value),
                aim=aim,
                edge=edge,
            )
        ]
    sentence = language.text(
        "For {aim}, {points} more points are needed ({edge} by the figures of {year}).",
        aim=aim,
        points=language.amount(found.aim.needed),
        edge=edge,
        year=total.year,
    )
    often = (
        made_up(language, found.made_up)
        if found.made_up
        else language.text(
            "How often that much was gained in one year and kept is not known: there is no "
            "comparable history yet."
        )
    )
    within = within_variation(language, found.aim, found.margin)
    return [sentence, " ".join([often, *([within] if within else [])])]


def within_variation(language: Language, aim: Aim, margin: float | None) -> str | None:
    """The sentence that the points needed are within the usual variation, where they are."""
    if margin is None or aim.reached or as_shown(aim.needed) > as_shown(margin):
        return None
    return language.text(
        "That is within the usual year-to-year variation of the total (±{margin}): the score may "
        "reach or miss it by chance alone.",
        margin=language.points(margin),
    )


def comes_back(language: Language, found: Way, noise: Noise | None) -> list[str]:
    """How much of a rise is usually lost again, for a target that takes one."""
    back = coming_back(language, language.text("total"), noise)
    return [back] if back and not found.aim.reached else []


def ways(language: Language, found: Way, reach: dict[str, float]) -> list[str]:
    """The smallest sets of dimensions whose reach gets there, or that none does; nothing without
    any reach."""
    if found.aim.reached or not added(reach.values()):
        return []
    if not found.sets:
        together, missing = language.compared(added(reach.values()), found.aim.needed)
        return [
            language.text(
                "All dimensions together have {sum} points within reach, out of the {needed} "
                "needed. Plan for more than one year, or choose a higher benchmark.",
                sum=together,
                needed=missing,
            )
        ]
    size = len(found.sets[0])
    form = (
        marked("One dimension is enough, if it gains all that is within its reach:")
        if size == 1
        else marked(
            "It takes at least {size} dimensions, each gaining all that is within its reach:"
        )
    )
    lines = [language.text(form, size=size)]
    lines += [f"• {_set(language, group, reach)}" for group in found.sets[:MOST_SETS]]
    if (rest := len(found.sets) - MOST_SETS) > 0:
        lines.append(
            language.count(
                "• and {n} other set of that size", "• and {n} other sets of that size", rest
            )
        )
    return lines


def _set(language: Language, group: list[Standing], reach: dict[str, float]) -> str:
    names = [
        language.text(
            "{measure} ({points})",
            measure=measure_name(language, one, short=True),
            points=language.signed_points(reach[one.measure]),
        )
        for one in group
    ]
    return language.text(
        "{names}: together {points}",
        names=language.listed(names),
        points=language.signed_points(added(reach[one.measure] for one in group)),
    )
