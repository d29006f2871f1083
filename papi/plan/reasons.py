"""Why a content is kept up or mended, in words: by the rule, and where the direction alone says
otherwise."""

from papi.common.language import Language, marked
from papi.common.vocabulary import measure_name
from papi.plan.gather import Plan, PlanItem


def reason(language: Language, item: PlanItem) -> str:
    """What the rule says of the content, in one sentence without its name: a clear change, else its
    side of the national median; said where noise alone could have put it there. Nothing of a survey
    question."""
    found = item.proposal
    if found is None:
        return ""
    known = found.beyond_noise is not None or found.reason in ("fell", "rose", "same")
    change = item.standing.difference or 0.0 if item.standing else 0.0
    by_change = found.reason in ("clear_fall", "clear_rise")
    shown, margin = language.compared(
        change if by_change else found.above_median, found.margin or 0.0
    )
    return language.text(
        _REASONS[found.reason, bool(found.beyond_noise)]
        if known
        else _UNKNOWN[found.above_median >= 0],
        points=language.amount(found.above_median) if by_change else shown,
        year=item.standing.previous_year if item.standing else None,
        change=shown if by_change else language.amount(change),
        margin=margin,
        rise=language.points(found.good_year or 0.0),
    )


_REASONS = {
    ("clear_fall", True): marked("Fell clearly, by {change} points (usual variation ±{margin})."),
    ("clear_rise", True): marked("Rose clearly, by {change} points (usual variation ±{margin})."),
    ("high", True): marked(
        "{points} points above the national median, beyond the usual variation (±{margin})."
    ),
    ("high", False): marked(
        "At or above the national median, by {points} points: noise alone could put it there."
    ),
    ("low_in_reach", True): marked(
        "{points} points below the national median, beyond the usual variation (±{margin}); a good "
        "year that lasts brings {rise}."
    ),
    ("low_in_reach", False): marked(
        "{points} points below the national median, which a good year that lasts can make up "
        "({rise}); noise alone could put it there."
    ),
    ("low_out_of_reach", True): marked(
        "{points} points below the national median, beyond the usual variation (±{margin}) and "
        "more than a good year that lasts brings ({rise})."
    ),
    ("low_out_of_reach", False): marked(
        "{points} points below the national median, more than a good year that lasts brings "
        "({rise}); noise alone could put it there."
    ),
    ("low", True): marked(
        "{points} points below the national median, beyond the usual variation (±{margin})."
    ),
    ("low", False): marked(
        "{points} points below the national median: noise alone could put it there."
    ),
    ("fell", False): marked("Fell by {change} points."),
    ("rose", False): marked("Rose by {change} points."),
    ("same", False): marked("Did not change."),
}


_UNKNOWN = {
    True: marked(
        "At or above the national median, by {points} points; its usual variation is not known."
    ),
    False: marked("{points} points below the national median; its usual variation is not known."),
}


def differs(language: Language, plan: Plan) -> str | None:
    """Where the direction of change alone would sort the dimensions otherwise than the rule, and
    why; None where it would not."""
    fell, rose = (
        [
            measure_name(language, one.standing, short=True)
            for one in plan.items
            if one.standing and one.standing.level == "dimension" and one.standing.changed
            and one.standing.direction == moved
            and one.proposal and one.proposal.direction == proposed
        ]
        for moved, proposed in (("fell", "keep"), ("rose", "mend"))
    )  # fmt: skip
    if plan.by == "sign" or not fell + rose:
        return None
    sentences = []
    if fell:
        sentences.append(
            language.text(
                "By the direction of change alone {names} would be improved: they fell, but within "
                "the usual variation, and they stand at or above the national median.",
                names=language.listed(fell),
            )
        )
    if rose:
        sentences.append(
            language.text(
                "By the direction of change alone {names} would be maintained: they rose, but "
                "within the usual variation, and they stand below the national median.",
                names=language.listed(rose),
            )
        )
    return " ".join(sentences)
