"""Reads the sentences of a text, and the rows of its tables, as statements to judge and
what is left unjudged."""

from dataclasses import dataclass, replace

from papi.claims import pasted_tables, refusing, tokens
from papi.claims.about import About, Context, Unsettled
from papi.claims.clauses import Clause, clauses
from papi.claims.folding import Folded
from papi.claims.pasted_tables import Row
from papi.claims.phrases import Phrase
from papi.claims.settling import Settling, Statement
from papi.claims.tokens import Span, Token
from papi.claims.vocabulary import KnownPlace, Vocabulary


@dataclass
class SentenceRead:
    """A sentence as it was read: statements that can be judged, and the rest."""

    span: Span
    found: list[Statement]
    left: list[tuple[Span, str]]
    whole: bool


# A sentence with more words that count is no sentence.
_MOST_WORDS = 300
_FIGURES = frozenset({"DEC", "INT", "ORDINAL", "PERCENT", "NAMED_RANK", "UP", "DOWN", "STOP"})
_NUMBERS = frozenset({"DEC", "INT", "ORDINAL"})
_SUBJECTS = frozenset({"PLACE", "MEASURE", "POINTS", "STEPS"})
_STANDINGS = _NUMBERS | {
    "UP", "DOWN", "TOP", "GROUP", "RANK", "HANG", "MOST", "LEAST", "HIGHER", "LOWER", "NAMED_RANK",
}  # fmt: skip


def sentences(
    folded: Folded, words: Vocabulary, province_code: str | None, year: int | None
) -> list[SentenceRead]:
    """The sentences and rows of one text as they were read."""
    units = [
        (unit, tokens.tokens(folded, unit.span if isinstance(unit, Row) else unit, words))
        for unit in pasted_tables.units(folded)
    ]
    context = _context(folded, [one for _, row in units for one in row], province_code, year)
    read = []
    for unit, row in units:
        if isinstance(unit, Row):
            read.append(_row(folded, unit, words, context))
        else:
            sentence, context = _read(unit, row, words, context)
            read.append(sentence)
    return read


def _context(
    folded: Folded, row: list[Token], province_code: str | None, year: int | None
) -> Context:
    """What the whole text names, and the caller's choice; that does not hold for a text about a
    place that no province is called."""
    places = {id(one.value): one.value for one in row if isinstance(one.value, KnownPlace)}
    distinct = list({tuple(sorted(one.codes.items())): one for one in places.values()}.values())
    years = {one.value for one in row if one.tag == "YEAR" and isinstance(one.value, int)}
    named = _names_something_else(folded.text, row)
    return Context(
        only_place=distinct[0] if len(distinct) == 1 else None,
        only_year=years.pop() if len(years) == 1 else None,
        given_code=None if named else province_code,
        given_year=year,
    )


def _names_something_else(text: str, row: list[Token]) -> bool:
    """Whether a capitalised word that is not known follows another or "tỉnh", as the name of a
    place would."""
    capitals = [
        one.tag == "?" and text[one.span[0]].isupper() and not text[slice(*one.span)].isupper()
        for one in row
    ]
    titles = [one.tag == "PLACES_WORD" for one in row]
    return any(
        name and (before or title)
        for before, title, name in zip(capitals, titles, capitals[1:], strict=False)
    )


def _row(folded: Folded, row: Row, words: Vocabulary, context: Context) -> SentenceRead:
    """A row of a table: what its numbers say, each by itself."""
    whole = SentenceRead(row.span, [], [], whole=True)
    for said in pasted_tables.sayings(folded, row, words):
        one, _ = _read(row.span, said, words, context)
        whole.found += one.found
        whole.left += one.left
        whole.whole = whole.whole and one.whole
    return whole


def _read(
    span: Span, row: list[Token], words: Vocabulary, context: Context
) -> tuple[SentenceRead, Context]:
    """A sentence with what can be judged in it, and what the next one may leave unsaid."""
    said, comment = _without_comment(row)
    if sum(bool(one.tag) for one in said) > _MOST_WORDS:
        return SentenceRead(span, [], [(span, "not_understood")], whole=False), context
    parts = clauses(said)
    phrases = [phrase for one in parts for phrase in one.phrases]
    about = About(parts, words, context)
    settling = Settling(about)
    unused = list(refusing.unused(about))
    stops = [str(one.value) for one in row if one.tag == "STOP"]
    stops += [why for _, why in unused if why != "not_understood"]
    stop = stops[0] if stops else None
    sentence = SentenceRead(span, [], unused, whole=not (stops or unused))
    understood = True
    unclear = {_bracket(one) for one in parts if any(said.name == "?" for said in one.phrases)}
    for clause in parts:
        unknown = _bracket(clause) in unclear
        understood = understood and not unknown
        if unknown:
            sentence.whole = False
        _judge(sentence, clause, settling, stop or (None if understood else "not_understood"))
    if not sentence.found:
        sentence.left = _expected(sentence.left, phrases)
    if comment is not None and sentence.found:
        sentence.left.append((comment, "comment"))
    after = about.remembered() if understood else replace(about.remembered(), measure=None)
    return sentence, after


def _bracket(clause: Clause) -> int:
    """The same for the clauses of one bracket: these are understood together or not at all."""
    return id(clause.before or clause)


def _expected(left: list[tuple[Span, str]], phrases: list[Phrase]) -> list[tuple[Span, str]]:
    """What a reader may expect to see checked in a sentence without a verdict: its figures, and all
    of it if it names a province and a year and says where it stood. Prose about tasks, with a
    number here and there, is left alone."""
    tags = {token.tag for one in phrases for token in one.tokens}
    figures = {draft.span for one in phrases for draft in one.drafts if not draft.bare}
    if figures or (tags & _NUMBERS and tags & _SUBJECTS):
        figures |= {
            one.span for one in phrases if one.name == "?" and one.tokens[0].tag in _NUMBERS
        }
        if kept := [one for one in left if one[0] in figures]:
            return kept
    counted = any(one.name == "count" for one in phrases) and tags & {"UP", "DOWN"}
    return left if counted or ({"PLACE", "YEAR"} <= tags and tags & _STANDINGS) else []


def _judge(sentence: SentenceRead, clause: Clause, settling: Settling, reason: str | None) -> None:
    """Adds the clause's figures to what can be judged or to what cannot, with the reason."""
    for draft in clause.drafts:
        try:
            if reason:
                raise Unsettled(reason)
            sentence.found += settling.statements(clause, draft)
        except Unsettled as why:
            sentence.left.append((draft.span, why.reason))
            sentence.whole = False
    unknown = [one for one in clause.phrases if one.name == "?"]
    if unknown:
        numbers = [one for one in unknown if one.tokens[0].tag in _NUMBERS]
        spans = [one.span for one in numbers] or [(unknown[0].span[0], unknown[-1].span[1])]
        sentence.left += [(span, "not_understood") for span in spans]


def _without_comment(row: list[Token]) -> tuple[list[Token], Span | None]:
    """The tokens before a comment without figures ("cho thấy nỗ lực của tỉnh"), and its span."""
    at = next((at for at, one in enumerate(row) if one.tag == "COMMENT"), None)
    if not at or any(one.tag in _FIGURES | {"YEAR"} for one in row[at:]):
        return row, None
    kept = row[:at]
    while kept and kept[-1].tag in {"COMMA", "DASH", "SEMI"}:
        kept.pop()
    return kept, (row[at].span[0], row[-1].span[1])
