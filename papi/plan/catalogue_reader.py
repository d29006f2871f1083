"""Reads a catalogue of tasks that an office wrote; what cannot be used is named by its cell."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from openpyxl.utils import get_column_letter

from papi.common.language import CODES, Language, marked
from papi.common.printable import printable
from papi.plan import catalogue_cells
from papi.plan.catalogue import Meanings, folded
from papi.plan.catalogue_cells import CatalogueRefused, Cells
from papi.plan.catalogue_columns import COLUMNS, LONGEST_TEXT, MOST_TASKS, REQUIRED, headings
from papi.warehouse.actions import Action

_SHOWN = 60  # characters of a wrong value in a sentence

_UNKNOWN_HEADING = marked(
    "{file}, sheet “{sheet}”, cell {cell}: “{value}” is not a column of a catalogue. The columns "
    "are: {names}."
)
_NO_NAME = marked("{file}, sheet “{sheet}”, cell {cell}: a column with text has no heading.")
_REPEATED = marked("{file}, sheet “{sheet}”, cell {cell}: the column “{value}” stands twice.")
_NO_HEADING = marked("{file}, sheet “{sheet}”: the first row lacks the column “{value}”.")
_EMPTY = marked("{file}, sheet “{sheet}”, cell {cell}: “{heading}” must not be empty.")
_LONG = marked("{file}, sheet “{sheet}”, cell {cell}: the text has more than {limit} characters.")
_UNKNOWN_CONTENT = marked(
    "{file}, sheet “{sheet}”, cell {cell}: “{value}” is not a content that PAPI measures now. Use "
    "its number, for example 1.1, or its name."
)
_UNKNOWN_LEVEL = marked(
    "{file}, sheet “{sheet}”, cell {cell}: “{value}” is not a level; write “Provincial level” or "
    "“Commune level”."
)
_UNKNOWN_QUESTION = marked(
    "{file}, sheet “{sheet}”, cell {cell}: “{value}” is not a survey question of “{content}”."
)
_NO_TASKS = marked("{file}, sheet “{sheet}”: there is no task below the headings.")
_MANY = marked("{file}, sheet “{sheet}”: there are more than {limit} tasks; no more are read.")


def read(
    content: bytes, file: str, meanings: Meanings, shipped: Iterable[Action]
) -> tuple[Action, ...]:
    """The tasks of an .xlsx called `file`, in their order. A row that is a shipped task unchanged
    is that task, in both languages; any other says the same in both and knows no bodies of ours.
    Raises CatalogueRefused, which names the first cell at fault."""
    cells = catalogue_cells.read(content, _short(file))
    return _Sheet(cells, _short(file), meanings, shipped).tasks()


def _short(text: str) -> str:
    clean = " ".join(printable(text).split())
    return clean if len(clean) <= _SHOWN else f"{clean[:_SHOWN]}…"


class _Sheet:
    """One sheet: where its columns are, and its rows as tasks."""

    def __init__(
        self, cells: Cells, file: str, meanings: Meanings, shipped: Iterable[Action]
    ) -> None:
        self._cells, self._file, self._meanings = cells, file, meanings
        self._shipped = {one.id: one for one in shipped}
        self._headings = cells.rows[0] if cells.rows else []
        self._places = self._found()

    def tasks(self) -> tuple[Action, ...]:
        """Every row that is not empty."""
        rows = [
            (number, row)
            for number, row in enumerate(self._cells.rows[1:], start=2)
            if any(text.strip() for text in row)
        ]
        if not rows:
            raise self._refused(_NO_TASKS)
        if len(rows) > MOST_TASKS:
            raise self._refused(_MANY, limit=MOST_TASKS)
        found: dict[str, Action] = {}
        for number, row in rows:
            task = self._task(number, row)
            # A row that was copied still has the code of the row it came from.
            named = replace(task, id=_new_id(task)) if task.id in found else task
            found.setdefault(named.id, named)
        return tuple(found.values())

    def _found(self) -> dict[str, int]:
        """The position of each column, in any order, by its heading in either language."""
        named = {
            folded(words): name
            for code in CODES
            for words, name in zip(headings(Language(code)), COLUMNS, strict=True)
        }
        places: dict[str, int] = {}
        for place, words in enumerate(self._headings):
            name = named.get(folded(words))
            if name is None and any(row[place].strip() for row in self._cells.rows):
                message = _UNKNOWN_HEADING if words.strip() else _NO_NAME
                names = ", ".join(self._expected())
                raise self._at(message, 1, place, value=_short(words), names=names)
            if name in places:
                raise self._at(_REPEATED, 1, place, value=_short(words))
            if name is not None:
                places[name] = place
        for heading, name in zip(self._expected(), COLUMNS, strict=True):
            if name in REQUIRED and name not in places:
                raise self._refused(_NO_HEADING, value=heading)
        return places

    def _expected(self) -> list[str]:
        """The headings in the language in which the sheet has most of them."""
        present = set(map(folded, self._headings))
        of_both = [headings(Language(code)) for code in CODES]
        return max(of_both, key=lambda names: len(present & set(map(folded, names))))

    def _task(self, number: int, row: list[str]) -> Action:
        text = {name: printable(row[place]).strip() for name, place in self._places.items()}
        for name, place in self._places.items():
            if name in REQUIRED and not text[name]:
                raise self._at(_EMPTY, number, place, heading=_short(self._headings[place]))
            if len(text[name]) > LONGEST_TEXT:
                raise self._at(_LONG, number, place, limit=LONGEST_TEXT)
        measure = self._meanings.content(text["content"])
        if measure is None:
            raise self._wrong(_UNKNOWN_CONTENT, number, "content", text["content"])
        level = self._meanings.level(text["level"])
        if level is None:
            raise self._wrong(_UNKNOWN_LEVEL, number, "level", text["level"])
        said = {name: text.get(name, "") for name in ("coordinating", "time", "product", "id")}
        task = Action(
            id=said["id"], measure=measure, level=level, task_vi=text["task"],
            task_en=text["task"], lead=(), coordinating=(), lead_vi=text["lead"],
            lead_en=text["lead"], coordinating_vi=said["coordinating"],
            coordinating_en=said["coordinating"], timing_vi=said["time"], timing_en=said["time"],
            product_vi=said["product"], product_en=said["product"],
            indicators=self._questions(number, measure, text),
        )  # fmt: skip
        ours = self._shipped.get(task.id)
        if ours and _words(task, "vi") in (_words(ours, "vi"), _words(ours, "en")):
            return ours
        return task if task.id and not ours else replace(task, id=_new_id(task))

    def _questions(self, number: int, measure: str, text: dict[str, str]) -> tuple[str, ...]:
        known = {one.measure for one in self._meanings.questions[measure]}
        names = text.get("indicators", "").replace("\n", ";").split(";")
        found = [name.strip() for name in names if name.strip()]
        for name in found:
            if name not in known:
                content = _short(text["content"])
                raise self._wrong(_UNKNOWN_QUESTION, number, "indicators", name, content=content)
        return tuple(dict.fromkeys(found))

    def _wrong(
        self, message: str, row: int, column: str, value: str, **values: object
    ) -> CatalogueRefused:
        return self._at(message, row, self._places[column], value=_short(value), **values)

    def _at(self, message: str, row: int, place: int, **values: object) -> CatalogueRefused:
        cell = f"{get_column_letter(place + 1)}{row}"
        return self._refused(message, cell=cell, **values)

    def _refused(self, message: str, **values: object) -> CatalogueRefused:
        return CatalogueRefused(message, file=self._file, sheet=self._cells.sheet, **values)


def _words(task: Action, code: str) -> tuple[object, ...]:
    """What a row says of a task in one language."""
    names = ("task", "lead", "coordinating", "timing", "product")
    said = (getattr(task, f"{name}_{code}") for name in names)
    return (task.measure, task.level, *said, task.indicators)


def _new_id(task: Action) -> str:
    """A code for a task of the office's own: the same whenever the same row is read."""
    words = "|".join(map(str, _words(task, "vi")))
    return f"own-{hashlib.sha256(words.encode()).hexdigest()[:10]}"
