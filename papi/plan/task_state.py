"""The states of a plan's task, as offices write them in both languages, and how they are read."""

import unicodedata
from typing import Literal, get_args

from papi.common.language import CODES, Language, marked

TaskState = Literal["not_begun", "under_way", "done", "late", "blocked", "dropped"]
STATES: tuple[TaskState, ...] = get_args(TaskState)
# Those after which nobody does more for the task.
ENDED: frozenset[TaskState] = frozenset({"done", "dropped"})

_NAMES: dict[TaskState, str] = {
    "not_begun": marked("Not begun"),
    "under_way": marked("Under way"),
    "done": marked("Done"),
    "late": marked("Behind time"),
    "blocked": marked("Held up"),
    "dropped": marked("Given up"),
}
# Other words that offices use for the same, in both languages.
_ALSO: dict[TaskState, tuple[str, ...]] = {
    "not_begun": ("chưa bắt đầu", "chưa triển khai", "not started"),
    "under_way": ("đang triển khai", "đang làm", "in progress", "ongoing"),
    "done": ("đã hoàn thành", "đã thực hiện", "đã xong", "xong", "completed", "complete"),
    "late": ("chậm", "chậm tiến độ", "trễ", "trễ hạn", "quá hạn", "late", "overdue"),
    "blocked": ("vướng mắc", "có vướng mắc", "khó khăn", "gặp khó khăn", "blocked"),
    "dropped": ("không thực hiện", "dừng", "dừng thực hiện", "dropped", "cancelled", "stopped"),
}


def state_name(language: Language, state: TaskState) -> str:
    """The state as files and pages name it."""
    return language.text(_NAMES[state])


def state_of(text: str) -> TaskState | None:
    """The state that a cell's words name, in either language, however spaced or capitalised; None
    where they name none. Nothing is guessed from a part of them."""
    return _BY_WORDS.get(_folded(text))


def _folded(text: str) -> str:
    # Some keyboards write an accent as a character of its own.
    return unicodedata.normalize("NFC", " ".join(text.split())).strip(" .;:").casefold()


_BY_WORDS: dict[str, TaskState] = {
    _folded(words): state
    for state in STATES
    for words in (*_ALSO[state], *(state_name(Language(code), state) for code in CODES))
}
