"""Sentences on a plan's goals, without promises."""

from papi.common import quantities
from papi.common.language import Language, marked
from papi.common.standing import Standing
from papi.plan.goals import Follows, Goal
from papi.priorities.reach_words import made_up
from papi.priorities.what_if_words import moved_from


def goal(language: Language, found: Goal) -> str:
    """How far a goal is, how often such a rise lasted, and whether it can be checked."""
    if found.item.question is not None:
        return _of_question(language, found)
    if found.check == "reached":
        return language.text("Already reached: the task is to keep it.")
    sentences = [
        language.text(_CHECKS[found.check], points=language.points(found.rise),
            margin=language.points(found.margin or 0.0),
        )
    ]  # fmt: skip
    if found.often is not None:
        sentences.append(made_up(language, found.often))
    return " ".join(sentences)


_CHECKS = {
    "within": marked(
        "{points} points more, which is within the usual variation (±{margin}): no goal that can "
        "be checked, because chance alone may reach or miss it."
    ),
    "beyond": marked(
        "{points} points more, beyond the usual variation (±{margin}): it can be checked."
    ),
    "unknown": marked(
        "{points} points more; the usual variation is not known, so whether it can be checked is "
        "not known either."
    ),
}


def _of_question(language: Language, found: Goal) -> str:
    question = found.item.question
    if question is None or found.rise <= 0:
        return language.text("Already reached: the task is to keep it.")
    return language.text(
        "{difference} {unit} more; how much the answers to one question usually vary was not "
        "measured, so a small rise says nothing.",
        difference=language.points(found.rise * quantities.factor(question.unit)),
        unit=quantities.difference_unit(language, question.unit),
    )


def follows(language: Language, total: Standing, found: Follows) -> str:
    """The total, rank and group that follow when every goal is reached."""
    said = language.text(
        "With every goal in points reached and all other provinces held still: a total of {value} "
        "({moved}) instead of {before}, {rank} of {count} instead of {before_rank}, in the {group} "
        "(now: {before_group}).",
        **moved_from(language, total, found.outcome),
    )
    if found.ranks is None:
        return said
    best, worst = found.ranks
    return f"{said} " + language.text(
        "The usual variation alone could still bring any rank from {best} to {worst}.",
        best=language.ordinal(best),
        worst=language.ordinal(worst),
    )
