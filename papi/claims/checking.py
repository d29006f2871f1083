"""Checks every statement in a pasted text against the warehouse, one by one, by fixed rules.

Nothing is guessed silently: what a statement leaves unsaid is named in `assumed`, and every number
that no rule understood is among the leftovers.
"""

import re
from dataclasses import dataclass
from typing import Any

from papi.claims import figures, mentions, questions, refusals, vocabulary_of_file
from papi.claims.attribution import Attribution, Claim, Context
from papi.claims.figure import Figure, Span
from papi.claims.folding import fold
from papi.claims.mentions import Mention
from papi.claims.questions import JudgedClaim
from papi.claims.sentences import Sentence, segmented
from papi.warehouse.connection import Identity

# Longer texts are cut; a page says so.
LONGEST = 20_000


@dataclass(frozen=True)
class Finding:
    """A claim with its verdict; `figures` is what it was judged by."""

    claim: Claim
    verdict: str
    reason: str
    figures: JudgedClaim


@dataclass(frozen=True)
class Leftover:
    """Something with a figure that was not checked. reason: goal, negation, average, comparison,
    several, count, other_index, or not_understood."""

    span: Span
    text: str
    context: str
    reason: str


@dataclass(frozen=True)
class Checked:
    """A text as it was read (spans refer to this one), what it claims, and what is left."""

    text: str
    findings: list[Finding]
    leftovers: list[Leftover]
    cut: bool


# Numbers that are not statements: dates, times, document numbers, well-known counts, numbering.
_IGNORED = re.compile(
    r"(?<![\d/])\d{1,2}[/.\-]\d{1,2}[/.\-]20\d\d"  # 21/5/2024
    r"|(?<!\d)20\d\d-\d{1,2}-\d{1,2}(?!\d)"
    r"|(?:ngay|hom|sang|chieu|thang)\s\d{1,2}(?:[/\-]\d{1,4}|\sthang\s\d{1,2})?(?:\snam(?=\s20))?"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"\s\d{1,2}(?:st|nd|rd|th)?(?:,?(?=\s20))?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)"
    r"|\d{1,2}:\d\d(?::\d\d)?\s?(?:am|pm)?"
    r"|(?:so\s)?\d{1,6}/(?:20\d\d/)?[a-z]{1,6}-[a-z\-]{1,12}"  # 105/KH-UBND
    r"|20\d\d\s?-\s?(?:20)?\d\d(?!\d)"  # 2021-2030
    r"|https?://[^\s]{1,300}"
    r"|(?:tat ca|all|ca|trong so|trong|of|among|the)?\s?(?<![\d.,/])(?:63|62|61|60|34)\s"
    r"(?:tinh|provinces|dia phuong|localities)(?:,?\s?thanh pho)?"
    r"|(?:trong|among)\s(?:so\s|tong so\s|the\s)?\d{1,2}\s"
    r"(?=[a-z\s,]{0,30}(?:tinh|province|localit))"
    r"|(?<![\d.,/])0?[68]\s(?:chi so|truc|linh vuc|noi dung|dimensions|component|content|thematic)"
    r"(?:\snoi dung|\slinh vuc|\sthanh phan)?"
    r"|(?:thang diem|thang|scale of)\s\d{1,3}(?:\s?-\s?\d{1,3})?"
    r"|\d{1,2}\s?-\s?80\s?(?:diem|points)"
    r"|(?m:^\s{0,8}(?:\d{1,2}[.)]|[ivx]{1,4}[.)])(?=\s))"
)
_SENTENCE_END = re.compile(r"(?:(?<!\btp)(?<!\bno)(?<!\bst)(?<!\bt\.p)(?<!\bvs)[.!?](?=\s|$)|\n)")
_NUMBER = re.compile(r"(?<![\w.,/])[+-]?\d{1,9}(?:[.,/]\d{1,9}){0,4}\s?%?")


def check(
    file: Identity, text: str, province_code: str | None = None, year: int | None = None
) -> Checked:
    """All that `text` says about provinces' scores, judged. The province and year apply to
    statements that name none. No text is refused, however little of it is understood."""
    folded = fold(text[:LONGEST])
    words = vocabulary_of_file.vocabulary(file)
    ignored = [match.span() for match in _IGNORED.finditer(folded.plain)]
    named, plain = mentions.find(folded, words)
    found = [
        one
        for one in named
        if one.kind != "year" or not mentions.overlaps(one.span, _ranges(folded.plain, ignored))
    ]
    blocked = ignored + [one.span for one in found if one.kind in {"year", "measure"}]
    stated = figures.find(plain, blocked)
    stated += figures.directions(plain, stated)
    context = Context(
        first_place=_first(found, "place"),
        first_year=_first(found, "year"),
        province_code=province_code,
        given_year=year,
    )
    attribution = Attribution(plain, folded.text, words, context)
    claims: list[Claim] = []
    leftovers: list[Leftover] = []
    for sentence in _sentences(plain, found, stated):
        for figure in sentence.figures:
            if figure.kind == "direction" and not _measure_leads(sentence, figure.span):
                continue
            index = attribution.index(sentence, figure.span[0])
            if reason := refusals.reason(sentence, figure, index):
                leftovers.append(_leftover(folded.text, sentence, figure.span, reason))
            else:
                claims += attribution.claims(sentence, figure)
        attribution.remember(sentence)
    used = blocked + [one.pair or one.span for one in stated]
    used += [one.span for one in found if one.kind in {"place", "region"}]
    leftovers += _unread(folded.plain, folded.text, used)
    return Checked(
        text=folded.text,
        findings=judged(file, claims),
        leftovers=sorted(leftovers, key=lambda one: one.span),
        cut=len(text) > LONGEST,
    )


def _first(found: list[Mention], kind: str) -> Any:
    """The first place or year that the text speaks of, if any."""
    return next(
        (
            one.value
            for one in found
            if one.kind == kind and not one.compared and one.value != "before"
        ),
        None,
    )


def judged(file: Identity, claims: list[Claim]) -> list[Finding]:
    """The claims with their verdicts, in their order."""
    if not claims:
        return []
    rows = questions.judged_claims(
        file,
        [
            {
                "claim": number,
                "year": one.year,
                "province_code": one.province_code,
                "measure": one.measure,
                "kind": one.kind,
                "printed": one.printed,
                "printed_of": one.printed_of,
                "base_year": one.base_year,
                "region_code": one.region_code,
                "precision": one.precision,
            }
            for number, one in enumerate(claims)
        ],
    )
    return [
        Finding(claim, row.verdict, row.reason, row)
        for claim, row in zip(claims, rows, strict=True)
    ]


def _ranges(plain: str, ignored: list[Span]) -> list[Span]:
    """The ignored spans with a year, which names no year of a figure: dates and ranges of years."""
    return [span for span in ignored if re.search(r"20\d\d", plain[slice(*span)])]


def _sentences(plain: str, found: list[Mention], stated: list[Figure]) -> list[Sentence]:
    kept = [one.pair or one.span for one in stated]
    ends = [
        match.end()
        for match in _SENTENCE_END.finditer(plain)
        if not any(start < match.start() < end - 1 for start, end in kept)
    ]
    starts = [0, *ends]
    return [
        segmented(
            plain,
            (start, end),
            [one for one in found if start <= one.span[0] < end],
            [one for one in stated if start <= one.span[0] < end],
        )
        for start, end in zip(starts, [*ends, len(plain)], strict=True)
        if start < end
    ]


def _measure_leads(sentence: Sentence, span: Span) -> bool:
    """Whether a dimension comes shortly before this word of rise or fall, in its segment."""
    return any(
        one.span[1] <= span[0] < one.span[1] + 30
        and sentence.segment(one.span[0]) == sentence.segment(span[0])
        and one.value != "total"
        for one in sentence.mentioned("measure")
    )


def _leftover(text: str, sentence: Sentence, span: Span, reason: str) -> Leftover:
    start, end = span
    before = max([at for at in sentence.boundaries if at < start], default=sentence.span[0])
    after = min([at for at in sentence.boundaries if at >= end], default=sentence.span[1])
    context = text[max(before, start - 60) : min(after, end + 60)].strip(" ,;:()\n.")
    return Leftover(span, text[start:end].strip(" ,;"), context, reason)


def _unread(plain: str, text: str, used: list[Span]) -> list[Leftover]:
    """Numbers that no rule has understood."""
    taken = bytearray(len(plain))
    for start, end in used:
        taken[start:end] = b"\1" * (end - start)
    return [
        Leftover(
            match.span(),
            match.group().strip(),
            text[max(0, match.start() - 40) : match.end() + 30].replace("\n", " ").strip(),
            "not_understood",
        )
        for match in _NUMBER.finditer(plain)
        if not any(taken[match.start() : match.end()])
    ]


__all__ = ["Checked", "Finding", "Leftover", "check", "judged"]
