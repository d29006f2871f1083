"""Finds what a text mentions: provinces, years, measures, regions, other indices and goals, each
with its place in the text. `attribution` relates them to figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from papi.claims import lexicon
from papi.claims.folding import Folded, accents_agree, has_accents
from papi.claims.patterns import any_of, whole
from papi.claims.vocabulary_of_file import KnownPlace, Vocabulary, phrase_key

Kind = Literal["place", "year", "measure", "region", "index", "goal"]
Span = tuple[int, int]


@dataclass(frozen=True)
class Mention:
    """Something named at `span`. value: a Place, a year (or "before": the year before), a measure,
    (number, None) of a numbered one, a region code ("own": the province's), an index; compared says
    that it is what something else is compared with."""

    kind: Kind
    span: Span
    value: object
    compared: bool = False


_WORD = re.compile(r"[a-z0-9]+")
_BETWEEN = re.compile(r"[ .\-&(]{1,3}")
_MOST_WORDS = 7
_TITLE = re.compile(r"(?<![a-z.])(?:tinh|thanh pho|t\.?p\.?)\s(?=[a-z])")
_YEAR = re.compile(r"(?<![\d.,/\-])(?:20[0-3]\d)(?![\d]|[.,/\-]\d)")
_AGAINST = re.compile(
    rf"{whole(lexicon.AGAINST)}\s(?:[a-z]{{1,12}}\s){{0,5}}?(?:nam\s|in\s|year\s)?$"
    rf"|(?<!based\s){whole(lexicon.AGAINST_AT_ONCE)}\s(?:nam\s|in\s|the\s|year\s)?$"
)
_SPEAKS = re.compile(whole(("va", "and", "thi", "la", "dat", "xep", "diem so nam")))
_YEAR_BEFORE = re.compile(whole(lexicon.YEAR_BEFORE))
_NUMBERED = re.compile(
    rf"{whole(lexicon.NUMBERED)}\s(?:(?:so|thu)\s)?(?P<code>\d(?:\.\d)?)(?![\d/]|[.,]\d)"
    r"(?!\s(?:diem|bac|tinh|points))|(?<![\w.,/])d(?P<short>[1-8])(?!\w)"
    r"|(?<![\d.,/])(?P<part>[1-8]\.[1-4])(?=\s*[:)]\s)"
)
_COMPARED = re.compile(
    rf"{whole(lexicon.COMPARED)}\s(?:(?:cua|tinh|thanh pho|tp\.?|province|the)\s){{0,2}}$"
)
_NOT_A_PLACE = re.compile(rf"{whole(lexicon.NOT_A_PLACE_AFTER)}\s$")
_OWN_REGION = re.compile(whole(lexicon.OWN_REGION))
_OTHER_INDEX = re.compile(whole(lexicon.OTHER_INDICES))
_PAPI = re.compile(r"(?<![a-z])papi(?![a-z])")
_GOAL = re.compile(whole(lexicon.GOALS))
_REACHED = re.compile(rf"{any_of(lexicon.REACHED)}\s(?:the\s|its\s)?$")


def find(folded: Folded, words: Vocabulary) -> tuple[list[Mention], str]:
    """All mentions in the order of the text, and the plain text with its names masked."""
    measures = list(_measures(folded.plain, words))
    regions = list(_regions(folded.plain, words, measures))
    places = list(_places(folded, words, [one.span for one in regions]))
    places += _unknown_places(folded, [one.span for one in [*places, *regions, *measures]])
    masked = _masked(folded.plain, [*places, *regions, *measures])
    found = [
        *measures,
        *regions,
        *places,
        *_years(masked),
        *_indices(folded.plain),
        *_goals(masked),
    ]
    return sorted(found, key=lambda one: one.span), masked


def _masked(plain: str, names: list[Mention]) -> str:
    """The text with names as one word each: "Tiền Giang" and "Đà Nẵng" hold words that say rise
    (tiến, nâng), "không khí" one that denies. The total stays: "tổng điểm" leads to its figure."""
    for one in names:
        if one.kind != "measure" or one.value != "total":
            start, end = one.span
            plain = plain[:start] + "q" * (end - start) + plain[end:]
    return plain


def overlaps(span: Span, spans: list[Span]) -> bool:
    """Whether the span shares a letter with one of the others."""
    return any(span[0] < end and start < span[1] for start, end in spans)


def _places(folded: Folded, words: Vocabulary, taken: list[Span]) -> Iterator[Mention]:
    plain = folded.plain
    tokens = [match.span() for match in _WORD.finditer(plain)]
    at = 0
    while at < len(tokens):
        for length in range(min(_MOST_WORDS, len(tokens) - at), 0, -1):
            span = tokens[at][0], tokens[at + length - 1][1]
            if (place := _place(folded, words, tokens[at : at + length])) and not overlaps(
                span, taken
            ):
                compared = bool(_COMPARED.search(plain, max(0, span[0] - 40), span[0]))
                yield Mention("place", span, place, compared)
                at += length
                break
        else:
            at += 1


def _place(folded: Folded, words: Vocabulary, tokens: list[Span]) -> KnownPlace | None:
    """The place that these words name together, if they do."""
    plain, text = folded.plain, folded.text
    for before, after in pairwise(tokens):
        if not _BETWEEN.fullmatch(plain, before[1], after[0]):
            return None
    key = "".join(plain[start:end] for start, end in tokens)
    place = words.places.get(key)
    if place is None or (key.startswith(("tp", "tinh")) and len(tokens) > 1):
        return None
    start, end = tokens[0][0], tokens[-1][1]
    if len(tokens) > 1 and "(" not in plain[start:end] and _is_marked(plain, tokens, key):
        return None
    if _NOT_A_PLACE.search(plain, max(0, start - 20), start):
        return None
    written = text[start:end]
    if written[0].islower() and (
        key in lexicon.COMMON_WORDS
        and (has_accents(text) or text != text.lower())
        and text != text.lower()
    ):
        return None
    capitals = all(text[first].isupper() for first, _ in tokens)
    return place if "(" in plain[start:end] else _spelt(written, place, capitals)


def _spelt(written: str, place: KnownPlace, capitals: bool) -> KnownPlace | None:
    """The place if its name may be written so. Else two words or more in `capitals` name another
    place or are a misspelling that no table lists (Thạnh Hóa): not this province, nor any other."""
    if any(accents_agree(written, name) for name in place.names):
        return place
    return _no_province(written) if capitals and len(written.split()) > 1 else None


def _no_province(written: str) -> KnownPlace:
    return KnownPlace({}, frozenset({written}))


def _unknown_places(folded: Folded, taken: list[Span]) -> Iterator[Mention]:
    """What a title says is a province or city ("tỉnh Atlantis") though none is called so."""
    for title in _TITLE.finditer(folded.plain):
        start = end = title.end()
        while (word := _WORD.match(folded.plain, end)) and folded.text[word.start()].isupper():
            end = word.end() + 1
        name = folded.text[start : end - 1]
        span = start, end - 1
        if name and not name.isupper() and not overlaps(span, taken):
            yield Mention("place", span, _no_province(name))


def _is_marked(plain: str, tokens: list[Span], key: str) -> bool:
    """Whether the last word only looks like the mark of an old or new province: "Tây Ninh mới đạt"
    says that it has only just reached something. A real mark comes before a comma or the end."""
    last = plain[slice(*tokens[-1])]
    follows = plain[tokens[-1][1] : tokens[-1][1] + 1]
    return last in {"cu", "moi", "old", "new", "63", "34"} and (
        last.isdigit() or follows not in {"", ",", ".", ";", ":", ")", "\n"}
    )


def _years(plain: str) -> Iterator[Mention]:
    for match in _YEAR.finditer(plain):
        before = plain[max(0, match.start() - 60) : match.start()]
        yield Mention("year", match.span(), int(match.group()), _is_against(before))
    for match in _YEAR_BEFORE.finditer(plain):
        before = plain[max(0, match.start() - 60) : match.start()]
        compared = _is_against(before) or match.group() in {"cung ky", "year-on-year"}
        yield Mention("year", match.span(), "before", compared)


def _is_against(before: str) -> bool:
    """Whether these words lead to a year that something is compared with."""
    found = _AGAINST.search(re.split(r"[.;:!?\n,()]", before)[-1])
    return bool(found) and not _SPEAKS.search(found.group()) if found else False


def _measures(plain: str, words: Vocabulary) -> Iterator[Mention]:
    numbered = list(_NUMBERED.finditer(plain))
    spans = [match.span() for match in numbered]
    for match in numbered:
        code = match["code"] or match["short"] or match["part"]
        yield Mention("measure", match.span(), (code,))
    for match in words.measure_pattern.finditer(plain):
        if not overlaps(match.span(), spans):
            yield Mention("measure", match.span(), words.measures[phrase_key(match.group())])


def _regions(plain: str, words: Vocabulary, taken: list[Mention]) -> Iterator[Mention]:
    spans = []
    for match in words.region_pattern.finditer(plain):
        spans.append(match.span())
        yield Mention("region", match.span(), words.regions[phrase_key(match.group())])
    near = [(start - 12, end) for start, end in spans]
    corruption = [one.span for one in taken]
    for match in _OWN_REGION.finditer(plain):
        if not overlaps(match.span(), near) and not overlaps(match.span(), corruption):
            yield Mention("region", match.span(), "own")


def _indices(plain: str) -> Iterator[Mention]:
    for match in _OTHER_INDEX.finditer(plain):
        yield Mention("index", match.span(), match.group())
    for match in _PAPI.finditer(plain):
        yield Mention("index", match.span(), "papi")


def _goals(plain: str) -> Iterator[Mention]:
    for match in _GOAL.finditer(plain):
        if not _REACHED.search(plain, max(0, match.start() - 20), match.start()):
            yield Mention("goal", match.span(), match.group())
