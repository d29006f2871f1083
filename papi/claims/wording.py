"""The words for kinds of statements, verdicts, reasons, and for a printed figure and the computed
one beside it. Plain text: the caller escapes it."""

from papi.claims.questions import JudgedClaim
from papi.common.language import Language, marked
from papi.common.vocabulary import group_in_sentence, place

_KINDS = {
    "value": marked("Points"),
    "rank": marked("Rank"),
    "rank_from_bottom": marked("Rank from the bottom"),
    "region_rank": marked("Rank in its region"),
    "group": marked("Group"),
    "difference": marked("Change in points"),
    "percent": marked("Change in percent"),
    "rank_change": marked("Change of rank"),
    "direction": marked("Direction"),
    "rank_direction": marked("Direction of the rank"),
    "group_direction": marked("Direction of the group"),
    "rose_count": marked("Dimensions that rose"),
    "fell_count": marked("Dimensions that fell"),
    "percentage": marked("Percentage"),
    "mean": marked("Country mean"),
    "median": marked("Country median"),
}
KINDS = tuple(_KINDS)
_KINDS_AGAINST = {
    "difference": marked("Difference in points"),
    "percent": marked("Difference in percent"),
    "rank_change": marked("Difference in places"),
    "direction": marked("Higher or lower"),
    "rank_direction": marked("Ahead or behind"),
    "rose_count": marked("Dimensions that are higher"),
    "fell_count": marked("Dimensions that are lower"),
}
_VERDICTS = {
    "agrees": (marked("Agrees"), "✓"),
    "rounding": (marked("Rounding"), "≈"),
    "wrong_denominator": (marked("Wrong denominator"), "÷"),
    "differs": (marked("Differs"), "≠"),
    "cannot_be_checked": (marked("Cannot be checked"), "?"),
}
VERDICTS = tuple(_VERDICTS)
_SENTENCES = {
    "confirmed": (marked("Confirmed"), "✓"),
    "rounding": (marked("Right but for rounding"), "≈"),
    "denominator": (marked("Right but for the denominator"), "÷"),
    "refuted": (marked("Not what the tables say"), "≠"),
    "in_part": (marked("Not checked in full"), "○"),
    "unjudged": (marked("Not checked"), "○"),
}
_REASONS = {
    "negation": marked("A negative statement."),
    "denial": marked("The sentence denies or corrects something."),
    "doubt": marked("A guess or an estimate."),
    "condition": marked("A condition, not a result."),
    "question": marked("A question."),
    "goal": marked("A goal, not a result."),
    "quotation": marked("What somebody else says."),
    "other_index": marked("About an index other than PAPI, of which nothing is held."),
    "other_place": marked("About a district, a commune or an office, not a province."),
    "record": marked("A record or a multiple."),
    "province": marked("It is not certain which province is meant."),
    "year": marked("It is not certain which year is meant."),
    "measure": marked("It is not certain which score is meant."),
    "region": marked("It is not certain which region is meant."),
    "list": marked("It is not certain which figure belongs to which name."),
    "several": marked("One place for several provinces."),
    "base": marked("It is not certain what it is compared with."),
    "comment": marked("A comment without figures."),
    "not_understood": marked("Not understood."),
}
REASONS = tuple(_REASONS)

_WORDS = {
    "direction": {
        "rose": marked("a rise"),
        "fell": marked("a fall"),
        "same": marked("no change"),
    },
    "rank_direction": {
        "rose": marked("a better rank"),
        "fell": marked("a worse rank"),
        "same": marked("the same rank"),
    },
    "group_direction": {
        "rose": marked("a higher group"),
        "fell": marked("a lower group"),
        "same": marked("the same group"),
        "moved": marked("another group"),
    },
}
_WORDS_AGAINST = {
    "direction": {
        "rose": marked("higher"),
        "fell": marked("lower"),
        "same": marked("equal"),
    },
    "rank_direction": {
        "rose": marked("ahead"),
        "fell": marked("behind"),
        "same": marked("level"),
    },
}
_PRECISIONS = {
    "at_least": marked("more than {figure}"),
    "at_most": marked("at most {figure}"),
    "about": marked("about {figure}"),
}
# More than a fall of 3 points is lower than −3.
_PRECISIONS_OF_FALLS = {
    "at_least": marked("lower than {figure}"),
    "at_most": marked("no lower than {figure}"),
}
_RANKS = frozenset({"rank", "region_rank", "rank_from_bottom"})
_WHOLE = _RANKS | {"rank_change", "rose_count", "fell_count"}


def kind_name(language: Language, kind: str, against: str | None = None) -> str:
    """What kind of statement it is; against: what it is compared with instead of a year."""
    names = _KINDS | _KINDS_AGAINST if against else _KINDS
    return language.text(names[kind])


def verdict_name(language: Language, verdict: str) -> str:
    """The verdict on a statement in a word or two."""
    return language.text(_VERDICTS[verdict][0])


def verdict_mark(verdict: str) -> str:
    """The sign that says the same without colour; always beside the word."""
    return _VERDICTS[verdict][1]


def label(language: Language, verdict: str) -> str:
    """The verdict as mark and word."""
    return f"{verdict_mark(verdict)} {verdict_name(language, verdict)}"


def sentence_label(language: Language, verdict: str) -> str:
    """The verdict on a whole sentence as mark and word; in_part: some of it was judged, and none of
    that is wrong."""
    name, mark = _SENTENCES[verdict]
    return f"{mark} {language.text(name)}"


def leftover_reason(language: Language, reason: str) -> str:
    """Why something was not checked."""
    return language.text(_REASONS[reason])


def printed_figure(
    language: Language,
    row: JudgedClaim,
    precision: str | None = None,
    against: str | None = None,
) -> str:
    """The figure as its source printed it, in this language's number marks."""
    printed = row.printed
    if printed == "last":
        figure = language.text("last place")
    elif row.kind in {"group", *_WORDS}:
        figure = _word(language, row.kind, printed, against)
    else:
        places = len(printed.partition(".")[2])
        figure = _figure(language, row.kind, float(printed), places, row.printed_of, against)
    if not precision:
        return figure
    falls = row.kind in {"difference", "percent"} and printed.startswith("-")
    form = (_PRECISIONS | _PRECISIONS_OF_FALLS if falls else _PRECISIONS)[precision]
    return language.text(form, figure=figure)


def computed_figure(language: Language, row: JudgedClaim, against: str | None = None) -> str | None:
    """The figure that the tables give, with its denominator; None where they give none."""
    if row.computed_word is not None:
        return _word(language, row.kind, row.computed_word, against)
    if row.computed is None:
        return None
    places = 0
    if row.kind not in _WHOLE:
        # Enough decimals to show where the two differ.
        places = max(2, len(row.printed.partition(".")[2]))
        while places < 6 and row.verdict != "agrees" and _same(row.printed, row.computed, places):
            places += 1
    return _figure(language, row.kind, row.computed, places, row.computed_of, against)


def _figure(
    language: Language,
    kind: str,
    number: float,
    places: int,
    denominator: int | None,
    against: str | None,
) -> str:
    whole, written = round(number), language.decimals(number, places)
    if kind in _RANKS:
        rank = place(language, whole, denominator) if denominator else language.ordinal(whole)
        bottom = kind == "rank_from_bottom"
        return language.text("{place} from the bottom", place=rank) if bottom else rank
    if kind == "rank_change":
        return _places_moved(language, whole, against)
    if kind in {"rose_count", "fell_count"}:
        return _dimensions(language, whole, denominator)
    if kind in {"percentage", "percent"}:
        return f"{language.signed_decimals(number, places) if kind == 'percent' else written}%"
    if kind == "difference":
        written = language.signed_decimals(number, places)
    elif denominator:
        return language.text("{number} of {scale} points", number=written, scale=denominator)
    return language.text("{number} points", number=written)


def _dimensions(language: Language, counted: int, every: int | None) -> str:
    if every:
        return language.text("{n} of {all} dimensions", n=counted, all=every)
    return language.count("{n} dimension", "{n} dimensions", counted)


def _places_moved(language: Language, moved: int, against: str | None) -> str:
    if not moved:
        return language.text("no place")
    places = language.count("{n} place", "{n} places", abs(moved))
    if against:
        form = marked("{places} ahead") if moved > 0 else marked("{places} behind")
    else:
        form = marked("up {places}") if moved > 0 else marked("down {places}")
    return language.text(form, places=places)


def _word(language: Language, kind: str, word: str, against: str | None) -> str:
    if kind == "group":
        return group_in_sentence(language, word)
    return language.text((_WORDS_AGAINST if against else _WORDS)[kind][word])


def _same(printed: str, number: float, places: int) -> bool:
    try:
        return f"{float(printed):.{places}f}" == f"{number:.{places}f}"
    except ValueError:
        return False
