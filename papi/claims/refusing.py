"""Refuses what only looks like a statement, and what leaves out some of what its sentence names."""

from collections.abc import Iterator
from itertools import zip_longest

from papi.claims.about import About, Unsettled
from papi.claims.clauses import Clause
from papi.claims.phrases import CHANGES, Draft
from papi.claims.tokens import Span

_SUBJECTS = frozenset({"PLACE", "MEASURE", "DIMENSION"})


def refuse(about: About, clause: Clause, draft: Draft) -> None:
    """Raises Unsettled where a figure of this clause is no statement."""
    drafts = [one for each in about.clauses for one in each.drafts]
    ranked = any(one.kind == "rank" and not one.needs_rank for one in drafts)
    if draft.needs_rank and not (clause.outer or ranked):
        raise Unsettled("not_understood")
    if clause.named("count") and draft.kind != "direction":
        raise Unsettled("measure")
    if draft.unscoped and not _is_of_country(clause, draft):
        raise Unsettled("measure")
    if draft.named and _is_of_a_change(clause, draft, drafts):
        raise Unsettled("measure")
    if draft.bare:
        _refuse_task(about, clause, draft)
        said = next(one for one in clause.phrases if draft in one.drafts)
        if draft.kind == "rank_direction" and "COMMA" in {one.tag for one in said.tokens}:
            # "Sụt giảm điểm số, xếp hạng": of each, or of one of the two?
            raise Unsettled("measure")


def unused(about: About) -> Iterator[tuple[Span, str]]:
    """Spans that name what the sentence then says nothing of, with the reason: "not_understood"
    where they are not joined to what it does speak of."""
    outside = [one for one in about.clauses if not one.outer]
    for one, after in zip_longest(outside, outside[1:]):
        if not (one.drafts or any(each.outer is one and each.drafts for each in about.clauses)):
            yield from ((said.span, "year") for said in one.named("year_before"))
            yield from _unused_place(one, after)
            yield from _unused_measure(one, after)
    for one in about.clauses:
        if one.outer and one.joined and one.others and not one.drafts:
            yield one.others.span, "province"


def _unused_place(one: Clause, after: Clause | None) -> Iterator[tuple[Span, str]]:
    """ "Long An và cả vùng tăng …": of whom is it said?"""
    joined = after is not None and after.joined
    if found := one.named("places"):
        if after is None or after.named("places"):
            yield found[0].span, "not_understood"
        elif joined and after.others:
            yield found[0].span, "province"
    elif one.others and (one.joined or joined or not one.within):
        yield one.others.span, "province"


def _unused_measure(one: Clause, after: Clause | None) -> Iterator[tuple[Span, str]]:
    """ "Nội dung 1 và nội dung 2 tăng": of both?"""
    ranks = [said for said in one.named("glue") if said.tokens[0].tag == "RANK"]
    if one.joined and (heads := one.measures + ranks):
        yield heads[0].span, "measure"
    elif one.measures and after is not None and after.joined:
        yield one.measures[0].span, "measure"


def _refuse_task(about: About, clause: Clause, draft: Draft) -> None:
    """A rise or fall without a figure must follow what rises, in a sentence that names a year: "cải
    thiện chỉ số" is a task."""
    subjects = [
        one.span < draft.span
        for one in clause.phrases
        if {token.tag for token in one.tokens} & _SUBJECTS
    ]
    earlier = about.clauses[: about.clauses.index(clause)]
    led = any(one.tags() & _SUBJECTS for one in earlier) or about.context.place
    contrary = any(one.bare and one.printed != draft.printed for one in clause.drafts)
    if contrary or not (any(subjects) if subjects else led):
        raise Unsettled("not_understood")
    if not (about.years_named or about.all("against", "than_year", "span")):
        raise Unsettled("year")


def _is_of_country(clause: Clause, draft: Draft) -> bool:
    """Whether "cao nhất" without a scope can only be the country's highest: the province comes
    before it and the measure not after it, and no dimensions are compared."""
    bare = any(one.name == "glue" and one.tokens[0].tag == "DIMENSION" for one in clause.phrases)
    later = any(one.span > draft.span for one in clause.measures)
    return not bare and not later and any(one.span < draft.span for one in clause.named("places"))


def _is_of_a_change(clause: Clause, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether "dẫn đầu" or "cao nhất" may be said of a rise, of which no ranks are held: of one in
    its clause ("cao nhất về mức tăng"), or "cao nhất" of the figure right before it."""
    changes = [one for one in drafts if one.kind in CHANGES and one.against is None]
    if any(one.bare or one.span > draft.span for one in clause.drafts if one in changes):
        return True
    said = next(one for one in clause.phrases if draft in one.drafts)
    if said.name != "extreme" or {one.tag for one in said.tokens} & {"POINTS", "MEASURE"}:
        return False
    before = [one for one in drafts if one.span < draft.span and not one.implied]
    return bool(before) and before[-1] in changes
