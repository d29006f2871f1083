"""Checks a pasted text against the warehouse, sentence by sentence. What is not understood is not
judged: a verdict needs every word of its clause, and of what comes before it in the sentence, to be
one that `grammar.txt` knows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from papi.claims import questions, sentences, vocabulary
from papi.claims.folding import fold
from papi.claims.questions import JudgedClaim
from papi.claims.sentences import SentenceRead
from papi.claims.settling import Statement
from papi.claims.tokens import Span
from papi.warehouse.connection import Identity

# Longer texts are cut; a page says so.
LONGEST = 20_000
_JUDGED_BY = (
    "year", "province_code", "measure", "kind", "printed", "printed_of", "base_year", "region_code",
    "precision", "against",
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """A statement with its verdict; `figures` is what it was judged by; text: its words."""

    claim: Statement
    text: str
    verdict: str
    reason: str
    figures: JudgedClaim


@dataclass(frozen=True)
class Leftover:
    """Something that was not judged. reason: negation, denial, doubt, condition, question, goal,
    quotation, other_index, other_place, record, province, year, measure, region, list, several,
    base or not_understood."""

    span: Span
    text: str
    reason: str


@dataclass(frozen=True)
class CheckedSentence:
    """A sentence with what was judged in it and what was not. verdict: confirmed, rounding,
    denominator, refuted or unjudged."""

    span: Span
    text: str
    verdict: str
    findings: tuple[Finding, ...]
    leftovers: tuple[Leftover, ...]


@dataclass(frozen=True)
class Checked:
    """A text as it was read (spans refer to this one), sentence by sentence."""

    text: str
    sentences: tuple[CheckedSentence, ...]
    cut: bool

    @property
    def findings(self) -> list[Finding]:
        """All that was judged."""
        return [one for sentence in self.sentences for one in sentence.findings]

    @property
    def leftovers(self) -> list[Leftover]:
        """All that was not judged."""
        return [one for sentence in self.sentences for one in sentence.leftovers]


def check(
    file: Identity, text: str, province_code: str | None = None, year: int | None = None
) -> Checked:
    """All that `text` says about provinces' scores, judged. The province and year apply to
    statements that name none. No text is refused, however little of it is understood."""
    return checks(file, [text], province_code, year)[0]


def checks(
    file: Identity, texts: Sequence[str], province_code: str | None = None, year: int | None = None
) -> list[Checked]:
    """Several texts, each by itself, judged by one question."""
    words = vocabulary.vocabulary(file)
    folded = [fold(text[:LONGEST]) for text in texts]
    read = [sentences.sentences(one, words, province_code, year) for one in folded]
    judged = iter(judgements(file, [one for all_ in read for each in all_ for one in each.found]))
    return [
        Checked(
            one.text,
            tuple(_checked(one.text, each, [next(judged) for _ in each.found]) for each in all_),
            cut=len(text) > LONGEST,
        )
        for text, one, all_ in zip(texts, folded, read, strict=True)
    ]


def judgements(file: Identity, found: list[Statement]) -> list[JudgedClaim]:
    """The statements judged by view judged_claim, in their order."""
    claims = [
        {"claim": number, **{name: getattr(one, name) for name in _JUDGED_BY}}
        for number, one in enumerate(found)
    ]
    return list(questions.judged_claims(file, claims)) if claims else []


def _checked(text: str, sentence: SentenceRead, rows: list[JudgedClaim]) -> CheckedSentence:
    findings = tuple(
        Finding(one, _words(text, one.span), row.verdict, row.reason, row)
        for one, row in zip(sentence.found, rows, strict=True)
    )
    leftovers = tuple(
        Leftover(span, _words(text, span), reason) for span, reason in sorted(set(sentence.left))
    )
    return CheckedSentence(
        sentence.span,
        _words(text, sentence.span),
        _verdict(sentence, findings),
        findings,
        leftovers,
    )


def _words(text: str, span: Span) -> str:
    return re.sub(r"\s+", " ", text[slice(*span)]).strip(" ,;")


def _verdict(sentence: SentenceRead, findings: tuple[Finding, ...]) -> str:
    """The verdict on the whole sentence: confirmed only if nothing in it stands unjudged."""
    verdicts = {one.verdict for one in findings}
    if "differs" in verdicts:
        return "refuted"
    if not findings or not sentence.whole or "cannot_be_checked" in verdicts:
        return "unjudged"
    if "wrong_denominator" in verdicts:
        return "denominator"
    return "rounding" if "rounding" in verdicts else "confirmed"
