"""When a task is due, as a quarter of the plan's year, from what its row says of its time."""

import re
import unicodedata
from datetime import date, timedelta
from typing import Literal, get_args

from papi.common.language import CODES, Language, marked

Due = Literal["q1", "q2", "q3", "q4", "each_quarter", "each_half"]
DUES: tuple[Due, ...] = get_args(Due)
QUARTERS = (1, 2, 3, 4)
# What is done anew in each period is not over when it has been done once.
RECURRING: tuple[Due, ...] = ("each_quarter", "each_half")

_NAMES: dict[Due, str] = {
    "q1": marked("Quarter I"),
    "q2": marked("Quarter II"),
    "q3": marked("Quarter III"),
    "q4": marked("Quarter IV"),
    "each_quarter": marked("Each quarter"),
    "each_half": marked("Each half-year"),
}
_OF_A_QUARTER: tuple[Due, ...] = ("q1", "q2", "q3", "q4")

_EACH_QUARTER = re.compile(
    r"thường xuyên|liên tục|h[ằà]ng (tuần|tháng|quý)|mỗi (tuần|tháng|quý)|"
    r"continuously|weekly|monthly|quarterly|each (week|month|quarter)"
)
_EACH_HALF = re.compile(r"(6|sáu) tháng (một|1) lần|(6|sáu) tháng/lần|every six months|half-yearly")
_HALF = re.compile(r"(?:(?:6|sáu) tháng (đầu|cuối)(?: năm)?|(first|second) half of the year)")
_YEAR = re.compile(r"h[ằà]ng năm|cả năm|trong năm|cuối(?: năm)?|yearly|annually|the whole year")
_NUMBER = r"(?:quý |quarter |q)?(iv|i{1,3}|[1-4])"
_QUARTERS = re.compile(rf"(?:quý |quarter |q)(?:{_NUMBER}(?: ?[-–,] ?| và | and ))*{_NUMBER}")
_ORDINAL = re.compile(r"(first|second|third|fourth) quarter")
_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})")
_MONTH = re.compile(r"tháng (\d{1,2})")
# Words around a time that do not change in which quarter it ends.
_AROUND = re.compile(r"^(?:(?:hoàn thành|xong|trong|cuối|hết|đến hết|đến|in|by|end of|the) )+")
_BEFORE = re.compile(r"^(?:(?:hoàn thành|xong) )?(?:trước|before) (?:ngày )?")
_OF_YEAR = re.compile(r" ?(?:[/.]|năm|of|in|,)? ?(\d{4})$")
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "đầu": 1, "cuối": 2}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def due_name(language: Language, due: Due) -> str:
    """As a cell names it."""
    return language.text(_NAMES[due])


def quarter_name(language: Language, quarter: int) -> str:
    """“Quý III”."""
    return due_name(language, _OF_A_QUARTER[quarter - 1])


def due_of_cell(text: str) -> Due | None:
    """What a cell says, in either language; None where it names nothing of the list."""
    return _BY_NAME.get(_folded(text))


def due_of_time(time: str, year: int) -> Due | None:
    """When a task is due by the words of its row; `year` is the plan's. None where they name no
    time that ends in the year, or none that is understood: nothing is guessed."""
    words = _folded(time)
    if _EACH_QUARTER.fullmatch(words):
        return "each_quarter"
    if _EACH_HALF.fullmatch(words):
        return "each_half"
    words, said = _without_year(words)
    if said is not None and said != year:
        return None
    if not words or _YEAR.fullmatch(words):
        return "q4" if words or said else None
    quarter = _before(words, year) if _BEFORE.match(words) else _within(words, year)
    return _OF_A_QUARTER[quarter - 1] if quarter in QUARTERS else None


def is_due(due: Due | None, quarter: int) -> bool:
    """Whether something is to be shown for it by the end of a quarter."""
    if due is None:
        return False
    if due == "each_half":
        return quarter in (2, 4)
    return due == "each_quarter" or _OF_A_QUARTER.index(due) < quarter


def _without_year(words: str) -> tuple[str, int | None]:
    found = _OF_YEAR.search(words)
    if found is None:
        return words, None
    return words[: found.start()].strip(), int(found[1])


def _within(words: str, year: int) -> int | None:
    """The quarter in which a time ends."""
    words = _AROUND.sub("", words).removeprefix("ngày ")
    if found := _HALF.fullmatch(words):
        return 2 * _WORDS[found[1] or found[2]]
    if found := _ORDINAL.fullmatch(words):
        return _WORDS[found[1]]
    if found := _QUARTERS.fullmatch(words):
        last = found[2]
        return _ROMAN.get(last) or int(last)
    if found := _MONTH.fullmatch(words):
        return _of_month(int(found[1]))
    if found := _DAY.fullmatch(words):
        return _of_day(found, year, 0)
    return None


def _before(words: str, year: int) -> int | None:
    """The quarter in which the day before a date or a month lies."""
    words = _BEFORE.sub("", words)
    if found := _MONTH.fullmatch(words):
        return _of_month(int(found[1]) - 1)
    if found := _DAY.fullmatch(words):
        return _of_day(found, year, 1)
    return None


def _of_month(month: int) -> int | None:
    return (month + 2) // 3 if 1 <= month <= 12 else None


def _of_day(found: re.Match[str], year: int, before: int) -> int | None:
    try:
        day = date(year, int(found[2]), int(found[1])) - timedelta(days=before)
    except ValueError:
        return None
    return _of_month(day.month) if day.year == year else None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split())).strip(" .;:").casefold()


_BY_NAME: dict[str, Due] = {
    _folded(due_name(Language(code), due)): due for code in CODES for due in DUES
}
