"""The findings on a pasted text in the forms in which they are shown: words, marked text, data."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from papi.claims import Checked, CheckedSentence, Finding, Leftover, wording
from papi.claims import verdict_words as words
from papi.claims.phrases import AVERAGES
from papi.common import links, measures, naming
from papi.common.language import Language
from papi.common.parts import Judgement
from papi.common.vocabulary import GROUPS, group_in_sentence
from papi.warehouse.connection import Identity

# The verdicts on statements in the words of those on sentences, as programs are told; the worst
# comes first.
FOR_PROGRAMS = {
    "differs": "refuted",
    "cannot_be_checked": "unjudged",
    "wrong_denominator": "denominator",
    "rounding": "rounding",
    "agrees": "confirmed",
}
_WORST_FIRST = ["differs", "unjudged", *list(FOR_PROGRAMS)[1:]]


@dataclass(frozen=True)
class Piece:
    """Words of the text as they stand there; verdict: what was found of them ("" of most words),
    unjudged of what was not checked; label: mark and word, at the last piece of a statement."""

    text: str
    verdict: str = ""
    label: str = ""


def pieces(language: Language, checked: Checked, sentence: CheckedSentence) -> list[Piece]:
    """A sentence cut where what was judged, or was not, begins and ends. Where one lies within
    another, the shorter is shown."""
    found: dict[tuple[int, int], list[str]] = {}
    for one in sentence.findings:
        found.setdefault(one.claim.span, []).append(one.verdict)
    for left in sentence.leftovers:
        found.setdefault(left.span, []).append("unjudged")
    verdicts = {span: min(of, key=_WORST_FIRST.index) for span, of in found.items()}
    owners: list[tuple[tuple[int, int], tuple[int, int] | None]] = []
    edges = sorted({*sentence.span, *(edge for span in verdicts for edge in span)})
    for start, end in pairwise(edges):
        over = [span for span in verdicts if span[0] <= start and end <= span[1]]
        owners.append(((start, end), min(over, key=lambda one: one[1] - one[0], default=None)))
    last = {owner: at for at, (_, owner) in enumerate(owners)}
    return [
        Piece(
            checked.text[slice(*span)],
            verdicts[owner] if owner else "",
            _label(language, verdicts[owner]) if owner and last[owner] == at else "",
        )
        for at, (span, owner) in enumerate(owners)
    ]


def _label(language: Language, verdict: str) -> str:
    if verdict == "unjudged":
        return wording.sentence_label(language, verdict)
    return wording.label(language, verdict)


def sentence_label(language: Language, sentence: CheckedSentence) -> str:
    """The verdict on a sentence as mark and word."""
    in_part = sentence.verdict == "unjudged" and sentence.findings
    return wording.sentence_label(language, "in_part" if in_part else sentence.verdict)


def answer(language: Language, checked: Checked) -> str:
    """What a pasted text states, counted; or that it states nothing."""
    if checked.findings:
        counted = words.counted(language, [one.verdict for one in checked.findings])
        return language.text(
            "{counted} Exactly the words marked with a verdict were judged; the rest was not.",
            counted=counted,
        )
    if checked.leftovers:
        return language.text(
            "Nothing in this text could be checked: what is marked is not understood, or is not a "
            "statement about a province's published score."
        )
    return language.text(
        "This text makes no statement that PAPI's tables could check: no points, rank, group or "
        "change of a province was found in it."
    )


def finding(language: Language, file: Identity, one: Finding) -> Judgement:
    """A statement of a pasted text: the words it came from, the verdict, what was assumed."""
    claim = one.claim
    province = _province(file, claim.province_code)
    assumed = _assumption(language, claim.assumed, province, claim.year)
    return Judgement(
        one.verdict,
        wording.label(language, one.verdict),
        _read_as(language, file, one),
        words.verdict_sentence(
            language,
            one.figures,
            province or "",
            measure_of(language, file, one),
            claim.precision,
            _against(language, file, claim.against),
        ),
        (assumed,) if assumed else (),
    )


def leftover(language: Language, one: Leftover) -> Judgement:
    """Words of a pasted text that were not judged, and why."""
    return Judgement(
        "unjudged",
        _label(language, "unjudged"),
        language.text("“{quoted}”", quoted=one.text),
        wording.leftover_reason(language, one.reason),
    )


def link(language: Language, file: Identity, one: Finding) -> str | None:
    """The page that shows the figure; None where there is none to show."""
    claim = one.claim
    placed = claim.province_code is not None or claim.kind in AVERAGES
    if not placed or not claim.year or one.figures.scale_max is None:
        return None
    ranked = claim.kind in {"rank", "rank_from_bottom", "rank_change", "rank_direction"}
    view = "rank" if ranked else "group" if claim.kind == "group" else "value"
    code = claim.province_code or ""
    province = _province(file, claim.province_code)
    return links.figure(language, province, claim.year, claim.measure, view, code)


def measure_of(language: Language, file: Identity, one: Finding) -> str:
    """The name of the measure that a finding is about, as of its year."""
    found = measures.known(file).get(one.claim.measure)
    return measures.name(language, found, one.claim.year) if found else one.claim.measure


def province(language: Language, file: Identity, code: str | None) -> str | None:
    """The province's name as this language writes it."""
    return language.place(naming.full_name(file, code)) if code else None


def example(language: Language) -> str:
    """A text of our own to try; one statement in it has the wrong denominator."""
    return language.text(
        "In 2023 Long An scored 40.83 points and ranked 46th of 63 provinces, 11 places higher "
        "than in 2022."
    )


def as_data(checked: Checked) -> dict[str, Any]:
    """The whole result as programs are told it, in neither language."""
    return {"sentences": list(_sentences(checked))}


def _sentences(checked: Checked) -> Iterator[dict[str, Any]]:
    for sentence in checked.sentences:
        yield {
            "text": sentence.text,
            "verdict": sentence.verdict,
            "statements": [
                {
                    "text": one.text,
                    "kind": one.claim.kind,
                    "province_code": one.claim.province_code,
                    "measure": one.claim.measure,
                    "year": one.claim.year,
                    "printed": one.claim.printed,
                    "computed": _computed(one),
                    "verdict": FOR_PROGRAMS[one.verdict],
                    "assumed": list(one.claim.assumed),
                }
                for one in sentence.findings
            ],
            "unjudged": [{"text": one.text, "reason": one.reason} for one in sentence.leftovers],
        }


def _computed(one: Finding) -> float | str | None:
    row = one.figures
    return row.computed_word if row.computed is None else round(row.computed, 6)


def _province(file: Identity, code: str | None) -> str | None:
    return naming.full_name(file, code) if code else None


def _against(language: Language, file: Identity, against: str | None) -> str | None:
    """The name of what a figure is compared with instead of a year."""
    if against is None:
        return None
    if against in GROUPS:
        group = group_in_sentence(language, against)
        return language.text("the lower edge of the {group}", group=group)
    averages = {
        "mean": language.text("the country mean"),
        "median": language.text("the country median"),
    }
    return averages.get(against) or province(language, file, against)


def _read_as(language: Language, file: Identity, one: Finding) -> str:
    """The words of the text, and what they were read as."""
    claim = one.claim
    named = province(language, file, claim.province_code)
    parts = [
        *([] if claim.kind in AVERAGES else [named or language.text("no province")]),
        str(claim.year) if claim.year else language.text("no year"),
        measure_of(language, file, one),
        wording.kind_name(language, claim.kind, claim.against),
    ]
    return language.text("“{quoted}”, read as {meaning}", quoted=one.text, meaning="; ".join(parts))


def _assumption(
    language: Language, assumed: tuple[str, ...], province: str | None, year: int | None
) -> str | None:
    """What was assumed because the text does not say it; None when nothing was."""
    if "province" in assumed and "year" in assumed and province and year:
        return language.text(
            "The sentence names neither province nor year: read as {province}, {year}.",
            province=province,
            year=year,
        )
    if "province" in assumed and province:
        return language.text(
            "The sentence names no province: read as {province}.", province=province
        )
    if "year" in assumed and year:
        return language.text("The sentence names no year: read as {year}.", year=year)
    return None
