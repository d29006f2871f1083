"""Cuts a text into sentences, and these into tagged words, names, numbers and marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from papi.claims import folding
from papi.claims.folding import Folded
from papi.claims.vocabulary import WORD, Entry, Vocabulary

Span = tuple[int, int]


@dataclass(frozen=True)
class Token:
    """A word, name, number or mark. tag: as in `grammar`, "" says nothing, "?" is not known; value:
    a KnownPlace, a measure, a region code, a number as printed (with a decimal point), a year."""

    tag: str
    span: Span
    value: object = None


# Dates, document numbers and addresses: their digits are no figures.
_NOISE = re.compile(
    r"(?:ngay\s|hom\s)?(?<![\d/])\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?20\d\d"
    r"|(?:ngay|hom)\s\d{1,2}\sthang\s\d{1,2}(?:\snam\s20\d\d)?|ngay\s\d{1,2}/\d{1,2}"
    r"|(?:so\s)?\d{1,6}/(?:20\d\d/)?[a-z]{1,6}-[a-z\-]{1,12}|https?://[^\s]{1,300}"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?:st|nd|rd|th)?(?![a-z\d])")
_POSSESSIVE = re.compile(r"'s(?![a-z])")
_CODE = re.compile(r"d[1-8](?![a-z\d])")
_MARKS = {
    ",": "COMMA", ";": "SEMI", ":": "COLON", "(": "OPEN", ")": "CLOSE", "[": "OPEN", "]": "CLOSE",
    "-": "DASH", "/": "SLASH", "+": "PLUS", "%": "PERCENT", "?": "STOP", "\n": "SEMI",
}  # fmt: skip
_SILENT = frozenset(" \"'“”‘’«».!*")
_SENTENCE_END = re.compile(r"[.!?](?=[\s\"”]|$)|\n")
_ABBREVIATION = re.compile(r"(?<![a-z\d])(?:tp|t\.p|no|st|vs)$")
_BULLET = re.compile(r"[ \t]*(?:[-+*•·]|[a-z0-9]{1,2}[.)])\s")
# Between the words of one entry.
_GAP = re.compile(r"[ \-,./(']{1,3}")
# Endings that tell an old province from a new one of the same name.
_MARKED = (" cu", " moi", " old", " new")


def sentences(folded: Folded) -> list[Span]:
    """The sentences of a text. A line that ends with a colon goes on in the list below it, as long
    as its bullets are of one kind."""
    plain, spans, start, bullets = folded.plain, [], 0, ""
    for match in _SENTENCE_END.finditer(plain):
        if match.start() < start or _ABBREVIATION.search(
            plain[max(0, match.start() - 4) : match.start()]
        ):
            continue
        if plain[start : match.start()].rstrip().endswith(":"):
            bullets = "any"
        if bullets and match.group() != "\n":
            continue
        below = _BULLET.match(plain, len(plain) - len(plain[match.end() :].lstrip("\n")))
        kind = "" if below is None else "mark" if below.group().strip() in "-+*•·" else "number"
        if bullets and kind and bullets in {"any", kind}:
            bullets = kind
            continue
        spans.append((start, match.end()))
        start, bullets = match.end(), ""
    return [(a, b) for a, b in [*spans, (start, len(plain))] if plain[a:b].strip()]


def tokens(folded: Folded, span: Span, words: Vocabulary) -> list[Token]:
    """The tokens of a sentence, those that say nothing included."""
    return list(_Reader(folded, span, words).tokens())


class _Reader:
    """Reads one sentence from left to right, always the longest entry."""

    def __init__(self, folded: Folded, span: Span, words: Vocabulary) -> None:
        self._plain, self._text, self._span, self._words = folded.plain, folded.text, span, words
        sentence = folded.text[slice(*span)]
        self._accented = folding.has_accents(sentence)
        self._capitals = sentence != sentence.lower()

    def tokens(self) -> Iterator[Token]:
        """All tokens."""
        (at, end), before = self._span, ""
        if bullet := _BULLET.match(self._plain, at, end):
            at = bullet.end()
        while at < end:
            found = self._token(at)
            if found is None:
                at += 1
                continue
            listed = self._plain[found.span[0]] == "\n" and before in {"COLON", "SEMI"}
            if not listed:
                yield found
                before = found.tag
            at = found.span[1]
            if found.tag == "SEMI" and (bullet := _BULLET.match(self._plain, at, end)):
                at = bullet.end()

    def _token(self, at: int) -> Token | None:
        plain, end = self._plain, self._span[1]
        if plain[at] in _SILENT and not _POSSESSIVE.match(plain, at, end):
            return None
        if silent := _NOISE.match(plain, at, end) or _POSSESSIVE.match(plain, at, end):
            return Token("", silent.span())
        return self._entry(at) or self._unknown(at)

    def _unknown(self, at: int) -> Token:
        """A number, a word that is not known, or a mark."""
        plain, end = self._plain, self._span[1]
        if number := _NUMBER.match(plain, at, end):
            return self._number(number)
        if code := _CODE.match(plain, at, end):
            return Token("MEASURE", code.span(), (plain[at + 1],))
        if word := WORD.match(plain, at, end):
            negated = word.group().endswith("n't")
            return Token("STOP", word.span(), "negation") if negated else Token("?", word.span())
        return self._mark(at)

    def _mark(self, at: int) -> Token:
        mark = self._plain[at]
        digit = self._plain[at + 1 : at + 2].isdigit()
        tag = _MARKS.get(mark, "?")
        # A dash right before a digit and right after a bracket is a minus; any other is a dash.
        if mark == "-" and digit and self._plain[at - 1 : at] in {"(", "["}:
            tag = "MINUS"
        return Token(tag, (at, at + 1), "question" if tag == "STOP" else None)

    def _number(self, match: re.Match[str]) -> Token:
        written = match.group()
        digits = re.sub(r"[a-z]+$", "", written)
        if re.fullmatch(r"20[0-3]\d", written):
            return Token("YEAR", match.span(), int(written))
        whole, _, decimals = digits.replace(",", ".").partition(".")
        if len(whole) > 3 or len(decimals) > 6:
            return Token("?", match.span())
        whole = str(int(whole))
        if decimals:
            return Token("DEC", match.span(), f"{whole}.{decimals}")
        return Token("INT" if written == digits else "ORDINAL", match.span(), whole)

    def _entry(self, at: int) -> Token | None:
        """The longest entry that starts here."""
        ends, key, best = at, "", None
        while True:
            word = WORD.match(self._plain, ends, self._span[1])
            if not word:
                break
            key, ends = f"{key} {word.group()}".lstrip(), word.end()
            if key not in self._words.beginnings:
                break
            if entry := self._fitting(key, (at, ends)):
                best = Token(entry.tag, (at, ends), entry.value)
            gap = _GAP.match(self._plain, ends, self._span[1])
            if not gap:
                break
            ends = gap.end()
        return best

    def _fitting(self, key: str, span: Span) -> Entry | None:
        written = self._text[slice(*span)]
        after = self._plain[span[1] : span[1] + 2].lstrip(" ")
        # "Tây Ninh mới đạt" says that Tây Ninh has only just reached something.
        no_mark = key.endswith(_MARKED) and after[:1].isalnum()
        entries = self._words.entries.get(key, [])
        return next(
            (one for one in entries if self._fits(one, written) and not (one.name and no_mark)),
            None,
        )

    def _fits(self, entry: Entry, written: str) -> bool:
        if not _same_marks(written, entry.written):
            return False
        if entry.name:
            lower = self._capitals and written[0].islower()
            return not lower and folding.accents_agree(written, entry.written)
        return not self._accented or folding.letters(written) == folding.letters(entry.written)


def _same_marks(written: str, entry: str) -> bool:
    """Whether the commas, slashes and full stops inside are those of the entry."""
    inside = re.sub(r"[^,/.(]", "", written.rstrip("."))
    return inside in {"", re.sub(r"[^,/.(]", "", entry.rstrip(".)"))}
