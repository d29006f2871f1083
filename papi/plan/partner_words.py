"""Whom a plan learns from: a province that stood where this one stands and has clearly risen."""

from papi.common.language import Language
from papi.common.vocabulary import measure_name
from papi.plan.gather import Plan, PlanItem


def partner_sentence(language: Language, plan: Plan, item: PlanItem) -> str | None:
    """The province to learn from on a content to improve, and in what it rose; at most one."""
    standing = item.standing
    partner = plan.partners.get(item.item.measure)
    if item.item.direction != "mend" or standing is None or partner is None:
        return None
    values = {
        "name": partner.name,
        "then": language.points(partner.then),
        "from_year": partner.from_year,
        "now": language.points(partner.now),
        "year": standing.year,
    }
    known = plan.overview.measures
    parts = [known[one] for one in partner.risen_in if one in known]
    if not parts:
        return language.text(
            "Learn from {name}, which rose from {then} points in {from_year} to {now} in {year}.",
            **values,
        )
    return language.text(
        "Learn from {name}, which rose from {then} points in {from_year} to {now} in {year}, "
        "namely in: {parts}.",
        **values,
        parts="; ".join(measure_name(language, one, short=True) for one in parts),
    )
