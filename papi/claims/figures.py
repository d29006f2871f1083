"""The statements of a text, each a figure or a group with its place in the text; whose they are and
of which year is for `attribution`. One table of patterns, read in order: what one has understood
the next does not see."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from papi.claims import lexicon
from papi.claims.patterns import NUMBER, any_of, canonical, whole

Span = tuple[int, int]


@dataclass(frozen=True)
class Figure:
    """kind as in table claim; printed with a decimal point and a sign, or a word. `pair` is the
    span of "from 57th to 46th" that the figure is one end of, `first` marks the earlier end; `word`
    a place said without a number (dẫn đầu)."""

    span: Span
    kind: str
    printed: str
    printed_of: int | None = None
    precision: str | None = None
    first: bool = False
    pair: Span | None = None
    word: bool = False


_UP, _DOWN = any_of(lexicon.UP), any_of(lexicon.DOWN)
_PLACES, _POINTS = any_of(lexicon.PLACES_UNITS), any_of(lexicon.POINT_UNITS)
_PERCENT = any_of(lexicon.PERCENT_UNITS)
_WORDS = any_of(lexicon.NUMBER_WORDS)
_NOT_POINTS = r"(?!\s?(?:phan\stram|%|percent|thanh\sphan))"
_UNIT = rf"(?:(?P<places>{_PLACES}(?!\s(?:muc|thu\s\d)))|(?P<points>{_POINTS}{_NOT_POINTS})|(?P<percent>{_PERCENT}))(?![a-z])"
_COUNT = rf"(?P<n>(?<![\d.,/])\d{{1,3}}(?:[.,]\d{{1,6}})?(?![.,/]?\d)|(?<![a-z]){_WORDS})"
# Words that may stand between a verb of change and its figure; the others end its reach.
_NO_REACH = (
    r"(?!(?:dat|xep|dung|con|xuong|toi|den|voi|la|from|to|with|at|score|scored|scoring|tu|va|and|"
    r"gom|trong|trung|cao|thap|nhom|hang|rank|ranked|diem|of)\b)"
)
_REACH = rf"(?:\s(?:manh|them|duoc|gan|khoang|hon|toi|diem(?:\sso)?|hang|nam\s20\d\d|la|nam\struoc|of|by|{_NO_REACH}[a-z0-9]{{1,14}})){{0,4}}?"
_OF = r"(?:\s?/\s?|\s(?:tren\stong\sso|trong\stong\sso|tren\stong|trong\sso|tren|trong|out\sof|of|among)\s(?:the\s|all\s|a\stotal\sof\s|ca\s|tong\sso\s)?)"
_SCALE = (
    rf"(?:{_OF}(?:thang\sdiem\s|thang\s|maximum\sof\s|a\spossible\s|a\smaximum\sof\s|tong\sdiem\s)?"
    r"(?P<of>80|60|10)(?![\d.,]*\d)(?:\s?(?:diem|points?))?)"
)
_DENOMINATOR = rf"(?:{_OF}(?P<of>\d{{1,2}})(?![\d.,/]*\d)(?!\s?(?:diem|points|%)))"
_CORE = r"(?:thu|hang|vi\stri|xep|dung|bac|giu)"
_CUE = r"(?<![a-z])(?P<cue>(?:(?:xep|dung|thu|hang|vi\stri|bac|so|o|tai|giu|vao|len|xuong|dat|la|hien|chi|van|duoc|ve|den|tu)\s?:?\s?){1,6})"
_ABOUT = rf"(?:(?P<about>{whole(lexicon.ABOUT)})|(?P<least>{whole(lexicon.AT_LEAST)})|(?P<most>{whole(lexicon.AT_MOST)}))\s"
_GROUP_VI = any_of(w for w in lexicon.GROUPS if re.match(r"trung|cao|thap|dan|dung|tot|kem", w))
_GROUP_EN = any_of(w for w in lexicon.GROUPS if not re.match(r"trung|cao|thap|dan|dung|tot|kem", w))
_ORDINAL_WORDS = any_of(
    w for w in lexicon.NUMBER_WORDS if re.search(r"(first|second|third|th)$", w)
)
_LOCALITIES = r"(?:tinh|thanh\spho|dia\sphuong|don\svi|provinces?|localit(?:y|ies)|cities)"


def _precision(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    for name, word in (("about", "about"), ("least", "at_least"), ("most", "at_most")):
        if found.get(name):
            return word
    return None


def _number(word: str) -> str:
    return str(lexicon.NUMBER_WORDS[word]) if word in lexicon.NUMBER_WORDS else canonical(word)


def _of(match: re.Match[str]) -> int | None:
    found = match.groupdict().get("of")
    return int(found) if found else None


def _value(match: re.Match[str]) -> list[Figure]:
    return [
        Figure(match.span(), "value", canonical(match["n"]), _of(match), _precision(match))
    ]  # fmt: skip


def _change(sign: str) -> Callable[[re.Match[str]], list[Figure]]:
    def read(match: re.Match[str]) -> list[Figure]:
        groups = match.groupdict()
        kind = (
            "rank_change" if groups.get("places")
            else "percent" if groups.get("percent") else "difference"
        )  # fmt: skip
        number = _number(match["n"])
        if kind == "rank_change" and "." in number:
            return []
        minus = "-" if (sign or groups.get("sign")) == "-" and float(number) else ""
        return [Figure(match.span(), kind, minus + number, precision=_precision(match))]

    return read


def _rank(match: re.Match[str]) -> list[Figure]:
    number = _number(match["n"])
    if not 1 <= int(number) <= 63:
        return []
    return [Figure(match.span(), "rank", number, _of(match))]


def _first_rank(match: re.Match[str]) -> list[Figure]:
    return [replace(one, first=True) for one in _rank(match)]


def _cued_rank(match: re.Match[str]) -> list[Figure]:
    """A place led by words; enumerations and weekdays ("thứ ba") are none."""
    if not re.search(_CORE, match["cue"]):
        return []
    before = match.string[max(0, match.start() - 12) : match.start()]
    if re.search(r"(?:lan|nam|nhom|khoa|ky|quy|chieu|sang|ngay|dieu|chuong|cap)\s$", before):
        return []
    alone = re.fullmatch(r"thu\s*", match["cue"])
    if alone and not match["n"].isdigit():
        scope = r"\s?(?:/|tren|trong|ca\snuoc|toan\squoc|khu\svuc|vung|toan)"
        if not re.match(scope, match.string[match.end("n") :]):
            return []
    return _rank(match)


def _named(printed: str) -> Callable[[re.Match[str]], list[Figure]]:
    return lambda match: [Figure(match.span(), "rank", printed, word=True)]


def _top(match: re.Match[str]) -> list[Figure]:
    return [Figure(match.span(), "rank", _number(match["n"]), precision="at_most")]


def _group(match: re.Match[str]) -> list[Figure]:
    word = re.sub(r"[\s,]+", " ", match["group"])
    return [Figure(match.span(), "group", lexicon.GROUPS[word])]


def _from_to(match: re.Match[str]) -> list[Figure]:
    """Two figures of one kind, the earlier first."""
    points = match["points"] or match["points2"] or "." in canonical(match["n"])
    numbers = [_number(match["n"]), _number(match["m"])]
    kind = "value" if points else "rank"
    if kind == "rank" and any("." in one for one in numbers):
        return []
    spans = (match.start(), match.end("n_end")), (match.start("to"), match.end())
    return [
        Figure(spans[0], kind, numbers[0], first=True, pair=match.span()),
        Figure(spans[1], kind, numbers[1], pair=match.span()),
    ]


def _direction(word: str) -> Callable[[re.Match[str]], list[Figure]]:
    return lambda match: [Figure(match.span(), "direction", word)]


_END_OF_CHANGE = (
    r"(?=\s*(?:$|[.,;:)\n]|so\svoi|nhe|manh|dang\ske|trong|compared|from|slightly|sharply|in\s20|"
    r"nam\s20|va\s|and\s|hon\s))"
)
_PLACE_CUE = (
    r"(?:tu\s|from\s)(?:(?:vi\stri|hang|thu|thu\shang|muc|so|the|a\srank\sof|place|rank|ranking|"
    r"position)\s){0,3}(?:thu\s)?"
)
_ENDING = r"(?:st|nd|rd|th)?(?:\splace|\sposition)?"

# (pattern, reader), the surest first.
TABLE: list[tuple[re.Pattern[str], Callable[[re.Match[str]], list[Figure]]]] = [
    (re.compile(pattern), read)
    for pattern, read in (
        # từ 57 (năm 2022) lên 46; from 39.81 points to 40.83
        (
            rf"(?<![a-z]){_PLACE_CUE}(?P<n_end>(?P<n>\d{{1,2}}(?:[.,]\d{{1,6}})?)(?!\d){_ENDING}"
            rf"(?:\s?/\s?\d\d)?(?:\s?(?P<points>{_POINTS}))?)(?P<mid>[^.;\n\d]{{0,25}}(?:20\d\d)?\)?[^.;\n\d]{{0,12}}?)"
            r"(?P<to>(?<![a-z])(?:len|xuong|con|den|thanh|toi|to)\s"
            r"(?:(?:o|con|vi\stri|hang|thu|thu\shang|muc|the|a\srank\sof|place|rank|position)\s){0,3}"
            rf"(?P<m>\d{{1,2}}(?:[.,]\d{{1,6}})?)(?!\d){_ENDING}(?:\s?/\s?\d\d)?(?:\s?(?P<points2>{_POINTS}))?)"
            r"(?![.,]?\d|\s?(?:bac|hang|%|places))",
            _from_to,
        ),
        # tăng 11 bậc, giảm 0,5 điểm, up 1.03 points, fell by 5 places
        (rf"(?<![a-z]){_UP}(?![a-z]){_REACH}\s(?:{_ABOUT})?\+?{_COUNT}[\s-]?{_UNIT}", _change("+")),
        (rf"(?<![a-z]){_DOWN}(?![a-z]){_REACH}\s(?:{_ABOUT})?-?{_COUNT}[\s-]?{_UNIT}", _change("-")),
        # 11 places higher, a 1.03-point increase, cao hơn is above
        (
            rf"{_COUNT}[\s-]?{_UNIT}[\s-](?:{any_of(w for w in lexicon.UP if w.isascii() and len(w) > 1)}|more|better|above|jump|ahead)(?![a-z])",
            _change("+"),
        ),
        (
            rf"{_COUNT}[\s-]?{_UNIT}[\s-](?:{_DOWN}|less|fewer|worse|below|loss|slide)(?![a-z])",
            _change("-"),
        ),
        # (+1,03 điểm), -5 bậc
        (rf"(?<![\w.,])(?P<sign>[+-])\s?{_COUNT}[\s-]?{_UNIT}", _change("")),
        (r"(?<![\w.,])(?P<sign>[+-])\s?(?P<n>\d{1,2}[.,]\d{1,6})(?![\d%/])", _change("")),
        (rf"(?<![a-z])(?:tang|nang|up|cong)\s(?:them\s|by\s)?(?P<n>\d{{1,2}}[.,]\d{{1,6}})(?![\d/]|\s?%)", _change("+")),
        (rf"(?<![a-z])(?:giam|sut|tut|down|tru)\s(?:by\s|mat\s)?(?P<n>\d{{1,2}}[.,]\d{{1,6}})(?![\d/]|\s?%)", _change("-")),
        # groups
        (
            rf"(?<![a-z])nhom(?![a-z])(?:(?!\bnhom\b)[^.;:\n(]){{0,70}}?(?<![a-z])(?P<group>{_GROUP_VI})(?![a-z])(?!\s(?:hon|diem))",
            _group,
        ),
        (
            rf"(?<![a-z])(?:muc|loai|hang|dat|diem|diem\sso|xep|so)\s(?P<group>trung\sbinh\s?-?\s?(?:cao|thap))(?![a-z])",
            _group,
        ),
        (
            rf"(?<![a-z])(?P<group>{_GROUP_EN})(?:[\s-](?:performing|scoring|performance|scores?|level|ranked|tier)){{0,2}}\s(?:group|quartile|category|cluster|tier|bracket|band)(?![a-z])",
            _group,
        ),
        (
            rf"(?<![a-z])(?:group|quartile|category|tier|cluster)(?![a-z])[^.;:\n(]{{0,60}}?(?<![a-z])(?P<group>{_GROUP_EN})(?![a-z])",
            _group,
        ),
        (r"(?<![a-z])(?P<group>(?:high|low)[\s-]average)(?![a-z])", _group),
        # from 57th; to 46th
        (rf"(?<![a-z]){_PLACE_CUE}(?P<n>\d{{1,2}})(?:(?<=hang\s\d\d)|st|nd|rd|th)(?![a-z\d]|[.,]\d)(?:\splace|\sposition)?{_DENOMINATOR}?", _first_rank),
        (rf"(?<![a-z])to\s(?:the\s|rank\s|place\s|number\s){{0,2}}(?P<n>\d{{1,2}})(?:st|nd|rd|th)(?![a-z])(?:\splace|\sposition)?{_DENOMINATOR}?", _rank),
        # top 10; 10 tỉnh dẫn đầu
        (rf"(?<![a-z])(?:top|tốp|top\s|tot\s)\s?-?(?P<n>\d{{1,2}})(?![\d.,]*[\d%])", _top),
        (
            rf"(?<![\d.,/])(?P<n>\d{{1,2}})(?![\d.,/])\s{_LOCALITIES}(?:,\sthanh\spho)?(?:(?!nhom)[^.;:,\n\d]){{0,30}}?(?<![a-z])(?:dan\sdau|dung\sdau|cao\snhat|tot\snhat)(?![a-z])",
            _top,
        ),
        (r"(?<![\d.,/])(?P<n>\d{1,2})\s(?:best|top|leading|highest)(?:[\s-][a-z]{1,12}){0,2}?\s(?:provinces|localities)", _top),
        # places
        (
            rf"{_CUE}(?P<n>(?<![\d.,/])0?\d{{1,2}}(?![\d]|[.,]\d)|(?<![a-z])(?:{_WORDS})(?![a-z]))(?!\s?(?:diem|bac|hang\s|%|tinh\s|nam\s|lan|chi\sso|noi\sdung)){_DENOMINATOR}?",
            _cued_rank,
        ),
        (
            rf"(?<![a-z])(?:rank(?:ed|s|ing|ings)?|plac(?:ed|es|ing)|stood|stands?|standing|positioned|came|comes|finished|finishes|sits|no\.?|number|position|place)(?![a-z])\W{{0,3}}(?:(?:at|in|the|number|no\.?|only|of|as|is|was|overall|out|nationally|nationwide|\#)\s?){{0,4}}\#?(?P<n>\d{{1,2}}|{_ORDINAL_WORDS}|one)(?:st|nd|rd|th)?(?![a-z\d]|[.,]\d)(?!\s?(?:points|places|percent|%|spots))(?:\s(?:place|position|spot|rank))?(?:\s(?:nationwide|nationally|overall))?{_DENOMINATOR}?",
            _rank,
        ),
        (
            rf"(?<![\d.,/])(?P<n>\d{{1,2}}|(?<![a-z]){_ORDINAL_WORDS})(?<=\d|[a-z])(?:st|nd|rd|th)?(?![a-z\d]|[.,]\d)\s?(?:place|position|rank|spot|ranking){_DENOMINATOR}?",
            _rank,
        ),
        (rf"(?<![\d.,/])(?P<n>\d{{1,2}})(?:st|nd|rd|th)(?![a-z\d])(?:{_DENOMINATOR}|\s(?:nationwide|nationally|overall|in\s(?:the\s)?(?:country|nation|region|viet|mekong|red|central|south|north|rank)))", _rank),
        (
            r"(?<![a-z])(?<!nguoi\s)(?<!lanh\sdao\s)(?:dung\sdau|dan\sdau|xep\sdau|dung\sthu\snhat|quan\squan|vi\stri\sdau|vi\stri\sso\s1|ngoi\sdau)(?![a-z])(?!\s(?:nhom|cac\sco|co\squan|don\svi|cap|to\schuc|dia\sphuong|chinh\squyen))",
            _named("1"),
        ),
        (r"(?<![a-z])(?:a\squan)(?![a-z])", _named("2")),
        (r"(?<![a-z])(?:topped|tops|topping|led\sthe|leads\sthe|leading\sthe|table-topping|top\sof\sthe|first\sin\sthe\scountry)(?![a-z])", _named("1")),
        (
            r"(?<![a-z])(?:dung\scuoi|xep\scuoi|cuoi\sbang|chot\sbang|dung\schot|doi\sso|vi\stri\scuoi|hang\scuoi|ranked\slast|ranks\slast|last\splace|came\slast|finished\slast|bottom\sof\sthe|at\sthe\sbottom)(?![a-z])",
            _named("last"),
        ),
        # points
        (rf"(?:{_ABOUT})?{NUMBER[:NUMBER.index('(?![')]}(?!\d|[.,]\d){_SCALE}(?:\s?(?:diem|points?))?", _value),
        (rf"(?:{_ABOUT})?{NUMBER}\s?(?:{_POINTS}){_NOT_POINTS}(?![a-z]){_SCALE}?", _value),
        (
            rf"(?<![a-z])(?:dat|duoc|diem|diem\sso|la|voi|score|scores|scored|scoring|with|at|of|got|mark|papi)\s?[:=(]?\s?(?P<n>(?<![\d.,/])\d{{1,2}}[.,]\d{{1,6}})(?![\d/%]|[.,]\d|\s?(?:%|phan|ty|trieu|trieu|million|billion|km|ha|usd|percent|dong))",
            _value,
        ),
        (r"(?<=[a-z])\)?\s?[:=(-]\s?(?P<n>\d{1,2}[.,]\d{1,6})(?![\d/%]|[.,]\d|\s?(?:%|phan|ty|trieu))", _value),
        # 46/63 alone
        (r"(?<![\d.,/])(?P<n>0?\d{1,2})\s?/\s?(?P<of>6[0-3]|34)(?![\d.,/]*\d)(?!\s?(?:diem|points|20))", _rank),
        (rf"(?<![\d.,/])(?P<n>0?\d{{1,2}})\s?/\s?(?P<of>\d{{1,2}})(?=\s{_LOCALITIES})", _rank),
    )
]

_MORE = re.compile(rf"\s?(?:,|va|and|&)\s(?:them\s|by\s)?{_COUNT}[\s-]?{_UNIT}")
_ROSE = re.compile(rf"(?<![a-z]){any_of(lexicon.ROSE)}{_END_OF_CHANGE}")
_FELL = re.compile(rf"(?<![a-z]){any_of(lexicon.FELL)}{_END_OF_CHANGE}")


def find(plain: str, blocked: list[Span]) -> list[Figure]:
    """All figures in the order of the text; `blocked` spans (years, dates, names with numbers) hold
    none of their own."""
    free = _Free(plain, blocked)
    found: list[Figure] = []
    for pattern, read in TABLE:
        for match in free.matches(pattern):
            figures = read(match)
            if figures and free.take(match):
                found += figures
                if figures[0].kind in {"difference", "rank_change", "percent"}:
                    found += _carried(match, figures[0], free)
    return sorted(found, key=lambda one: one.span)


def directions(plain: str, figures: list[Figure]) -> list[Figure]:
    """Rises and falls told without a figure."""
    taken = [one.pair or one.span for one in figures]
    return [
        Figure(match.span(), "direction", word)
        for pattern, word in ((_ROSE, "rose"), (_FELL, "fell"))
        for match in pattern.finditer(plain)
        if not any(match.start() < end and start < match.end() for start, end in taken)
    ]


def _carried(match: re.Match[str], figure: Figure, free: "_Free") -> Iterator[Figure]:
    """"up 1.03 points and 11 places": the second figure moves the same way."""
    more = _MORE.match(match.string, match.end())
    if more and free.take(more):
        sign = "-" if figure.printed.startswith("-") else "+"
        for one in _change(sign)(more):
            yield replace(one, span=more.span())


class _Free:
    """The letters that no statement has used yet."""

    def __init__(self, plain: str, blocked: list[Span]) -> None:
        self._plain = plain
        self._used = bytearray(len(plain))
        for start, end in blocked:
            self._use(start, end)

    def _use(self, start: int, end: int) -> None:
        self._used[start:end] = b"\1" * (end - start)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches of the pattern whose figure is still free; a match that is not is tried again
        one letter on."""
        at = 0
        while match := pattern.search(self._plain, at):
            if self._figure_is_free(match):
                yield match
                at = max(match.end(), at + 1)
            else:
                at = match.start() + 1

    def _figure_is_free(self, match: re.Match[str]) -> bool:
        groups = match.groupdict()
        spans = [match.span(name) for name in ("n", "m", "group") if groups.get(name)]
        return not any(any(self._used[start:end]) for start, end in spans or [match.span()])

    def take(self, match: re.Match[str]) -> bool:
        """Marks the match as used; False when its figure already was."""
        if not self._figure_is_free(match):
            return False
        self._use(*match.span())
        return True
